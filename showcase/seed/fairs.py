"""A fair that was made up to be tried: editions past, on now and to come, counted from the day of loading.

Real fairs keep the dates that their sources give. This series says of itself that there is no such fair.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta
from itertools import groupby

from wagtail.models import Page

from events.models import EventHours, EventPage, EventReport, EventSeries, Exhibitor, ReportPhoto
from events.state import Status
from product_pages.models import ProductPage
from showcase.codes.making import code_for
from showcase.models import Scan
from showcase.today import today

from .english import Dictionary
from .sources import read
from .tree import existing, plant

# Fields in two languages, as [Vietnamese, English].
TEXTS = (
    "title",
    "intro",
    "status_note",
    "venue",
    "organiser",
    "audience",
    "recurrence",
    "directions",
    "access_note",
)
STANDS_A_ROW = 10
SPECIMEN = "san-pham-mau"
# How many products are scanned at a fair that was made up, and on how many days before it.
SCANNED, DAYS_BEFORE = 6, 14


def rows() -> list[dict]:
    """Return the editions, each with what all of them share."""
    data = read("fairs")
    return [data["common"] | row for row in data["editions"]]


def load_fair(parent: Page, row: dict, products: Mapping[str, ProductPage]) -> EventPage:
    """Return the Vietnamese page of an edition, created at need with its exhibitors and its report."""
    found = existing(EventPage, "event", row["slug"])
    if found:
        return found
    page = _page(row)
    page.event_hours = [
        EventHours(day=each["day"], opens_at=_time(each["opens_at"]), closes_at=_time(each["closes_at"]), sort_order=n)
        for n, each in enumerate(row.get("hours", ()))
    ]
    page = plant(parent, page, "event", row["slug"], _english(row))
    _load_exhibitors(page, row["exhibitors"], [products[slug] for slug in sorted(products) if slug != SPECIMEN])
    if page.starts_on <= today():
        _load_scans(page, list(products.values())[:SCANNED])
    if "report" in row:
        _load_report(page, row["report"], products[SPECIMEN])
    return page


def _page(row: dict) -> EventPage:
    starts = today() + timedelta(days=row["in_days"])
    texts = {name: row[name][0] for name in TEXTS if name in row}
    facts = {name: row[name] for name in ("status", "step_free", "entry", "edition") if name in row}
    return EventPage(
        slug=row["slug"],
        kind=row["kind"],
        series=_series() if row.get("series") else None,
        starts_on=starts,
        ends_on=starts + timedelta(days=row["days"] - 1),
        moved_from=_moved_from(starts, row),
        opens_at=_time(row["opens_at"]),
        closes_at=_time(row["closes_at"]),
        illustrative=True,
        programme=_programme(row["programme"]),
        editor_notes=read("fairs")["about"],
        **texts,
        **facts,
    )


def _series() -> EventSeries:
    row = read("fairs")["series"]
    return EventSeries.objects.get_or_create(slug=row["slug"], defaults=row)[0]


def _moved_from(starts: date, row: dict) -> date | None:
    return starts - timedelta(days=row["moved_days_before"]) if row.get("status") == Status.MOVED else None


def _time(text: str) -> time:
    return time.fromisoformat(text)


def _programme(items: list[dict]) -> list[tuple]:
    days = groupby(items, key=lambda item: item["day"])
    return [("day", {"day": day, "sessions": [_session(item) for item in held]}) for day, held in days]


def _session(item: dict) -> dict:
    return {
        "title": item["title"][0],
        "time": _time(item["time"]),
        "ends": _time(item["ends"]),
        "where": item["where"][0],
        "speakers": [{"name": name[0], "role": role[0]} for name, role in item["speakers"]],
    }


def _english(row: dict) -> Dictionary:
    dictionary = Dictionary(row["slug_en"])
    for name in TEXTS:
        dictionary.add(*row.get(name, ("", "")))
    for item in row["programme"]:
        dictionary.add(*item["title"])
        dictionary.add(*item["where"])
        for words in (words for speaker in item["speakers"] for words in speaker):
            dictionary.add(*words)
    return dictionary


def _load_exhibitors(event: EventPage, count: int, products: list[ProductPage]) -> None:
    """Give stands A1 to A10, B1 … to made-up exhibitors, each with one or two products of the sample."""
    data = read("fairs")
    for number in range(count):
        row, place = divmod(number, STANDS_A_ROW)
        exhibitor = Exhibitor.objects.create(
            event=event,
            name=data["exhibitor"] % (number + 1),
            stand=f"{'ABCD'[row]}{place + 1}",
            note=data["exhibitor_note"] if number % 4 == 0 else "",
        )
        exhibitor.products.set({products[number % len(products)], products[(number * 7 + 3) % len(products)]})


def _load_report(event: EventPage, row: dict, specimen: ProductPage) -> None:
    vietnamese, english = row["alt"]
    report = EventReport(event=event, notes=row["notes"], is_public=True)
    report.photos = [ReportPhoto(picture=specimen.hero_image, alt_vi=vietnamese, alt_en=english)]
    report.save()


def _load_scans(event: EventPage, products: list[ProductPage]) -> None:
    """Count made-up scans of the cards at the stands, on the days so far, and of packages in the weeks before."""
    days = (min(event.last_day, today()) - event.starts_on).days
    for number, product in enumerate(products):
        at_stand, on_package = code_for(product, at=event), code_for(product)
        _count(at_stand, [event.starts_on + timedelta(days=day) for day in range(days + 1)], 12 + number)
        _count(on_package, [event.starts_on - timedelta(days=day) for day in range(1, DAYS_BEFORE)], 1 + number % 3)


def _count(code, days: list[date], times: int) -> None:
    scans = [Scan(code=code, day=day, count=times + day.day % 5) for day in days]
    Scan.objects.bulk_create(scans, ignore_conflicts=True)
