"""A fair of four days."""

from datetime import date

import pytest

from tests.factories import EventPageFactory


@pytest.fixture
def event(site):
    """Publish a fair from 10 to 13 December 2026."""
    return EventPageFactory(
        parent=site.events, title="Hội chợ Vinh", starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 13)
    )
