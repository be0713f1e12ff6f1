"""The time in the processes of the site: so many days after today, by the environment."""

import os
from datetime import UTC, datetime, timedelta

import time_machine

DAYS_LATER = "DESK_DAYS_LATER"


def travel() -> None:
    """Move this process on, for as long as it lives."""
    days = int(os.environ.get(DAYS_LATER, 0))
    if days:
        time_machine.travel(datetime.now(UTC) + timedelta(days=days), tick=True).start()
