"""The steps of an import as work: for jobs in the admin, for the command, for tests. Each says how far it is."""

import hashlib

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from product_pages.history import IMPORT, IMPORT_UNDONE
from showcase.cache.pages import forget_all
from showcase.jobs.models import Job
from showcase.jobs.tasks import JobRefused

from . import undo as way_back
from .apply import Refused, changed_meanwhile, claim, record_rows, write
from .archive import Unreadable
from .bulk import index_references
from .columns import MODELS
from .headings import find_head
from .known import standing
from .models import Action, ColumnMatch, ImportRow, ImportRun, Kind
from .plan import Progress, check_mapping, fingerprint, plan
from .reading import choose, open_file
from .values import Mapping, RowPlan

BATCH = 500


def receive(kind: str, file_name: str, content: bytes, user=None, sheet: str = "") -> ImportRun:
    """Keep an uploaded file with its first guess at the columns; `Unreadable` when it cannot be taken."""
    chosen = choose(open_file(content), sheet)
    head = find_head(kind, chosen)
    ImportRun.objects.prune()
    return ImportRun.objects.create(
        kind=kind,
        file_name=file_name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        sheet=chosen.name,
        mapping=head.guessed(),
        by=user,
    )


def open_run(run: ImportRun):
    """Return the sheet of a run and its headings."""
    if not run.content:
        raise Unreadable(_("The file is kept no longer. Upload it again."))
    sheet = choose(open_file(bytes(run.content)), run.sheet)
    return sheet, find_head(run.kind, sheet)


def set_mapping(run: ImportRun, mapping: Mapping) -> None:
    """Match the columns as the user says, and remember it for the next sheet with such headings."""
    _sheet, head = open_run(run)
    check_mapping(run.kind, mapping, head)
    told = {heading.key: mapping.get(heading.index, "") for heading in reversed(head.headings) if heading.key}
    # Of two columns with one heading the one that is used counts.
    told |= {heading.key: mapping[heading.index] for heading in head.headings if mapping.get(heading.index)}
    guessed = {heading.key: heading.column for heading in head.headings}
    for heading, column in told.items():
        if column != guessed.get(heading):
            ColumnMatch.objects.update_or_create(kind=run.kind, heading=heading, defaults={"column": column})
    run.mapping = {str(index): name for index, name in mapping.items() if name}
    run.state = ImportRun.State.UPLOADED
    run.save(update_fields=["mapping", "state"])


def plan_run(run: ImportRun, progress: Progress | None = None) -> list[RowPlan]:
    """Return what each row of the run's file would do today."""
    sheet, head = open_run(run)
    mapping = {int(index): name for index, name in run.mapping.items()}
    return list(plan(run.kind, sheet, head, mapping, progress))


def sum_of(rows: list[RowPlan]) -> str:
    return fingerprint((row.number, row.action.value, row.changes) for row in rows)


def keep_preview(run: ImportRun, rows: list[RowPlan]) -> None:
    """Keep what was planned, so that it can be looked at and compared with what is written."""
    with transaction.atomic():
        run.rows.all().delete()
        for start in range(0, len(rows), BATCH):
            ImportRow.objects.bulk_create(_kept(run, row) for row in rows[start : start + BATCH])
        run.counts = run.count_rows()
        run.fingerprint = sum_of(rows)
        run.state = ImportRun.State.PREVIEWED
        run.save(update_fields=["counts", "fingerprint", "state"])


def _kept(run: ImportRun, row: RowPlan) -> ImportRow:
    return ImportRow(
        run=run,
        number=row.number,
        action=row.action,
        label=row.label,
        changes=row.changes,
        problems=row.problems,
        object_id=row.known.pk if row.known else None,
    )


def preview_run(run: ImportRun, progress: Progress | None = None) -> list[RowPlan]:
    rows = plan_run(run, progress)
    keep_preview(run, rows)
    return rows


def apply_run(run: ImportRun, take_good: bool, user=None, progress: Progress | None = None) -> int:
    """Write what the preview showed, in one transaction; return how many rows were written.

    `Refused`, with nothing written, when a row is wrong and the good ones were not asked for, or when
    the site has changed since: then the preview is made anew.
    """
    before = standing(run.kind)
    rows = plan_run(run, progress)
    if sum_of(rows) != run.fingerprint:
        if run.state == ImportRun.State.PREVIEWED:
            keep_preview(run, rows)
        raise Refused(changed_meanwhile())
    wrong = sum(row.action == Action.ERROR for row in rows)
    if wrong and not take_good:
        raise Refused(
            ngettext(
                "Nothing was written: %(count)s row is wrong.", "Nothing was written: %(count)s rows are wrong.", wrong
            )
            % {"count": wrong}
        )
    try:
        with transaction.atomic():
            claim(run, ImportRun.State.PREVIEWED, ImportRun.State.APPLIED, applied_at=timezone.now(), content=b"")
            if standing(run.kind) != before:
                raise Refused(changed_meanwhile())
            written = write(run.kind, rows, user, progress)
            record_rows(run, written)
            log(run, IMPORT, user=user, data={"rows": len(written)})
    except IntegrityError as error:
        raise Refused(changed_meanwhile()) from error
    forget_all()
    index_references(MODELS[Kind(run.kind)], (pk for pk, _back in written.values()))
    return len(written)


# ---- as jobs ----
def reporting(job: Job) -> Progress:
    return lambda done, total: job.move(done, total)


def preview(job: Job, run: int) -> str:
    found = ImportRun.objects.get(pk=run)
    try:
        rows = preview_run(found, reporting(job))
    except Unreadable as error:
        raise JobRefused(str(error)) from error
    return ngettext("%(count)s row was read.", "%(count)s rows were read.", len(rows)) % {"count": len(rows)}


def apply(job: Job, run: int, take_good: bool = False) -> str:
    found = ImportRun.objects.get(pk=run)
    try:
        count = apply_run(found, take_good, job.by, reporting(job))
    except (Unreadable, Refused) as error:
        raise JobRefused(str(error)) from error
    return ngettext("%(count)s row was written.", "%(count)s rows were written.", count) % {"count": count}


def undo(job: Job, run: int) -> str:
    found = ImportRun.objects.get(pk=run)
    try:
        taken_back = way_back.undo(found, reporting(job))
    except Refused as error:
        raise JobRefused(str(error)) from error
    log(found, IMPORT_UNDONE, user=job.by, data=taken_back)
    return way_back.outcome(taken_back)
