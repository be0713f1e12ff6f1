"""The sequence of an event rises when what calendars show of it changes, and only then."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.calendars.changes import note_change
from events.corner.restating import Change, restate
from events.models import CalendarEntry, EventHours, EventPage
from events.state import Status
from tests.factories import AdminFactory, EventPageFactory
from tests.product_pages.helpers import english

from .reading import events, fetch, values

FIRST, LATER = datetime(2026, 11, 1, 5, tzinfo=UTC), datetime(2026, 11, 24, 5, tzinfo=UTC)


def publish(page) -> None:
    page.save_revision().publish()


def told(client, page, language: str = "vi") -> tuple[int, datetime]:
    """Return sequence and last change as a reader's calendar is told them."""
    entry = events(fetch(client, "calendar_of_event", language, slug=page.slug))[0]
    assert entry["dtstamp"].dt == entry["last-modified"].dt
    return int(entry["sequence"]), entry["last-modified"].dt


@pytest.fixture
def event(site):
    """Announce a fair on the first of November."""
    page = EventPageFactory(parent=site.events, title="Hội chợ Vinh", live=False, starts_on=date(2026, 12, 10))
    with time_machine.travel(FIRST, tick=False):
        publish(page)
    return EventPage.objects.get(pk=page.pk)


@pytest.fixture
def change(event):
    """Return a function that changes the event later and publishes it."""

    def change_and_publish(**facts):
        for name, value in facts.items():
            setattr(event, name, value)
        with time_machine.travel(LATER, tick=False):
            publish(event)

    return change_and_publish


def test_announcement_is_the_first_state(client, event):
    assert told(client, event) == (0, FIRST)


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Hội chợ Vinh, đổi tên"},
        {"starts_on": date(2026, 12, 9)},
        {"opens_at": time(8)},
        {"venue": "Quảng trường"},
        {"status": "cancelled"},
        {"status": "moved", "moved_from": date(2026, 12, 1)},
        {"latitude": 18.67, "longitude": 105.69},
        {"programme": [("day", {"day": 1, "sessions": [{"title": "Khai mạc", "time": time(8)}]})]},
        {"event_hours": [EventHours(day=1, opens_at=time(9))]},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_what_calendars_show_raises_it(client, event, change, facts):
    change(**facts)
    assert told(client, event) == (1, LATER)


@pytest.mark.parametrize("facts", [{}, {"editor_notes": "Hỏi lại"}, {"audience": "Mọi người"}], ids=str)
def test_what_calendars_do_not_show_leaves_it(client, event, change, facts):
    change(**facts)
    assert told(client, event) == (0, FIRST)


def test_draft_leaves_it(client, event):
    event.title = "Bản nháp"
    event.save_revision()
    assert told(client, event) == (0, FIRST)


def test_state_changed_at_once_raises_it(client, event):
    EventPage.objects.filter(pk=event.pk).update(status="postponed")
    with time_machine.travel(LATER, tick=False):
        note_change(event)
    assert told(client, event) == (1, LATER)


def test_change_of_plan_raises_it_and_stays_in_the_calendar(client, event):
    with time_machine.travel(LATER, tick=False):
        restate(event, Change(Status.CANCELLED, "Vì bão."), AdminFactory())
    assert told(client, event) == (1, LATER)
    assert values(fetch(client, "calendar_of_event", slug=event.slug), "STATUS") == ["CANCELLED"]


def test_both_languages_are_told_of_one_change(client, event, change):
    translation = english(event, title="Vinh fair")
    change(starts_on=date(2026, 12, 9))
    assert told(client, event) == told(client, translation, "en") == (1, LATER)


def test_english_words_raise_it_too(client, event, site):
    translation = english(event, title="Vinh fair")
    with time_machine.travel(LATER, tick=False):
        publish(translation)
    assert told(client, event) == told(client, translation, "en") == (1, LATER)


def test_facts_copied_to_english_are_no_second_change(client, event, change):
    english(event, title="Vinh fair")
    change(starts_on=date(2026, 12, 9))
    note_change(event)
    assert told(client, event)[0] == 1


def test_going_and_coming_back_is_no_change(client, event):
    event.unpublish()
    publish(event)
    assert told(client, event) == (0, FIRST)


def test_first_note_of_an_event_that_calendars_knew_already_counts_as_a_change(client, event, change):
    CalendarEntry.objects.all().delete()
    assert told(client, event) == (0, FIRST)
    change(title="Hội chợ khác")
    assert told(client, event) == (1, LATER)


def test_event_that_nobody_published_has_no_entry(site):
    note_change(EventPageFactory(parent=site.events, live=False))
    assert not CalendarEntry.objects.exists()


def test_page_outside_of_every_site_can_be_published(site):
    page = EventPageFactory(parent=site.home.get_parent(), live=False)
    publish(page)
    assert CalendarEntry.objects.get().event_id == page.pk


def test_a_change_costs_few_queries(event):
    event.refresh_from_db()
    with CaptureQueriesContext(connection) as captured:
        note_change(event)
    assert len(captured) <= 10
