"""How a page stands in English, as it is written, published, translated, unpublished, deleted."""

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail_localize.models import StringTranslation, TranslationSource

from showcase.editorial.models import Standing
from showcase.editorial.translation.keeping import rebuild
from showcase.editorial.translation.models import State
from showcase.editorial.translation.standing import behind, counts, measure, standing_of
from tests.factories import ProductPageFactory

from .conftest import ENGLISH, say


def state(page) -> str:
    return standing_of(page).state


def test_page_without_english_is_not_translated_yet(ginger):
    assert state(ginger) == State.MISSING


def test_draft_that_nobody_has_read_is_no_work_for_a_translator(site):
    draft = ProductPageFactory(parent=site.products, live=False)
    assert measure(draft.translation_key) is None


def test_ordered_translation_counts_its_strings_until_it_is_complete(ginger, begun):
    say(begun, {"Củ nhỏ.": "A small root."})
    standing = standing_of(ginger)
    assert (standing.state, standing.done, standing.total) == (State.PARTIAL, 1, 6)
    say(begun, ENGLISH)
    assert state(ginger) == State.READY


def test_published_translation_is_up_to_date_and_found_from_either_page(ginger, translation):
    assert state(ginger) == state(translation.get_target_instance()) == State.COMPLETE


def test_changed_vietnamese_leaves_english_live_and_marks_it_behind(ginger, translation, change):
    change(tagline="Cay, thơm và ấm.", season=(11,))
    standing, english = standing_of(ginger), translation.get_target_instance()
    assert (standing.state, standing.missing, standing.changed, standing.columns) == (State.BEHIND, 1, 1, ["tagline"])
    assert english.live
    assert (english.tagline, tuple(english.season)) == ("Hot and fragrant.", (11,))
    assert list(behind()) == [standing]
    change(tagline="Cay và thơm.")
    assert state(ginger) == State.COMPLETE


def test_passage_that_was_taken_out_makes_english_behind_without_a_string(ginger, translation, change):
    change(tagline="")
    standing = standing_of(ginger)
    assert (standing.state, standing.missing) == (State.BEHIND, 0)


def test_draft_in_vietnamese_changes_nothing(ginger, translation):
    ginger.tagline = "Một câu nháp."
    ginger.save_revision()
    assert state(ginger) == State.COMPLETE


def test_publication_that_says_nothing_new_renews_nothing(ginger, translation, change):
    before = TranslationSource.objects.get().last_updated_at
    change(editor_notes="Gọi cho hợp tác xã.")
    assert TranslationSource.objects.get().last_updated_at == before


def test_same_words_in_both_languages_are_translated_and_empty_ones_are_not(ginger, translation):
    say(translation, {"Củ nhỏ.": "Củ nhỏ."})
    assert standing_of(ginger).missing == 0
    say(translation, {"Củ nhỏ.": ""})
    assert standing_of(ginger).missing == 1


def test_string_changed_after_publication_waits(ginger, translation):
    say(translation, {"Củ nhỏ.": "Small, knobbly roots."})
    assert state(ginger) == State.READY


def test_broken_english_does_not_count(ginger, translation):
    say(translation, {"Củ nhỏ.": "<table>A small root.</table>"})
    assert StringTranslation.objects.filter(has_error=True).exists()
    assert standing_of(ginger).missing == 1


def test_stopped_translation_is_written_by_hand(ginger, translation):
    translation.enabled = False
    translation.save()
    assert state(ginger) == State.SEPARATE


def test_english_alone_is_said_to_those_who_publish(ginger, translation, lead, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ginger.unpublish()
    assert translation.get_target_instance().live
    assert state(ginger) == State.ALONE
    assert [message.to for message in mail.outbox] == [[lead.email]]
    assert ginger.title in mail.outbox[0].body


def test_english_of_a_deleted_page_is_alone(ginger, translation):
    english = translation.get_target_instance()
    ginger.delete()
    standing = standing_of(english)
    assert (standing.state, standing.page, standing.title) == (State.ALONE, None, "Ky Son ginger")
    english.delete()
    assert not Standing.objects.filter(translation_key=english.translation_key).exists()


def test_deleted_english_is_to_be_translated_again(ginger, translation):
    translation.get_target_instance().delete()
    assert state(ginger) == State.MISSING


def test_page_that_moves_keeps_its_standing(site, ginger, translation):
    ginger.move(site.about, pos="last-child")
    assert state(ginger) == State.COMPLETE


def test_broken_source_does_not_keep_vietnamese_from_being_published(ginger, translation, change, monkeypatch, caplog):
    def trip(source):
        raise KeyError("step")

    monkeypatch.setattr(TranslationSource, "update_from_db", trip)
    change(tagline="Vẫn được đăng.")
    ginger.refresh_from_db()
    assert ginger.tagline == "Vẫn được đăng."
    assert "could not be renewed" in caplog.text
    monkeypatch.undo()
    change(tagline="Vẫn được đăng.")
    assert state(ginger) == State.BEHIND


def test_past_is_found_again_by_the_command_which_may_run_twice(ginger, translation, change):
    Standing.objects.all().delete()
    for _run in range(2):
        call_command("measure_translations", quiet=True)
        assert state(ginger) == State.COMPLETE
    change(tagline="Cay, thơm và ấm.")
    assert rebuild(ginger.translation_key).state == State.BEHIND


@pytest.mark.database
def test_answers_cost_one_query_each(ginger, translation, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert counts()[State.COMPLETE] == 1
    with django_assert_num_queries(1):
        assert str(standing_of(ginger).page.pk) == str(ginger.pk)
