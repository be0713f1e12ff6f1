"""A December with a fair over two weeks, and a frozen day."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from events.models import EventSeries
from tests.factories import EventPageFactory


@pytest.fixture(autouse=True)
def _first_of_december():
    with time_machine.travel(datetime(2026, 12, 1, 5, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def fair(site):
    """Publish a fair from Thursday 10 to Wednesday 16 December 2026."""
    return EventPageFactory(
        parent=site.events, title="Hội chợ Vinh", starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 16)
    )


@pytest.fixture
def series(site):
    """Return a series with editions of 2025, 2026 and 2027, the latest cancelled."""
    series = EventSeries.objects.create(name_vi="Hội chợ Tết", name_en="Tết fair", slug="hoi-cho-tet")
    for number, year in enumerate((2025, 2026, 2027), 1):
        status = "cancelled" if year == 2027 else "planned"
        EventPageFactory(
            parent=site.events,
            title=f"Tết {year}",
            series=series,
            edition=number,
            starts_on=date(year, 12, 20),
            status=status,
        )
    return series
