"""What an event is on a day: one boundary, the calendar of Viet Nam, the organiser's word before the dates."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from events.models import EventPage
from events.state import State, Status
from tests.factories import EventPageFactory

FIRST, LAST = date(2026, 12, 10), date(2026, 12, 13)
DAY = timedelta(days=1)
DAYS = st.dates(date(2026, 11, 1), date(2027, 1, 31))


def fair(**fields) -> EventPage:
    return EventPage(**{"starts_on": FIRST, "ends_on": LAST} | fields)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (FIRST - DAY, State.UPCOMING),
        (FIRST, State.ON_NOW),
        (FIRST + DAY, State.ON_NOW),
        (LAST, State.ON_NOW),
        (LAST + DAY, State.PAST),
    ],
)
def test_event_is_on_from_its_first_to_its_last_day(day, state):
    assert fair().state(day) == state


@pytest.mark.parametrize(
    ("day", "state"), [(FIRST - DAY, State.UPCOMING), (FIRST, State.ON_NOW), (FIRST + DAY, State.PAST)]
)
def test_event_of_one_day_is_on_for_that_day(day, state):
    assert fair(ends_on=None).state(day) == state


# 17:30 UTC is half past midnight in Nghệ An: the next day has begun.
@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (datetime(2026, 12, 9, 16, 30, tzinfo=UTC), State.UPCOMING),
        (datetime(2026, 12, 9, 17, 30, tzinfo=UTC), State.ON_NOW),
        (datetime(2026, 12, 13, 16, 30, tzinfo=UTC), State.ON_NOW),
        (datetime(2026, 12, 13, 17, 30, tzinfo=UTC), State.PAST),
    ],
)
def test_days_begin_at_midnight_in_viet_nam(moment, state):
    with time_machine.travel(moment, tick=False):
        assert fair().current_state == state


@given(DAYS, st.sampled_from([Status.POSTPONED, Status.CANCELLED]))
def test_what_the_organiser_says_goes_before_the_dates(day, status):
    assert fair(status=status).state(day) == status.value


@pytest.mark.parametrize(("ends_on", "one"), [(None, True), (FIRST, True), (LAST, False)])
def test_event_without_a_last_day_is_of_one_day(ends_on, one):
    assert fair(ends_on=ends_on).is_one_day is one


def test_last_day_is_kept_with_the_event(site):
    assert EventPageFactory(parent=site.events, starts_on=FIRST).ends_on == FIRST


@pytest.mark.database
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(day=DAYS, starts_on=DAYS, length=st.integers(0, 20))
@example(day=FIRST, starts_on=FIRST, length=0)
@example(day=LAST, starts_on=FIRST, length=3)
def test_every_event_is_in_exactly_one_list(event, day, starts_on, length):
    EventPage.objects.update(starts_on=starts_on, ends_on=starts_on + timedelta(days=length))
    is_past = EventPage.objects.get().state(day) == State.PAST
    assert EventPage.objects.past(day).exists() is is_past
    assert EventPage.objects.upcoming(day).exists() is not is_past


@pytest.mark.database
@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_postponed_and_cancelled_events_are_in_the_list_of_their_dates(event, status):
    EventPage.objects.update(status=status)
    assert EventPage.objects.upcoming(LAST).exists()
    assert EventPage.objects.past(LAST + DAY).exists()
