"""Writes what a plan says, all of it or nothing."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from events.editions import EventPage
from events.exhibitors.models import Exhibitor
from product_pages.register.bulk import index_references, log_creation
from product_pages.register.models import Action
from showcase.cache.invalidation import forget

from .planner import Choices, Planned, Planner, sum_of
from .sheet import Told

BATCH = 400
TO_WRITE = (Action.NEW, Action.CHANGED)


class ChangedMeanwhile(Exception):
    """The exhibitors are others than the preview knew. Nothing was written."""


def take(rows: Iterable[Told], event: EventPage, user, choices: Choices, seen: str) -> int:
    """Write the good rows and return how many; `ChangedMeanwhile` when they would do other than was `seen`."""
    with transaction.atomic():
        # One at a time for an event.
        Page.objects.select_for_update().only("pk").get(pk=event.pk)
        planned = Planner(event, user, choices).plan(rows)
        if sum_of(planned) != seen:
            raise ChangedMeanwhile
        todo = [row for row in planned if row.is_good and row.action in TO_WRITE]
        try:
            with transaction.atomic(), disable_reference_index_auto_update():
                written = write(todo, event, user)
        except IntegrityError as error:
            raise ChangedMeanwhile from error
    index_references(Exhibitor, [exhibitor.pk for exhibitor in written])
    return len(written)


def write(rows: list[Planned], event: EventPage, user) -> list[Exhibitor]:
    """Write the rows some hundred at a time: one by one they would hold SQLite's only pen for seconds."""
    for row in rows:
        row.known = filled(row, row.known or Exhibitor(event=event))
    new = [row.known for row in rows if row.known and row.action == Action.NEW]
    changed = [row.known for row in rows if row.known and row.action == Action.CHANGED]
    moving = [row.known.pk for row in rows if row.known and "stand" in row.changes and row.action == Action.CHANGED]
    # Two that change places would meet half-way.
    Exhibitor.objects.filter(pk__in=moving).update(stand="")
    Exhibitor.objects.bulk_update(changed, ["producer", "name", "stand", "note"], batch_size=BATCH)
    Exhibitor.objects.bulk_create(new, batch_size=BATCH)
    set_products(rows)
    log_creation(new, user)
    for exhibitor in changed:
        log(exhibitor, "wagtail.edit", user=user, content_changed=True)
    # What is written in bulk sends no signal.
    forget()
    return [*new, *changed]


def filled(row: Planned, exhibitor: Exhibitor) -> Exhibitor:
    """Return the exhibitor as the row has it, its products apart."""
    if "producer" in row.changes:
        exhibitor.producer_id, exhibitor.name = row.producer, "" if row.producer else row.name
    for name in ("stand", "note"):
        if name in row.values:
            setattr(exhibitor, name, row.values[name])
    return exhibitor


def set_products(rows: list[Planned]) -> None:
    told = {row.known.pk: row.values["products"] for row in rows if row.known and "products" in row.changes}
    links = Exhibitor.products.through.objects
    links.filter(exhibitor__in=list(told)).delete()
    through = Exhibitor.products.through
    links.bulk_create(
        [through(exhibitor_id=pk, productpage_id=product) for pk, products in told.items() for product in products],
        batch_size=BATCH,
    )
