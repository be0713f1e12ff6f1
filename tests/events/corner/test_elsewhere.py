"""A fair that is held elsewhere: the new venue in every version, and nothing left that led to the old one."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from events.corner.elsewhere import OF_THE_PLACE, Elsewhere
from events.corner.restating import ACTION, Change, restate
from events.models import EventPage
from events.state import Status
from showcase.editorial.translation.drafts import make_draft
from tests.events.calendars.reading import events, fetch
from tests.factories import PictureFactory, PlaceFactory
from tests.product_pages.helpers import node, read

OLD = {"venue": "Quảng trường Cũ", "address": "1 Đường Cũ"}
THERE = {
    "latitude": 18.67,
    "longitude": 105.69,
    "directions": "Qua cầu.",
    "step_free": "yes",
    "access_note": "Cửa đông.",
    "venue_plan_alt": "Cửa vào ở phía đông.",
}


@pytest.fixture
def place(site):
    return PlaceFactory(name="Vinh Mới")


@pytest.fixture
def held(fair, organiser):
    """Publish the fair at its old venue, with all that is told of it."""
    for name, value in (OLD | THERE | {"venue_plan": PictureFactory(title="Sơ đồ")}).items():
        setattr(fair, name, value)
    fair.save_revision(user=organiser).publish()
    return stored(fair)


@pytest.fixture
def translated(held, english):
    """Publish its English, with the strings that a translator wrote."""
    words = {"venue": "Old Square", "address": "1 Old Street", "directions": "Across the bridge."}
    EventPage.objects.filter(pk=english.pk).update(**words)
    source, _made = TranslationSource.update_or_create_from_instance(held)
    return Translation.objects.create(source=source, target_locale=english.locale)


def moved(place=None, venue="Nhà văn hóa Mới", venue_en="", address="2 Đường Mới") -> Change:
    return Change(Status.MOVED, "Dời vì mưa.", where=Elsewhere(venue, address, place, venue_en))


def stored(page) -> EventPage:
    return EventPage.objects.get(pk=page.pk)


def where(page) -> tuple:
    return page.venue, page.address, page.place


def leads_there(page) -> list[str]:
    """Return what is still said of the way to the old place."""
    return [name for name, nothing in OF_THE_PLACE.items() if getattr(page, name) != nothing]


def test_both_languages_have_the_new_venue_and_nothing_of_the_old_place(held, english, translated, organiser, place):
    restate(held, moved(place, venue_en="New Hall"), organiser)
    assert where(stored(held)) == ("Nhà văn hóa Mới", "2 Đường Mới", place)
    assert where(stored(english)) == ("New Hall", "2 Đường Mới", place)
    assert leads_there(stored(held)) == leads_there(stored(english)) == []
    # Days and all else stand.
    assert (stored(held).starts_on, stored(held).moved_from) == (date(2026, 12, 10), None)


def test_without_english_words_it_keeps_its_proper_name(held, english, translated, organiser):
    restate(held, moved(), organiser)
    assert stored(english).venue == "Nhà văn hóa Mới"


@pytest.mark.parametrize(("said", "read_next"), [("New Hall", "New Hall"), ("", "Nhà văn hóa Mới")])
def test_next_translation_does_not_bring_the_old_venue_back(held, english, translated, organiser, said, read_next):
    restate(held, moved(venue_en=said), organiser)
    draft = make_draft(translated, organiser).as_object()
    assert (draft.venue, draft.address, leads_there(draft)) == (read_next, "2 Đường Mới", [])


def test_unpublished_english_goes_along_too(held, english, translated, organiser):
    EventPage.objects.filter(pk=english.pk).update(live=False)
    restate(held, moved(venue_en="New Hall"), organiser)
    page = stored(english)
    assert (page.live, page.venue, leads_there(page)) == (False, "New Hall", [])


def test_english_name_alone_is_put_right_for_the_translator_too(held, english, translated, organiser):
    same = Elsewhere(OLD["venue"], OLD["address"], None, "The Old Square")
    restate(held, Change(Status.PLANNED, "", where=same), organiser)
    assert (stored(english).venue, stored(held).venue) == ("The Old Square", OLD["venue"])
    assert StringTranslation.objects.get(context__path="venue").data == "The Old Square"
    assert "venue_to" not in PageLogEntry.objects.get(action=ACTION).data


def test_address_that_is_completed_leaves_the_way_there(held, english, translated, organiser):
    where_now = Elsewhere(OLD["venue"], "1 Đường Cũ, cổng B", None, None)
    restate(held, Change(Status.PLANNED, "", where=where_now), organiser)
    assert len(leads_there(stored(held))) == len(OF_THE_PLACE)
    assert (stored(english).venue, stored(english).address) == ("Old Square", "1 Đường Cũ, cổng B")
    assert stored(english).directions == "Across the bridge."


def test_draft_goes_along_and_keeps_all_else(held, organiser, place):
    draft = stored(held)
    draft.intro, draft.price = "Thêm gian hàng.", "20.000 ₫"
    draft.save_revision(user=organiser)
    restate(stored(held), moved(place), organiser)
    draft = stored(held).get_latest_revision_as_object()
    assert (where(draft), leads_there(draft)) == (("Nhà văn hóa Mới", "2 Đường Mới", place), [])
    assert (draft.intro, draft.price, len(draft.programme)) == ("Thêm gian hàng.", "20.000 ₫", 1)
    assert stored(held).intro != draft.intro


def test_way_to_the_new_place_that_a_draft_tells_already_is_kept(held, organiser):
    draft = stored(held)
    draft.venue, draft.directions = "Nhà văn hóa Mới", "Cạnh chợ mới."
    draft.save_revision(user=organiser)
    restate(stored(held), moved(), organiser)
    draft = stored(held).get_latest_revision_as_object()
    assert leads_there(draft) == ["directions"]
    assert draft.directions == "Cạnh chợ mới."


def test_calendars_and_search_engines_follow(client, held, organiser, place):
    before = events(fetch(client, "calendar_of_event", slug=held.slug))[0]
    restate(held, moved(place), organiser)
    after = events(fetch(client, "calendar_of_event", slug=held.slug))[0]
    assert "Nhà văn hóa Mới, 2 Đường Mới" in after["location"]
    assert "geo" not in after
    assert after["sequence"] > before["sequence"]
    told = node(read(client, stored(held)), "Event")
    assert told["location"]["name"] == "Nhà văn hóa Mới"
    assert (told["eventStatus"], "previousStartDate" in told) == ("https://schema.org/EventScheduled", False)


def test_history_names_both_venues(client, held, organiser):
    restate(held, moved(), organiser)
    data = PageLogEntry.objects.get(action=ACTION).data
    assert (data["venue_from"], data["venue_to"]) == ("Quảng trường Cũ, 1 Đường Cũ", "Nhà văn hóa Mới, 2 Đường Mới")
    client.force_login(organiser)
    history = client.get(reverse("wagtailadmin_pages:history", args=[held.pk])).content.decode()
    assert "Quảng trường Cũ, 1 Đường Cũ → Nhà văn hóa Mới, 2 Đường Mới" in history


# ---- the screen
@pytest.fixture
def say(client, organiser, held, translated):
    """Return a function that sends the form as it stands, with changes."""
    client.force_login(organiser)
    address = reverse("event_state", args=[held.pk])

    def send(**fields):
        form = client.get(address).context["form"]
        sent = {bound.name: bound.value() or "" for bound in form} | {"first_day": "10/12/2026"}
        return client.post(address, sent | fields)

    return send


def test_organiser_moves_a_fair_on_one_screen(
    say, held, english, place, lead, mailoutbox, django_capture_on_commit_callbacks
):
    fields = {"venue": " Nhà   văn hóa Mới ", "venue_en": "New Hall", "place": place.pk}
    with django_capture_on_commit_callbacks(execute=True):
        assert say(status="moved", note_vi="Dời vì mưa.", **fields).status_code == 302
    assert where(stored(held)) == ("Nhà văn hóa Mới", OLD["address"], place)
    assert stored(english).venue == "New Hall"
    assert f"Nhà văn hóa Mới, {OLD['address']}, {place.full_name}" in mailoutbox[0].body


def test_form_that_only_cancels_leaves_the_venue(say, held, english):
    say(status="cancelled", note_vi="Bão.")
    assert (stored(held).status, stored(held).venue, stored(english).venue) == ("cancelled", OLD["venue"], "Old Square")
    assert len(leads_there(stored(held))) == len(OF_THE_PLACE)


def test_wrong_venue_is_put_right_without_a_move(say, held):
    say(venue="Nhà văn hóa Mới", venue_en="")
    assert (stored(held).status, stored(held).venue) == ("planned", "Nhà văn hóa Mới")


MOVE = {"status": "moved", "note_vi": "Dời."}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"status": "cancelled", "note_vi": "Bão.", "venue": "Nơi khác"}, "venue"),
        ({"status": "postponed", "note_vi": "Hoãn.", "address": "2 Đường Mới"}, "address"),
        ({**MOVE, "venue": "", "venue_en": ""}, "venue"),
        ({**MOVE, "venue": "Nơi khác"}, "venue_en"),
        ({**MOVE, "venue": "x" * 201, "venue_en": ""}, "venue"),
        ({**MOVE, "place": "0"}, "place"),
    ],
)
def test_what_is_wrong_with_the_venue_is_said_at_its_field(say, held, fields, field):
    response = say(**fields)
    assert list(response.context["form"].errors) == [field]
    assert (stored(held).status, where(stored(held))) == ("planned", (*OLD.values(), None))


def test_english_name_needs_a_vietnamese_one(say, place):
    response = say(**MOVE, venue="", venue_en="New Hall", place=place.pk)
    assert list(response.context["form"].errors) == ["venue"]
