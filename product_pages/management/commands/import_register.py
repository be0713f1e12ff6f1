"""Imports a sheet from the command line: the same preview as in the admin, and the same writing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from product_pages.register import work
from product_pages.register.apply import Refused
from product_pages.register.archive import Unreadable
from product_pages.register.cells import key
from product_pages.register.columns import by_name
from product_pages.register.headings import Head
from product_pages.register.models import Action, ImportRun, Kind
from product_pages.register.reading import check_size
from product_pages.register.shown import label
from product_pages.register.values import RowPlan


class Command(BaseCommand):
    help = "Import products, producers, certificates or listings from an .xlsx or CSV file, as drafts for review."

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=Kind.values)
        parser.add_argument("file", type=Path)
        parser.add_argument("--sheet", default="", help="name of the sheet; the first that holds anything otherwise")
        parser.add_argument("--dry-run", action="store_true", help="show what would change and write nothing")
        parser.add_argument("--take-good", action="store_true", help="write the good rows although others are wrong")
        parser.add_argument(
            "--map", action="append", default=[], metavar="HEADING=COLUMN", help="what a heading is; again for more"
        )

    def handle(self, *, kind, file, sheet, dry_run, take_good, map, **options):
        try:
            with transaction.atomic():
                run, rows = self.preview(kind, file, sheet, map)
                if dry_run:  # nothing is kept of it
                    transaction.set_rollback(True)
            self.show(kind, rows)
            if not dry_run:
                self.write(run, take_good)
        except (Unreadable, Refused) as error:
            raise CommandError(str(error)) from error
        if any(row.action == Action.ERROR for row in rows):
            raise SystemExit(1)

    def preview(self, kind: str, file: Path, sheet: str, matches: list[str]) -> tuple[ImportRun, list[RowPlan]]:
        try:
            check_size(file.stat().st_size)
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        run = work.receive(kind, file.name, content, sheet=sheet)
        if matches:
            _sheet, head = work.open_run(run)
            work.set_mapping(run, mapping(kind, head, matches))
        with Bar("preview") as progress:
            return run, work.preview_run(run, progress)

    def write(self, run: ImportRun, take_good: bool) -> None:
        with Bar("writing") as progress:
            count = work.apply_run(run, take_good, progress=progress)
        self.stdout.write(f"{count} rows were written. Undo them in the admin: import {run.pk}.")

    def show(self, kind: str, rows: list[RowPlan]) -> None:
        """Print each row that does anything, then the counts."""
        for row in rows:
            for column, sentence in row.problems:
                where = f"{label(kind, column)}: " if column else ""
                self.stdout.write(self.style.ERROR(f"{row.number:>6}  error      {row.label}  {where}{sentence}"))
            if not row.problems:
                for column, (before, after) in row.changes.items():
                    change = f"{label(kind, column)}: {before or '–'} → {after or '–'}"
                    self.stdout.write(f"{row.number:>6}  {row.action.value:<9}  {row.label}  {change}")
        counts = {action: sum(row.action == action for row in rows) for action in Action}
        self.stdout.write(", ".join(f"{action.value}: {count}" for action, count in counts.items()))


def mapping(kind: str, head: Head, matches: list[str]) -> dict[int, str]:
    """Return the guessed columns, with those that the command line names put over them."""
    found = head.guessed()
    for match in matches:
        heading, _equals, column = match.rpartition("=")
        indexes = [each.index for each in head.headings if each.key == key(heading)]
        if not indexes or (column and column not in by_name(kind)):
            known = ", ".join(by_name(kind))
            raise CommandError(f"{match}: a heading of the sheet, = and one of: {known}; nothing leaves it out.")
        found |= dict.fromkeys(indexes, column)
    return found


class Bar:
    """A progress bar that the work moves."""

    def __init__(self, what: str):
        self.bar = tqdm(desc=what, unit="row", leave=False, disable=None)

    def __enter__(self):
        return self.move

    def __exit__(self, *args):
        self.bar.close()

    def move(self, done: int, total: int) -> None:
        self.bar.total = total
        self.bar.update(done - self.bar.n)
