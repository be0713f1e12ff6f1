"""What the site holds already, in memory: a few queries for a whole sheet, none for a row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max
from wagtail.models import Page, Revision, WorkflowState

from product_pages.certificates.validity import first_day
from product_pages.products.models import ProductProducer

from .column import Column
from .columns import COLUMNS, MODELS
from .models import Kind

Facts = dict[str, Any]
AT_ONCE = 5_000  # numbers in one question to the database
PAGES = (Kind.PRODUCTS, Kind.PRODUCERS)


@dataclass
class Known:
    """One record as its editors have it: the latest draft where there is one, else what is published."""

    pk: int
    facts: Facts
    latest_revision_id: int | None = None
    # What stands in the table, where a draft says something else.
    published: Facts | None = None
    # Locked by an editor, or being reviewed: nobody may change it under their hands.
    is_held: bool = False


def attributes(kind: str) -> list[str]:
    """Return which columns of the table are read: those of the sheet, and what the model's rules look at."""
    names = [name for column in COLUMNS[kind] for name in column.attrs if name != "producers"]
    if kind == Kind.CERTIFICATES:
        names += ["verified_on", "evidence_id", "withdrawn_on", "is_sample"]
    return list(dict.fromkeys(names))


def sources(kind: str):
    """Return the records that a sheet can be about: pages in the source language only."""
    records = MODELS[Kind(kind)]._default_manager.order_by("pk")
    if kind in PAGES:
        return records.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    return records


def load(kind: str) -> list[Known]:
    """Return everything of a kind."""
    names = attributes(kind)
    drafts = ("latest_revision_id", "has_unpublished_changes") if kind != Kind.LISTINGS else ()
    rows = sources(kind).values("pk", *drafts, *names)
    found = [Known(row["pk"], {name: row[name] for name in names}, row.get("latest_revision_id")) for row in rows]
    changed = {row["latest_revision_id"] for row in rows if row.get("has_unpublished_changes")}
    if kind == Kind.PRODUCTS:
        add_producers(found)
    if kind in PAGES:
        mark_held(kind, found)
    overlay(kind, [each for each in found if each.latest_revision_id in changed - {None}])
    if kind == Kind.CERTIFICATES:
        tell_days(found)
    return found


def tell_days(certificates: Iterable[Known]) -> None:
    """Know each day of issue as a cell can tell it: a day known to the month only is that month's first."""
    for facts in (facts for each in certificates for facts in (each.facts, each.published) if facts):
        if facts["issued_on"]:
            facts["issued_on"] = first_day(facts["issued_on"], facts["issued_precision"])


def mark_held(kind: str, pages: Iterable[Known]) -> None:
    """Mark the pages that are locked or in a workflow."""
    reviewed = WorkflowState.objects.active().filter(base_content_type=ContentType.objects.get_for_model(Page))
    held = {int(pk) for pk in reviewed.values_list("object_id", flat=True)}
    held |= set(sources(kind).filter(locked=True).values_list("pk", flat=True))
    for page in pages:
        page.is_held = page.pk in held


def standing(kind: str) -> dict[str, int | None]:
    """Return what is different as soon as somebody has created, deleted or edited a record of the kind."""
    latest = {} if kind == Kind.LISTINGS else {"latest": Max("latest_revision_id")}
    return MODELS[Kind(kind)].objects.order_by().aggregate(count=Count("pk"), last=Max("pk"), **latest)


def add_producers(products: Iterable[Known]) -> None:
    makers = defaultdict(list)
    for product, producer in ProductProducer.objects.order_by("sort_order", "pk").values_list(
        "product_id", "producer_id"
    ):
        makers[product].append(producer)
    for known in products:
        known.facts["producers"] = tuple(makers[known.pk])


def overlay(kind: str, drafts: list[Known]) -> None:
    """Put the latest draft's values over the published ones."""
    by_revision = {each.latest_revision_id: each for each in drafts if each.latest_revision_id}
    model = MODELS[Kind(kind)]
    for pk, content in contents(list(by_revision)):
        known = by_revision[pk]
        known.published = known.facts
        known.facts = known.facts | {
            name: in_content(model, name, content, known.facts[name]) for name in attributes(kind)
        }
        if "product_producers" in content and "producers" in known.facts:
            known.facts["producers"] = tuple(child["producer"] for child in content["product_producers"])


def contents(revisions: list[int]):
    """Yield (number, content) of revisions, a few at a time: they hold whole pages."""
    for start in range(0, len(revisions), AT_ONCE):
        found = Revision.objects.filter(pk__in=revisions[start : start + AT_ONCE])
        yield from found.values_list("pk", "content").iterator(chunk_size=100)


def in_content(model: Any, name: str, content: dict, default):
    """Return a field's value in the content of a revision."""
    field = model._meta.get_field(name)
    if field.name not in content:
        return default
    value = content[field.name]
    return value if field.is_relation else field.to_python(value)


def facts_of(column: Column, facts: Facts):
    """Return a column's value: one field's, or all of them when it fills several."""
    values = [facts.get(name) for name in column.attrs]
    return values[0] if len(values) == 1 else tuple(values)


def slugs_below(page: Page | None) -> set[str]:
    """Return the addresses that are taken under a page, in whatever state."""
    return set(page.get_children().values_list("slug", flat=True)) if page else set()
