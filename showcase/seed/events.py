"""The fairs, conferences and festivals; a seminar and a training day marked illustrative."""

from datetime import date, time
from itertools import groupby

from wagtail.models import Page

from events.lunar import next_occurrence
from events.models import EventPage, EventProduct, EventSource
from showcase.text.fold import fold_slug
from showcase.today import today

from .english import Dictionary
from .sources import trust_in
from .tree import existing, plant

# Column of the page, key in the data without its language.
TEXTS = {"title": "title", "intro": "summary", "venue": "venue", "organiser": "organiser_role", "audience": "audience"}


def load_event(parent: Page, row: dict, products: dict, places: dict) -> EventPage:
    """Return the Vietnamese page of an event, created at need."""
    found = existing(EventPage, "event", row["slug"])
    if found:
        return found
    dictionary = Dictionary(fold_slug(row["title_en"])[:80].strip("-"))
    for key in TEXTS.values():
        dictionary.add(row[f"{key}_vi"], row[f"{key}_en"])
    dictionary.add(row["recurrence_vi"], row["recurrence"])
    for item in row["programme"]:
        dictionary.add(item["title_vi"], item["title_en"])
    edition, first, last = row["sample_edition"], row["lunar_start"], row["lunar_end"]
    starts, ends = days_of(row)
    page = EventPage(
        slug=row["slug"],
        kind=row["kind"],
        starts_on=starts,
        ends_on=ends,
        opens_at=_time(row.get("opens_at")),
        closes_at=_time(row.get("closes_at")),
        illustrative=edition["illustrative"],
        lunar_month=first and first["month"],
        lunar_first_day=first and first["day"],
        lunar_last_day=last and last["day"],
        place=places.get(row["commune"]),
        recurrence=row["recurrence_vi"],
        programme=_programme(row["programme"]),
        editor_notes="\n\n".join(
            part for part in (row["notes"], edition.get("basis"), f"Độ tin cậy của nguồn: {trust_in(row)}") if part
        ),
        **{name: row[f"{key}_vi"] or "" for name, key in TEXTS.items()},
    )
    shown = [products[slug] for slug in row["product_slugs"]]
    page.event_products = [EventProduct(product=product, sort_order=n) for n, product in enumerate(shown)]
    urls = row["sources"] + row["extra_sources"]
    page.event_sources = [EventSource(url=url, sort_order=n) for n, url in enumerate(urls)]
    return plant(parent, page, "event", row["slug"], dictionary)


def days_of(row: dict) -> tuple[date, date]:
    """Return the first and last day: those that are sourced, and of a lunar festival the next that come."""
    edition, lunar = row["sample_edition"], row["lunar_start"]
    starts, ends = (date.fromisoformat(edition[name]) for name in ("start", "end"))
    if not (lunar and edition["illustrative"]):
        return starts, ends
    length = ends - starts
    first = next_occurrence(lunar["day"], lunar["month"], today() - length)
    return first, first + length


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _programme(items: list[dict]) -> list[tuple]:
    days = groupby(items, key=lambda item: item["day"])
    return [("day", {"day": day, "sessions": [_session(item) for item in held]}) for day, held in days]


def _session(item: dict) -> dict:
    return {"title": item["title_vi"], "time": _time(item.get("time")), "ends": None, "where": ""}
