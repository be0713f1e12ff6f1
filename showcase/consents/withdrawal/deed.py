"""Withdrawing: first the word, at once; then everything that it takes away, in one transaction."""

from django.db import transaction
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from showcase.cache.pages import forget_all
from showcase.consents.models import Consent
from showcase.text.alphabet import sort_key
from showcase.today import today

from .files import delete_after_commit, delete_files
from .plan import Change, Plan, pages_of, plan
from .records import make_nameless
from .subject import Subject

WITHDRAWN, REMOVED, TAKEN_OUT = (
    "showcase.consent.withdraw",
    "showcase.consent.remove",
    "showcase.consent.taken_out",
)


@transaction.atomic
def withdraw(consent: Consent, user, replacement: str = "", takes_name: bool = True) -> None:
    """Write down that the consent is withdrawn: from now on nothing that rests on it is shown. Once only."""
    stands = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    if stands.withdrawn_on:
        return
    stands.withdrawn_on, stands.withdrawn_by = today(), user
    stands.replacement, stands.takes_name = replacement, takes_name
    stands.save()
    log(stands, WITHDRAWN, user=user, title=stands.reference)


def carry_out(pk: int, user=None) -> int:
    """Remove what the withdrawn consent allowed; return how many files could not be deleted yet.

    Safe to run again: what is done already is not done twice, and what was interrupted is finished.
    """
    with transaction.atomic():
        consent = Consent.objects.select_for_update(of=("self",)).get(pk=pk)
        if consent.withdrawn_on and not consent.removed_at:
            subject = Subject.of(consent)
            _remove(plan(subject, subject.needles(consent.replacement, consent.takes_name)), user)
    return delete_files(pk)


def _remove(found: Plan, user) -> None:
    subject, consent = found.subject, found.subject.consent
    files = subject.files
    _write(found)
    make_nameless([consent, *subject.records, *subject.pictures, *([subject.evidence] if subject.evidence else [])])
    _delete(subject)
    _forget_person(consent, files)
    log(consent, REMOVED, user=user or consent.withdrawn_by, title=consent.reference, data=sums(found))
    _after(found, user or consent.withdrawn_by)
    delete_after_commit(consent.pk)
    transaction.on_commit(forget_all)


def sums(found: Plan) -> dict[str, int]:
    """Return how much was removed, without anything personal."""
    return {
        "records": len(found.subject.records),
        "pictures": len(found.subject.pictures),
        "files": len(found.subject.files),
        "pages": len(pages_of(found.rows) | found.pages_of_versions),
        "versions": len(found.revisions),
    }


def _write(found: Plan) -> None:
    for change in found.changes:
        change.model._base_manager.filter(pk=change.pk).update(**change.values)
    for model, keys in found.segments.items():
        model._base_manager.filter(pk__in=keys).delete()
    # What somebody has just typed for a preview is a copy like any.
    FormState.objects.all().delete()


def _delete(subject: Subject) -> None:
    """Delete the records, the pictures with all their sizes, and the written paper."""
    for record in subject.records:
        record.delete()
    for picture in subject.pictures:
        picture.delete()
    paper = subject.evidence
    subject.consent.evidence = None
    if paper:
        paper.delete()


def _forget_person(consent: Consent, files: list[list[str]]) -> None:
    """Leave of the record its number, its days, and who noted and withdrew it."""
    consent.person = consent.note = consent.replacement = ""
    consent.files_left, consent.removed_at = files, timezone.now()
    consent.save()


def _after(found: Plan, user) -> None:
    """Let what follows from the rows follow: order, search, references, and a line in each page's history."""
    changed = pages_of(found.rows)
    for page in Page.objects.filter(pk__in=changed | found.pages_of_versions).specific().iterator():
        if page.pk in changed:
            page.sort_key = sort_key(page.title)[:1024]
            page.save(clean=False)
        log(page, TAKEN_OUT, user=user, data={"consent": found.subject.consent.pk})
    for change in found.rows:
        if not issubclass(change.model, Page):
            _index(change)


def _index(change: Change) -> None:
    record = change.model._base_manager.filter(pk=change.pk).first()
    if not record:
        return
    if issubclass(change.model, index.Indexed):
        index.insert_or_update_object(record)
    if ReferenceIndex.is_indexed(change.model):
        ReferenceIndex.create_or_update_for_object(record)
