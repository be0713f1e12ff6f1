"""The archive: the events of a year, the editions of a series. Every edition stays at its own address."""

from itertools import groupby

from django.http import Http404

from events.addresses import SERIES, YEARS
from events.editions import EventPage
from events.series import EventSeries
from showcase.pagination import page_of

from .calendar import months_with_events
from .facts import event_facts, held_years
from .listing import events_of, series_with_editions
from .months import Month

A_PAGE = 48


def year_context(locale_id: int, year: int, query) -> dict:
    """Return the events that began in a year, under their months, and the years before and after."""
    numbers = [fact.pk for fact in event_facts(locale_id) if fact.first.year == year]
    page = page_of(numbers, query.get("trang"), A_PAGE)
    return {
        "year": year,
        "events": page,
        "months": [
            (month, list(held)) for month, held in groupby(events_of(page), lambda event: Month.of(event.starts_on))
        ],
        "held_years": held_years(),
        "noindex": not numbers,
    }


def series_context(locale_id: int, series: EventSeries, query) -> dict:
    """Return the editions of a series, the latest first; not found while readers may see none in any language."""
    editions = EventPage.objects.readable().filter(series=series)
    here = editions.filter(locale=locale_id).order_by("-starts_on", "sort_key").for_cards()
    page = page_of(here, query.get("trang"), A_PAGE)
    if not page.object_list and not editions.exists():
        raise Http404
    return {"series": series, "editions": page, "noindex": not page.object_list}


def sub_addresses(locale_id: int) -> list[str]:
    """Return the further addresses of the list in which there is something in this language."""
    facts = event_facts(locale_id)
    months = [month.suffix for month in sorted(months_with_events(facts))]
    years = [f"{YEARS}/{year}/" for year in sorted({fact.first.year for fact in facts})]
    series = [f"{SERIES}/{slug}/" for slug in series_with_editions(locale_id).values_list("slug", flat=True)]
    return [*months, *years, *series]
