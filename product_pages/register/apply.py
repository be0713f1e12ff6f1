"""Writes what a plan says, all of it or nothing: drafts and revisions for review, never a published page."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from product_pages.products.models import ProductProducer

from .bulk import new_certificates, new_listings
from .columns import MODELS
from .known import PAGES, Known
from .models import Action, ImportRow, ImportRun, Kind
from .parents import index_page
from .plan import STEP, Progress
from .rules import of_error
from .values import RowPlan

WayBack = dict[str, Any]


class Refused(Exception):
    """What cannot be written now, as a sentence. Nothing was written."""


def write(kind: str, rows: Iterable[RowPlan], user: AbstractBaseUser | None, progress: Progress | None = None) -> dict:
    """Write the new and changed rows; return {row number: (record's number, way back)}.

    Call it inside a transaction: it raises `Refused` at the first row that the database does not take.
    """
    writer = Writer(kind, user)
    todo = [row for row in rows if row.action in (Action.NEW, Action.CHANGED)]
    # References are looked up after the transaction: see `bulk`.
    with disable_reference_index_auto_update():
        found = writer.write_new([row for row in todo if not row.known and kind not in PAGES])
        for row in todo:
            if row.number in found:
                continue
            found[row.number] = attempt(writer.write, row)
            if progress and len(found) % STEP == 0:
                progress(len(found), len(todo))
    if progress:
        progress(len(todo), len(todo))
    return found


def attempt(do: Callable[[RowPlan], tuple[int, WayBack]], row: RowPlan) -> tuple[int, WayBack]:
    """Write one row; what the model does not take is said with the row's number."""
    try:
        return do(row)
    except ValidationError as error:
        sentence = " ".join(of_error(error).values())
        raise Refused(
            _("Nothing was written. Row %(number)s: %(sentence)s") % {"number": row.number, "sentence": sentence}
        ) from error


class Writer:
    """Knows how each kind is written, and what is needed to take it back."""

    def __init__(self, kind: str, user: AbstractBaseUser | None):
        self.kind, self.user = Kind(kind), user
        self.parent: Any = index_page(kind) if kind in PAGES else None

    def write_new(self, rows: list[RowPlan]) -> dict:
        """Write new certificates or listings at once."""
        if not rows:
            return {}
        values = [row.values for row in rows]
        if self.kind == Kind.LISTINGS:
            listings = new_listings(values, self.user)
            return {row.number: (record.pk, {"url": record.url}) for row, record in zip(rows, listings, strict=True)}
        drafts = new_certificates(values, self.user)
        return {
            row.number: (record.pk, {"revision": revision.pk})
            for row, (record, revision) in zip(rows, drafts, strict=True)
        }

    def write(self, row: RowPlan) -> tuple[int, WayBack]:
        return self._change(row.known, dict(row.values)) if row.known else self._new_page(row)

    def _new_page(self, row: RowPlan) -> tuple[int, WayBack]:
        """Create a page as a draft; it is published by an editor or not at all."""
        makers = row.values.pop("producers", ())
        page = MODELS[self.kind](
            live=False,
            has_unpublished_changes=True,
            owner=self.user,
            locale=Locale.objects.get_for_language("vi"),
            **row.values,
        )
        add_producers(page, makers)
        # As read now: its siblings may have changed since.
        Page.objects.get(pk=self.parent.pk).add_child(instance=page)
        revision = page.save_revision(user=self.user, clean=False)
        log(instance=page, action="wagtail.create", user=self.user, revision=revision, content_changed=True)
        return page.pk, {"revision": revision.pk}

    def _change(self, known: Known, values: dict[str, Any]) -> tuple[int, WayBack]:
        """Keep the change as a revision that waits for review; what readers see stays as it is."""
        stored = MODELS[self.kind].objects.get(pk=known.pk)
        if stored.latest_revision_id != known.latest_revision_id:
            raise Refused(changed_meanwhile())
        way_back = {"previous": stored.latest_revision_id, "unpublished": stored.has_unpublished_changes}
        if self.kind in PAGES:
            way_back["draft_title"] = stored.draft_title
        latest = stored.get_latest_revision_as_object() if stored.has_unpublished_changes else stored
        add_producers(latest, values.pop("producers", None))
        for name, value in values.items():
            setattr(latest, name, value)
        revision = latest.save_revision(user=self.user, log_action=True)
        return stored.pk, way_back | {"revision": revision.pk}


def done_already() -> str:
    return _("This was done already, or something else was done meanwhile.")


def changed_meanwhile() -> str:
    return _("The site has changed since this preview was made. Nothing was written; look at the new preview.")


def add_producers(page, makers) -> None:
    """Set who makes a product; None leaves it."""
    if makers is not None and hasattr(page, "product_producers"):
        kept = {each.producer_id: each for each in page.product_producers.all()} if page.pk else {}
        page.product_producers = [
            kept.get(maker) or ProductProducer(producer_id=maker, sort_order=order)
            for order, maker in enumerate(makers)
        ]


def record_rows(run: ImportRun, written: dict) -> None:
    """Write down at each row what became of it: its record and the way back."""
    rows = list(ImportRow.objects.filter(run=run, number__in=written) if len(written) < 500 else run.rows.all())
    for row in rows:
        if row.number in written:
            row.object_id, row.way_back = written[row.number]
            row.written = True
    ImportRow.objects.bulk_update(
        [row for row in rows if row.written], ["object_id", "way_back", "written"], batch_size=200
    )


def claim(run: ImportRun, before: str, after: str, **fields) -> None:
    """Move a run from one state to the next, once: of two that press the button, one is refused.

    Inside the transaction of what it stands for.
    """
    if not ImportRun.objects.filter(pk=run.pk, state=before).update(state=after, **fields):
        raise Refused(done_already())
    run.refresh_from_db(fields=["state", *fields])
