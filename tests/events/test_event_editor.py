"""The event's editor: what a browser posts, kept as a draft or refused at the field."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from events.models import EventPage

from .form import day_of_programme, form


@pytest.fixture
def add(site) -> str:
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", site.events.pk])


def test_draft_with_a_name_and_a_day_is_saved(editor_client, add):
    editor_client.post(add, form(starts_on="10/12/2026"))
    event = EventPage.objects.get()
    assert (event.live, event.starts_on, event.ends_on) == (False, date(2026, 12, 10), date(2026, 12, 10))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "10/12/2026", "ends_on": "09/12/2026"}, "ends_on"),
        ({"starts_on": "10/12/2026", "opens_at": "09:00", "closes_at": "08:00"}, "closes_at"),
        ({"starts_on": "10/12/2026", "timezone": "Asia/Vinh"}, "timezone"),
        ({"starts_on": "10/12/2026", "lunar_month": "2"}, "lunar_month"),
    ],
)
def test_error_is_said_at_its_field(editor_client, add, fields, field):
    response = editor_client.post(add, form(**fields))
    assert list(response.context["form"].errors) == [field]


def test_programme_is_kept(editor_client, add):
    sent = form(starts_on="10/12/2026", ends_on="12/12/2026", programme=streamfield([day_of_programme(2)]))
    editor_client.post(add, sent)
    saved = EventPage.objects.get().get_latest_revision_as_object()
    ((number, held_on, items),) = saved.programme_days
    assert (number, held_on) == (2, date(2026, 12, 11))
    assert items[0]["title"] == "Khai mạc"


def test_editor_opens(editor_client, event):
    assert editor_client.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).status_code == 200
