"""From strings to a draft, to the second reader, and back; with passages and pictures that are gone."""

import pytest
from wagtail.models import WorkflowPage, WorkflowState
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringTranslation, Translation

from showcase.editorial.translation.drafts import Refused, make_draft, send
from showcase.editorial.translation.healing import heal
from showcase.editorial.translation.models import State
from showcase.editorial.translation.sheet import Moments, sheet_of
from showcase.editorial.translation.standing import standing_of
from tests.factories import PictureFactory

from .conftest import say


def test_draft_of_a_live_page_leaves_readers_what_they_have(translation, change, translator):
    change(tagline="Cay, thơm và ấm.")
    say(translation, {"Cay, thơm và ấm.": "Hot, fragrant and warming."})
    revision = make_draft(translation, translator)
    english = translation.get_target_instance()
    assert (english.tagline, english.has_unpublished_changes) == ("Hot and fragrant.", True)
    assert revision.as_object().tagline == "Hot, fragrant and warming."
    assert revision.user == translator
    assert standing_of(english).state == State.READY


def test_only_a_complete_translation_is_sent(translation, change, translator, reader):
    change(tagline="Cay, thơm và ấm.")
    with pytest.raises(Refused, match="1"):
        send(translation, translator)
    assert not WorkflowState.objects.exists()


def test_nothing_is_sent_where_nobody_reads(translation, translator):
    WorkflowPage.objects.all().delete()
    before = translation.get_target_instance().latest_revision_id
    with pytest.raises(Refused):
        send(translation, translator)
    assert translation.get_target_instance().latest_revision_id == before


def test_second_reader_sends_back_and_then_publishes(translation, change, translator, reader):
    change(tagline="Cay, thơm và ấm.")
    say(translation, {"Cay, thơm và ấm.": "Hot, warming."}, by=translator)
    state = send(translation, translator)
    assert state.requested_by == translator
    state.current_task_state.specific.reject(user=reader, comment="Thơm?")
    say(translation, {"Cay, thơm và ấm.": "Hot, fragrant, warming."}, by=translator)
    again = send(translation, translator)
    assert (again.pk, again.status) == (state.pk, WorkflowState.STATUS_IN_PROGRESS)
    again.current_task_state.specific.approve(user=reader)
    english = translation.get_target_instance()
    assert (english.live, english.tagline) == (True, "Hot, fragrant, warming.")
    assert standing_of(english).state == State.COMPLETE


def test_sending_again_replaces_what_is_being_read(translation, translator, reader):
    first = send(translation, translator)
    say(translation, {"Củ nhỏ.": "Small roots."})
    assert [line.english for line in sheet_of(translation, Moments(draft=standing_made(translation))).newer] == [
        "Small roots."
    ]
    second = send(translation, translator)
    first.refresh_from_db()
    assert (first.status, second.status) == (WorkflowState.STATUS_CANCELLED, WorkflowState.STATUS_IN_PROGRESS)
    assert second.current_task_state.revision.as_object().origin == "<p>Small roots.</p><p>A thin skin.</p>"


def standing_made(translation):
    return standing_of(translation.get_target_instance()).made_revision.created_at


def test_what_the_page_refuses_is_said_and_marked(translation, translator, reader):
    say(translation, {"Cay và thơm.": "Hot " * 60})
    with pytest.raises(Refused, match="160"):
        make_draft(translation, translator)
    assert StringTranslation.objects.get(context__path="tagline").has_error


def test_changed_paragraphs_find_their_own_earlier_wording(translation, change):
    change(origin="<p>Củ nhỏ, nhiều xơ.</p><p>Vỏ rất mỏng.</p>")
    found = {line.vietnamese: line.earlier.english for line in sheet_of(translation).changed}
    assert found == {"Củ nhỏ, nhiều xơ.": "A small root.", "Vỏ rất mỏng.": "A thin skin."}


def test_second_reader_finds_what_is_new_with_what_it_was(translation, change):
    for n, words in enumerate(["Cay.", "Cay, thơm và ấm."]):
        change(tagline=words)
        say(translation, {words: f"English {n}"})
    public = translation.get_target_instance().live_revision.created_at
    [line] = sheet_of(translation, Moments(public=public)).fresh
    assert (line.english, line.earlier.vietnamese) == ("English 1", "Cay.")


def test_sheet_costs_no_more_for_more_strings(translation, change, django_assert_max_num_queries):
    change(origin="".join(f"<p>Đoạn {n}.</p>" for n in range(30)))
    with django_assert_max_num_queries(4):
        assert len(sheet_of(translation).lines) == 34


STEP = {"type": "step", "value": {"title": "Đào", "text": "<p>Đào củ.</p>", "image": None}}


def test_passage_that_is_gone_breaks_nothing(translation, change, translator):
    change(steps=[STEP | {"id": "11111111-1111-4111-8111-111111111111"}])
    say(translation, {"Đào": "Digging", "Đào củ.": "Roots are dug."})
    source = translation.source
    source.refresh_from_db()
    # As after work on the database by hand: the text has lost the passage, the strings are still kept.
    source.content_json = source.content_json.replace("11111111-1111-4111-8111-111111111111", "2" * 8)
    source.save()
    heal(translation)
    assert make_draft(translation, translator).as_object().tagline == "Hot and fragrant."


def test_english_picture_that_was_deleted_gives_way_to_the_vietnamese_one(translation, change, translator):
    change(hero_image=PictureFactory(), hero_alt="Củ gừng")
    say(translation, {"Củ gừng": "Ginger root"})
    segment = OverridableSegment.objects.get(context__path="hero_image")
    other = PictureFactory()
    SegmentOverride.objects.create(locale=translation.target_locale, context=segment.context, data_json=str(other.pk))
    assert make_draft(translation, translator).as_object().hero_image == other
    other.delete()
    fresh = Translation.objects.get(pk=translation.pk)
    assert make_draft(fresh, translator).as_object().hero_image_id == segment.data


def test_vietnamese_picture_that_was_deleted_breaks_nothing(translation, change, translator):
    picture = PictureFactory()
    value = {"image": {"image": picture.pk, "alt_text": "Củ gừng", "decorative": False}, "caption": "Ở nương"}
    change(gallery=[{"type": "picture", "value": value}])
    say(translation, {"Củ gừng": "Ginger root", "Ở nương": "On the field"})
    picture.delete()
    fresh = Translation.objects.get(pk=translation.pk)
    assert make_draft(fresh, translator).as_object().tagline == "Hot and fragrant."


def test_translation_whose_vietnamese_page_is_gone_is_refused(translation, translator, monkeypatch):
    translation.get_target_instance()
    monkeypatch.setattr("wagtail_localize.models.cleanup_translation_on_delete", lambda *args, **kwargs: None)
    translation.source.get_source_instance().delete()
    with pytest.raises(Refused):
        make_draft(Translation.objects.get(pk=translation.pk), translator)
