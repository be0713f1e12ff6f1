"""Dates in the editor: lunar ones propose and check the solar ones, and every day is one that the event has."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from events.models import EventPage
from tests.events.form import day_of_programme, form
from tests.factories import EventPageFactory

# The full moon of the first month of 2027.
FULL_MOON = {"lunar_month": "1", "lunar_first_day": "15"}


@pytest.fixture
def add(site) -> str:
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", site.events.pk])


@pytest.fixture
def edit(event) -> str:
    event.save_revision()
    return reverse("wagtailadmin_pages:edit", args=[event.pk])


def errors(response) -> dict:
    return response.context["form"].errors if response.context else {}


def draft() -> EventPage:
    return EventPage.objects.latest("pk").get_latest_revision_as_object()


@time_machine.travel("2026-11-30 08:00:00+07:00", tick=False)
def test_days_are_computed_from_the_lunar_ones(editor_client, add):
    editor_client.post(add, form(**FULL_MOON, lunar_last_day="17"))
    assert (draft().starts_on, draft().ends_on) == (date(2027, 2, 20), date(2027, 2, 22))


def test_day_that_does_not_agree_is_told_which_one_does(editor_client, add):
    found = errors(editor_client.post(add, form(starts_on="21/02/2027", **FULL_MOON)))
    assert list(found) == ["starts_on"]
    assert "20/02/2027" in found["starts_on"][0]


def test_a_person_may_know_better_than_the_calendar(editor_client, add):
    editor_client.post(add, form(starts_on="21/02/2027", lunar_confirmed="on", **FULL_MOON))
    assert draft().starts_on == date(2027, 2, 21)
    assert draft().lunar_confirmed


def test_last_day_must_agree_too(editor_client, add):
    sent = form(starts_on="20/02/2027", ends_on="21/02/2027", lunar_last_day="17", **FULL_MOON)
    assert list(errors(editor_client.post(add, sent))) == ["ends_on"]


@pytest.mark.parametrize(
    ("lunar", "field"),
    [
        ({"lunar_month": "2", "lunar_first_day": "30"}, "lunar_first_day"),
        ({"lunar_month": "5", "lunar_first_day": "3", "lunar_leap": "on"}, "lunar_leap"),
    ],
)
def test_lunar_date_that_the_year_has_not_is_refused_even_when_confirmed(editor_client, add, lunar, field):
    found = errors(editor_client.post(add, form(starts_on="16/04/2026", lunar_confirmed="on", **lunar)))
    assert list(found) == [field]


def test_changed_dates_take_the_tick_off(editor_client, site):
    page = EventPageFactory(
        parent=site.events, starts_on=date(2027, 2, 20), lunar_month=1, lunar_first_day=15, lunar_confirmed=True
    )
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    ticked_for = editor_client.get(address).context["form"]["lunar_confirmed_for"].value()
    same = {"lunar_confirmed": "on", "lunar_confirmed_for": ticked_for, "lunar_month": "1"}
    editor_client.post(address, form(starts_on="20/02/2027", lunar_first_day="15", **same))
    assert draft().lunar_confirmed
    for _twice in range(2):  # the editor saves by itself, and still shows the tick
        editor_client.post(address, form(starts_on="21/02/2027", lunar_first_day="16", **same))
        assert not draft().lunar_confirmed


def test_event_of_one_day_that_is_moved_earlier_stays_of_one_day(editor_client, site):
    page = EventPageFactory(parent=site.events, starts_on=date(2026, 12, 10))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = editor_client.get(address).context["form"]["ends_on"].value()
    editor_client.post(address, form(starts_on="08/12/2026", ends_on=shown or ""))
    moved = draft()
    assert (moved.starts_on, moved.last_day) == (date(2026, 12, 8), date(2026, 12, 8))


HOURS = {"opens_at": "08:00", "closes_at": "17:00", "is_closed": ""}


def test_hours_of_a_day_that_the_event_has_not_are_refused(editor_client, edit):
    sent = form([{"day": "5", **HOURS}], starts_on="10/12/2026", ends_on="13/12/2026")
    response = editor_client.post(edit, sent)
    (row,) = response.context["form"].formsets["event_hours"].forms
    assert list(row.errors) == ["day"]


def test_the_same_day_has_hours_once(editor_client, edit):
    sent = form([{"day": "2", **HOURS}, {"day": "2", **HOURS}], starts_on="10/12/2026", ends_on="13/12/2026")
    response = editor_client.post(edit, sent)
    first, second = response.context["form"].formsets["event_hours"].forms
    assert (list(first.errors), list(second.errors)) == ([], ["day"])


def test_days_without_hours_beside_others_are_refused_on_the_way_to_readers(editor_client, edit):
    sent = form([{"day": "1", **HOURS}], starts_on="10/12/2026", ends_on="12/12/2026")
    assert editor_client.post(edit, sent).status_code == 302
    found = errors(editor_client.post(edit, sent | {"action-publish": "1"}))
    assert "2, 3" in found["opens_at"][0]


@pytest.mark.parametrize("days", [[5], [2, 2]])
def test_programme_names_days_that_the_event_has_and_each_once(editor_client, edit, days):
    programme = streamfield([day_of_programme(day) for day in days])
    sent = form(starts_on="10/12/2026", ends_on="13/12/2026", programme=programme)
    found = errors(editor_client.post(edit, sent)).as_data()
    wrong = found["programme"][0].block_errors
    assert list(wrong) == [len(days) - 1]
    assert list(wrong[len(days) - 1].block_errors) == ["day"]


def test_screen_with_a_wrong_programme_is_drawn(editor_client, edit):
    programme = streamfield([day_of_programme(9)])
    response = editor_client.post(edit, form(starts_on="10/12/2026", ends_on="13/12/2026", programme=programme))
    assert response.status_code == 200


def test_item_of_the_programme_may_go_on_past_midnight(editor_client, edit):
    kind, day = day_of_programme(1)
    day["sessions"] |= {"0-value-time": "22:00", "0-value-ends": "01:00"}
    sent = form(starts_on="10/12/2026", ends_on="13/12/2026", programme=streamfield([(kind, day)]))
    assert editor_client.post(edit, sent).status_code == 302
