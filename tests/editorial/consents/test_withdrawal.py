"""A withdrawal leaves no trace of the person: no name, no telephone, no picture, in whatever version."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from wagtail.models import Locale, ModelLogEntry, PageLogEntry, ReferenceIndex, Revision
from wagtail_localize.models import OverridableSegment, SegmentOverride, TranslationContext, TranslationSource

from product_pages.models import ProducerContact
from showcase.consents.models import Consent
from showcase.consents.withdrawal import deed
from showcase.consents.withdrawal.files import delete_files
from showcase.consents.withdrawal.plan import plan
from showcase.consents.withdrawal.preview import Preview
from showcase.consents.withdrawal.subject import Subject
from showcase.images.models import Picture
from tests.editorial.consents.conftest import EMAIL, FILE, NAME, PHONE
from tests.editorial.consents.helpers import everything, files, traces_of
from tests.product_pages.helpers import english, kept

pytestmark = pytest.mark.django_db(transaction=False)


def withdrawn(traces, callbacks, **options) -> Consent:
    """Withdraw and carry out, files included."""
    deed.withdraw(traces.consent, traces.admin, **options)
    with callbacks(execute=True):
        deed.carry_out(traces.consent.pk, traces.admin)
    return Consent.objects.get(pk=traces.consent.pk)


@pytest.mark.database
def test_nothing_of_the_person_is_left_anywhere(traces, django_capture_on_commit_callbacks):
    before = everything()
    looked_for = [NAME, NAME.upper(), PHONE, "0900.000.123", EMAIL, FILE, "Giấy của", "giay.pdf"]
    assert all(traces_of(text, before) for text in looked_for)
    assert any(FILE in name for name in files())

    consent = withdrawn(traces, django_capture_on_commit_callbacks)

    after = everything()
    assert {text: traces_of(text, after) for text in looked_for} == {text: [] for text in looked_for}
    assert [name for name in files() if FILE in name or "giay" in name] == []
    assert not Picture.objects.filter(pk=traces.picture.pk).exists()
    assert ReferenceIndex.get_references_to(traces.picture).count() == 0
    # What stays says that there was a consent, and who withdrew it when.
    assert (consent.person, consent.files_left, consent.covers_photo) == ("", [], True)
    assert consent.withdrawn_by == traces.admin
    assert consent.removed_at


def test_the_pages_stay_whole_without_the_person(traces, django_capture_on_commit_callbacks):
    withdrawn(traces, django_capture_on_commit_callbacks, replacement="[một người thợ]")
    product, story = (type(page).objects.get(pk=page.pk) for page in (traces.product, traces.story))
    assert (product.hero_image, product.hero_alt, story.title) == (None, "", "Chuyện của [một người thợ]")
    blocks = {block.block_type: block.value for block in product.culture}
    assert "picture" not in blocks
    assert [shown["caption"] for shown in blocks["gallery"]["pictures"]] == ["Còn lại"]
    assert blocks["video"]["image"] is None
    assert "Bà [một người thợ] kể" in blocks["paragraph"].source
    draft = product.get_latest_revision_as_object()
    assert (draft.intro, draft.hero_image, draft.hero_alt) == ("[một người thợ] trồng trên nương cao.", None, "")
    for revision in Revision.page_revisions.filter(object_id__in=[product.pk, story.pk]):
        revision.as_object().full_clean()
    assert story.get_latest_revision_as_object().go_live_at


def test_what_is_not_hers_is_left_alone(traces, django_capture_on_commit_callbacks):
    untouched = Revision.page_revisions.filter(object_id=traces.producer.pk).values_list("content", flat=True)
    before = list(untouched)
    withdrawn(traces, django_capture_on_commit_callbacks)
    assert Picture.objects.filter(pk=traces.other.pk).exists()
    assert list(untouched) == before


def test_readers_and_kept_pages_lose_it_at_once(client, traces, django_capture_on_commit_callbacks):
    page = english(traces.producer)
    assert NAME in kept(client, traces.producer).get_text()
    assert PHONE in kept(client, page).get_text()
    # The word alone is enough: the removal may still be waiting.
    deed.withdraw(traces.consent, traces.admin)
    assert NAME not in client.get(traces.producer.url).content.decode()
    assert PHONE not in client.get(page.url).content.decode()
    assert FILE not in client.get(traces.product.url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        deed.carry_out(traces.consent.pk)
    assert NAME not in client.get(traces.story.url).content.decode()


def test_it_can_be_run_again_and_finishes_what_was_interrupted(traces, monkeypatch, django_capture_on_commit_callbacks):
    deed.withdraw(traces.consent, traces.admin)
    with monkeypatch.context() as broken:
        broken.setattr(deed, "_forget_person", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            deed.carry_out(traces.consent.pk)
    # Nothing half-done: all of it is still to do.
    assert ProducerContact.objects.filter(name=NAME).exists()
    with django_capture_on_commit_callbacks(execute=False):  # the process dies before the files are deleted
        monkeypatch.setattr(deed, "delete_files", lambda pk: 1)
        deed.carry_out(traces.consent.pk)
    assert Consent.objects.unfinished().count() == 1
    monkeypatch.undo()
    call_command("finish_withdrawals")
    assert not Consent.objects.unfinished().exists()
    assert [name for name in files() if FILE in name] == []
    call_command("finish_withdrawals")
    assert Consent.objects.get(pk=traces.consent.pk).removed_at


def test_a_file_that_cannot_be_deleted_is_tried_again(traces, monkeypatch, django_capture_on_commit_callbacks):
    storage = type(Picture._meta.get_field("file").storage._wrapped)
    with monkeypatch.context() as full:
        full.setattr(storage, "delete", lambda self, name: (_ for _ in ()).throw(OSError("read only")))
        consent = withdrawn(traces, django_capture_on_commit_callbacks)
    assert consent.files_left
    assert delete_files(consent.pk) == 0


def test_the_preview_shows_what_will_go_and_changes_nothing(traces):
    subject = Subject.of(traces.consent)
    before = everything()
    preview = Preview(plan(subject, subject.needles("", True)))
    uses = {use.page.pk: use for use in preview.uses}
    assert set(uses) == {traces.product.pk, traces.story.pk}
    assert uses[traces.product.pk].has_picture
    assert len(uses[traces.product.pk].versions) == 2
    assert any(NAME in excerpt for excerpt in uses[traces.story.pk].shown_excerpts)
    assert [str(record) for record in subject.records] == [NAME]
    assert preview.renditions == 2
    assert preview.addresses == [traces.story.page_ptr]
    assert everything() == before


def test_the_history_says_that_it_was_withdrawn_and_not_whose_it_was(traces, django_capture_on_commit_callbacks):
    withdrawn(traces, django_capture_on_commit_callbacks)
    said = {entry.action: entry for entry in ModelLogEntry.objects.filter(object_id=str(traces.consent.pk))}
    assert said["showcase.consent.withdraw"].user == traces.admin
    assert "1" in said["showcase.consent.remove"].message
    assert NAME not in str([entry.label for entry in said.values()])
    taken = PageLogEntry.objects.filter(action="showcase.consent.taken_out")
    assert {entry.page_id for entry in taken} == {traces.product.pk, traces.story.pk}


def test_what_translators_work_from_and_chose_loses_it_too(traces, django_capture_on_commit_callbacks):
    source, _new = TranslationSource.get_or_create_from_instance(traces.product)
    english_locale = Locale.objects.get(language_code="en")
    context = TranslationContext.objects.get(object_id=source.object_id, path="hero_image")
    SegmentOverride.objects.create(locale=english_locale, context=context, data_json=str(traces.picture.pk))
    kept = SegmentOverride.objects.create(locale=english_locale, context=context, data_json=str(traces.other.pk))
    assert OverridableSegment.objects.filter(data_json=str(traces.picture.pk)).count() >= 3
    withdrawn(traces, django_capture_on_commit_callbacks)
    assert not OverridableSegment.objects.filter(data_json=str(traces.picture.pk))
    assert list(SegmentOverride.objects.all()) == [kept]
    assert [traces_of(text, everything()) for text in (NAME, PHONE)] == [[], []]
    source.refresh_from_db()
    assert source.as_instance().hero_image is None


def test_a_second_withdrawal_does_nothing(traces, django_capture_on_commit_callbacks):
    with time_machine.travel(date(2026, 11, 24)):
        withdrawn(traces, django_capture_on_commit_callbacks)
    with time_machine.travel(date(2026, 12, 1)):
        consent = withdrawn(traces, django_capture_on_commit_callbacks)
    assert consent.withdrawn_on == date(2026, 11, 24)


def test_a_paper_that_others_signed_too_is_kept(traces, django_capture_on_commit_callbacks):
    paper = traces.consent.evidence
    Consent.objects.create(person="Vi Văn Mẫu", evidence=paper, given_on=date(2024, 1, 1))
    withdrawn(traces, django_capture_on_commit_callbacks)
    assert type(paper).objects.filter(pk=paper.pk).exists()
