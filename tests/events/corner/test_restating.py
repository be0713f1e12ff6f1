"""A change of plan: seen at once in both languages, and nothing of what is being written is lost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from events.corner.restating import ACTION, Change, restate
from events.models import EventPage
from events.state import State, Status
from tests.factories import EventPageFactory

CANCELLED = Change(Status.CANCELLED, "Bão số 9 đổ bộ, hội chợ không họp nữa.", "A typhoon is coming; it is off.")
MOVED = Change(Status.MOVED, "Dời vì bão.", "", date(2026, 12, 17))


def stored(page) -> EventPage:
    return EventPage.objects.get(pk=page.pk)


def draft_of(page) -> EventPage:
    return stored(page).get_latest_revision_as_object()


def test_both_languages_say_it_at_once(fair, english, organiser):
    restate(fair, CANCELLED, organiser)
    assert stored(fair).current_state == stored(english).current_state == State.CANCELLED
    assert stored(fair).status_note == CANCELLED.note_vi
    assert stored(english).status_note == CANCELLED.note_en


def test_readers_of_english_meet_no_vietnamese(client, fair, english, organiser):
    restate(fair, MOVED, organiser)
    page = client.get(stored(english).url).content.decode()
    assert MOVED.note_vi not in page
    assert stored(english).status_note == ""
    restate(fair, Change(Status.CANCELLED, "Bão."), organiser)
    page = client.get(stored(english).url).content.decode()
    assert "Bão." not in page
    assert "This event is cancelled and will not be held." in page


def test_moved_event_keeps_its_length_and_says_where_it_stood(fair, english, organiser):
    restate(fair, MOVED, organiser)
    for page in (stored(fair), stored(english)):
        assert (page.starts_on, page.ends_on) == (date(2026, 12, 17), date(2026, 12, 20))
        assert page.moved_from == date(2026, 12, 10)


def test_lunar_dates_follow_a_move_and_wait_for_a_person(site, fair, organiser):
    feast = EventPageFactory(
        parent=site.events, starts_on=date(2027, 2, 20), lunar_month=1, lunar_first_day=15, lunar_confirmed=True
    )
    restate(feast, Change(Status.MOVED, "Dời hai ngày.", "", date(2027, 2, 22)), organiser)
    moved = stored(feast)
    assert (moved.lunar_first_day, moved.lunar_month, moved.lunar_confirmed) == (17, 1, False)


def test_event_that_goes_ahead_after_all_says_so(fair, organiser):
    restate(fair, CANCELLED, organiser)
    restate(stored(fair), Change(Status.PLANNED, ""), organiser)
    assert stored(fair).current_state != State.CANCELLED
    assert stored(fair).status_note == ""


def test_draft_keeps_all_else_and_stays_a_draft(fair, organiser):
    draft = stored(fair)
    draft.intro = "Thêm gian hàng."
    draft.save_revision(user=organiser)
    restate(stored(fair), CANCELLED, organiser)
    assert stored(fair).intro != "Thêm gian hàng."
    assert stored(fair).has_unpublished_changes
    assert (draft_of(fair).intro, draft_of(fair).status) == ("Thêm gian hàng.", "cancelled")


def test_review_goes_on(fair, organiser):
    draft = stored(fair)
    draft.intro = "Thêm gian hàng."
    draft.save_revision(user=organiser)
    state = fair.get_workflow().start(stored(fair), organiser)
    restate(stored(fair), CANCELLED, organiser)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert draft_of(fair).intro == "Thêm gian hàng."


def test_scheduled_publication_stays_scheduled_and_knows_of_it(fair, organiser):
    later = timezone.now() + timedelta(days=3)
    draft = stored(fair)
    draft.intro, draft.go_live_at = "Bản sau.", later
    draft.save_revision(user=organiser).publish()
    restate(stored(fair), CANCELLED, organiser)
    scheduled = stored(fair).revisions.get(approved_go_live_at__isnull=False)
    assert scheduled.approved_go_live_at == later
    assert scheduled.as_object().status == "cancelled"
    assert stored(fair).current_state == State.CANCELLED
    assert stored(fair).live


def test_english_sentence_is_kept_among_the_translators_strings(fair, english, organiser):
    source, _made = TranslationSource.update_or_create_from_instance(fair)
    Translation.objects.create(source=source, target_locale=english.locale)
    restate(fair, CANCELLED, organiser)
    (string,) = StringTranslation.objects.filter(context__path="status_note")
    assert (string.translation_of.data, string.data) == (CANCELLED.note_vi, CANCELLED.note_en)


def test_history_has_who_and_what(fair, organiser):
    restate(fair, MOVED, organiser)
    entry = PageLogEntry.objects.get(action=ACTION)
    assert entry.user == organiser
    assert entry.data == {
        "before": "planned",
        "status": "moved",
        "note": "Dời vì bão.",
        "from": "2026-12-10",
        "to": "2026-12-17",
    }


# ---- the screen
def sent(**fields) -> dict:
    start = {"status": "planned", "first_day": "10/12/2026", "last_day": "", "note_vi": "", "note_en": ""}
    return start | fields


def say(client, page, **fields):
    return client.post(reverse("event_state", args=[page.pk]), sent(**fields))


@pytest.fixture
def signed_in(client, organiser):
    client.force_login(organiser)
    return client


def test_screen_leads_to_both_pages_and_names_their_languages_in_themselves(signed_in, fair, english):
    screen = signed_in.get(reverse("event_state", args=[fair.pk])).content.decode()
    assert "(Tiếng Việt)" in screen
    assert "(English)" in screen


def test_organiser_cancels_on_one_screen(signed_in, fair, lead, mailoutbox, django_capture_on_commit_callbacks):
    assert signed_in.get(reverse("event_state", args=[fair.pk])).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        say(signed_in, fair, status="cancelled", note_vi=CANCELLED.note_vi)
    assert stored(fair).current_state == State.CANCELLED
    told = [address for mail in mailoutbox for address in mail.to]
    assert told == [lead.email]
    assert CANCELLED.note_vi in mailoutbox[0].body


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"status": "cancelled"}, "note_vi"),
        ({"status": "moved", "note_vi": "Dời.", "first_day": ""}, "first_day"),
        ({"status": "moved", "note_vi": "Dời.", "first_day": "20/12/2026", "last_day": "19/12/2026"}, "last_day"),
        ({"status": "postponed", "note_vi": "Hoãn.", "first_day": "20/12/2026"}, "first_day"),
        ({"status": "party"}, "status"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_readers_see_nothing(signed_in, fair, fields, field):
    response = say(signed_in, fair, **fields)
    assert list(response.context["form"].errors) == [field]
    assert stored(fair).status == "planned"


def test_event_is_not_made_shorter_than_its_programme(signed_in, fair):
    EventPage.objects.filter(pk=fair.pk).update(
        programme=[{"type": "day", "value": {"day": 4, "sessions": [{"title": "Bế mạc"}]}}]
    )
    response = say(signed_in, fair, status="moved", note_vi="Dời.", first_day="17/12/2026", last_day="18/12/2026")
    assert list(response.context["form"].errors) == ["last_day"]


def test_nobody_speaks_for_the_events_of_others_or_for_drafts(signed_in, fair, foreign):
    EventPage.objects.filter(pk=fair.pk).update(live=False)
    for page in (foreign, fair):
        say(signed_in, page, status="cancelled", note_vi="Không họp.")
        assert stored(page).status == "planned"


def test_lead_sees_on_the_desk_what_was_told_without_a_review(client, fair, organiser, lead):
    restate(fair, CANCELLED, organiser)
    client.force_login(lead)
    assert CANCELLED.note_vi in client.get(reverse("wagtailadmin_home")).content.decode()
