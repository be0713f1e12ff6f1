"""What readers see of exhibitors: names and links in their language, stand by stand, in two queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from wagtail.models import Page

from showcase.pages.querysets import BasePageQuerySet
from showcase.text.alphabet import sort_key

from . import stands


@dataclass
class ShownExhibitor:
    """One exhibitor as the page of the event shows it."""

    stand: str
    name: str
    note: str
    anchor: str = ""
    page: Page | None = None
    products: list[Page] = field(default_factory=list)


def shown_at(event) -> list[ShownExhibitor]:
    """Return the exhibitors of an event, in the order of their stands.

    A page that readers may not see, or that is not translated, is no link; a product that is not published is left
    out. Whose producer was taken off the site stays under the name that was noted here, if there is one.
    """
    if not event.pk:  # the preview of a page that is not saved yet
        return []
    rows = list(
        event.shared_children("exhibitor_set").values_list(
            "pk", "stand", "name", "note", "producer__title", "producer__live", "producer__translation_key",
            "products__translation_key",
        )
    )  # fmt: skip
    pages = readable_pages((key for row in rows for key in row[-2:] if key), event.locale) if rows else {}
    found: dict[int, ShownExhibitor] = {}
    for pk, stand, name, note, title, live, producer, product in rows:
        if pk not in found:
            page = pages.get(producer)
            called = page.title if page else name or (title if live else "")
            found[pk] = ShownExhibitor(stand, called, note, page=page)
        if product in pages:
            found[pk].products.append(pages[product])
    return with_anchors(sorted((each for each in found.values() if each.name or each.products), key=order))


def readable_pages(keys: Iterable[UUID], locale) -> dict[UUID, Page]:
    """Return by translation key the pages of a language that readers may see."""
    found = BasePageQuerySet(Page).readable().in_locale(locale).filter(translation_key__in=set(keys))
    return {page.translation_key: page for page in found.select_related("locale")}


def order(shown: ShownExhibitor) -> tuple:
    return stands.natural(shown.stand), sort_key(shown.name)


def with_anchors(shown: Sequence[ShownExhibitor]) -> list[ShownExhibitor]:
    """Give each stand its own anchor: two that differ in their marks only do not share one."""
    given: set[str] = set()
    for each in shown:
        each.products.sort(key=lambda page: sort_key(page.title))
        wanted = stands.anchor(each.stand)
        each.anchor = wanted
        count = 2
        while each.anchor and each.anchor in given:
            each.anchor, count = f"{wanted}-{count}", count + 1
        given.add(each.anchor)
    return list(shown)
