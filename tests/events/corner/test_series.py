"""A series has an address that is made once."""

import pytest
from django.urls import reverse

from events.models import EventSeries

NEW = "wagtailsnippets_events_eventseries:add"


@pytest.fixture
def form() -> dict:
    return {"name_vi": "Hội chợ Vinh", "name_en": "", "intro_vi": "", "intro_en": ""}


def test_address_is_made_of_the_name_and_kept(editor_client, form):
    editor_client.post(reverse(NEW), form)
    series = EventSeries.objects.get()
    edit = reverse("wagtailsnippets_events_eventseries:edit", args=[series.pk])
    editor_client.post(edit, form | {"name_vi": "Hội chợ thành Vinh", "slug": "khac"})
    series.refresh_from_db()
    assert (series.name_vi, series.slug) == ("Hội chợ thành Vinh", "hoi-cho-vinh")


def test_two_names_that_read_the_same_are_refused_at_the_field(editor_client, form):
    EventSeries.objects.create(name_vi="Hội chợ vinh", slug="hoi-cho-vinh")
    answer = editor_client.post(reverse(NEW), form)
    assert answer.context["form"].errors.keys() == {"name_vi"}
