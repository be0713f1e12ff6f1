"""The site on one day, whenever the tests run: a fair is on, others are over or to come, oranges are ripe."""

from datetime import UTC, datetime

import time_machine

time_machine.travel(datetime(2026, 12, 11, 2, tzinfo=UTC), tick=True).start()

from showcase.wsgi import application  # noqa: E402

__all__ = ["application"]
