"""What the screens and the command show of a run's rows."""

from dataclasses import dataclass

from django.urls import reverse

from .columns import MODELS, by_name
from .known import PAGES
from .models import Action, ImportRow, ImportRun, Kind

TAGS = {Action.NEW: "primary", Action.CHANGED: "primary", Action.ERROR: "critical", Action.UNCHANGED: "secondary"}


@dataclass
class ShownRow:
    """A row with its labels in the reader's language."""

    row: ImportRow
    changes: list[tuple[str, str, str]]
    problems: list[tuple[str, str]]
    url: str

    @property
    def tag(self) -> str:
        return TAGS[Action(self.row.action)]


def label(kind: str, column: str) -> str:
    """Return a column's label, '' for the whole row."""
    columns = by_name(kind)
    return str(columns[column].label) if column in columns else ""


def shown(run: ImportRun, rows) -> list[ShownRow]:
    return [
        ShownRow(
            row,
            [(label(run.kind, column), before, after) for column, (before, after) in row.changes.items()],
            [(label(run.kind, column), sentence) for column, sentence in row.problems],
            edit_url(run.kind, row),
        )
        for row in rows
    ]


def edit_url(kind: str, row: ImportRow) -> str:
    """Return where the row's record is edited, '' when there is none."""
    if not row.object_id or (row.undone and row.action == Action.NEW):
        return ""
    if kind in PAGES:
        return reverse("wagtailadmin_pages:edit", args=[row.object_id])
    return reverse(MODELS[Kind(kind)].snippet_viewset.get_url_name("edit"), args=[row.object_id])
