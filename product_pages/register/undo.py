"""Takes an import back, as far as nobody has built on it since, and says what had to stay."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from modelcluster.fields import ParentalKey
from wagtail.models import Revision, TaskState

from product_pages.listings.models import Listing

from .apply import Refused, claim, done_already
from .columns import MODELS
from .models import Action, ImportRow, ImportRun, Kind
from .plan import Progress

AT_ONCE = 100  # rows in one transaction
EDITED = gettext_lazy("It has been edited since.")
PUBLISHED = gettext_lazy("It has been published since.")
IN_REVIEW = gettext_lazy("It is being reviewed, or was.")
IN_USE = gettext_lazy("Something else belongs to it by now: a certificate, a listing, an event or a translation.")
GONE = gettext_lazy("It is not there any more.")
CLICKED = gettext_lazy("Readers have gone there since.")


class Stays(Exception):
    """Why something is not taken back, as a sentence."""


def undo(run: ImportRun, progress: Progress | None = None) -> dict[str, int]:
    """Take back what the run wrote; return how many rows were and how many were not.

    Some rows at a time, the last first, so that no other writer waits long. When it is interrupted, the
    run still counts as written, and beginning again goes on with what is left.
    """
    if not ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.APPLIED).exists():
        raise Refused(done_already())
    written = run.rows.filter(written=True)
    left, done = written.filter(undone=False, kept_because=""), 0
    total = left.count()
    while count := _take_back_some(run.kind, left):
        done += count
        if progress:
            progress(done, total)
    with transaction.atomic():
        claim(run, ImportRun.State.APPLIED, ImportRun.State.UNDONE, undone_at=timezone.now())
    undone = written.filter(undone=True).count()
    return {"undone": undone, "kept": written.count() - undone}


def _take_back_some(kind: str, left: QuerySet[ImportRow]) -> int:
    """Take back the last rows that are left, in one transaction; return how many were looked at."""
    with transaction.atomic():
        rows = list(left.select_for_update().order_by("-number")[:AT_ONCE])
        for row in rows:
            try:
                take_back(kind, row)
                row.undone = True
            except Stays as reason:
                row.kept_because = str(reason)
        ImportRow.objects.bulk_update(rows, ["undone", "kept_because"])
    return len(rows)


def take_back(kind: str, row: ImportRow) -> None:
    record = MODELS[Kind(kind)].objects.filter(pk=row.object_id).first()
    if not record:
        raise Stays(GONE)
    if kind == Kind.LISTINGS:
        _take_back_listing(record, row)
    elif row.action == Action.NEW:
        _delete_draft(record, row)
    else:
        _restore(record, row)


def _take_back_listing(listing: Listing, row: ImportRow) -> None:
    if listing.url != row.way_back["url"]:
        raise Stays(EDITED)
    if listing.clicks.exists():
        raise Stays(CLICKED)
    listing.delete()


def _delete_draft(record, row: ImportRow) -> None:
    """Delete what the import created, while it is still exactly that."""
    if record.live or record.first_published_at:
        raise Stays(PUBLISHED)
    _check_untouched(record, row)
    if _is_used(record):
        raise Stays(IN_USE)
    record.delete()


def _restore(record, row: ImportRow) -> None:
    """Let the revision before be the latest again; ours goes, as if it had never been."""
    ours = row.way_back["revision"]
    if record.live_revision_id == ours:
        raise Stays(PUBLISHED)
    _check_untouched(record, row)
    fields = {
        "latest_revision_id": row.way_back["previous"],
        "has_unpublished_changes": row.way_back["unpublished"],
    }
    if "draft_title" in row.way_back:
        previous = Revision.objects.filter(pk=row.way_back["previous"]).first()
        fields["draft_title"] = row.way_back["draft_title"]
        fields["latest_revision_created_at"] = previous.created_at if previous else None
    # Past save(): readers see none of these, and a certificate's save looks at its facts.
    type(record).objects.filter(pk=record.pk).update(**fields)
    Revision.objects.filter(pk=ours).delete()


def _check_untouched(record, row: ImportRow) -> None:
    ours = row.way_back["revision"]
    if record.latest_revision_id != ours:
        raise Stays(PUBLISHED if record.live_revision_id == ours else EDITED)
    if TaskState.objects.filter(revision_id=ours).exists():
        raise Stays(IN_REVIEW)


def _is_used(record) -> bool:
    """Return whether rows that are not part of the record itself point at it: certificates, events, translations."""
    for relation in record._meta.related_objects:
        model = relation.related_model
        own = isinstance(relation.field, ParentalKey) or model._meta.app_label in ("wagtailcore", "wagtailsearch")
        if (
            not own
            and relation.one_to_many
            and model._default_manager.filter(**{relation.field.name: record.pk}).exists()
        ):
            return True
    return hasattr(record, "translation_key") and record.get_translations().exists()


def outcome(counts: dict[str, int]) -> str:
    """Return what was undone, in words."""
    undone = ngettext("%(count)s row was taken back.", "%(count)s rows were taken back.", counts["undone"])
    kept = ngettext(
        "%(count)s row had to stay and says why.", "%(count)s rows had to stay; each says why.", counts["kept"]
    )
    sentences = [undone % {"count": counts["undone"]}]
    return " ".join(sentences + ([kept % {"count": counts["kept"]}] if counts["kept"] else []))
