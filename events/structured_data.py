"""An event in schema.org's terms. What nobody has said is left out, never guessed."""

from datetime import date, time
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from showcase.brand.context import brand_of
from showcase.pages.structured_data import image_data

from .opening import moment
from .sharing.card import card_address
from .state import State
from .venue import Entry

STATUS = {State.POSTPONED: "EventPostponed", State.CANCELLED: "EventCancelled"}


def event_data(page, request) -> dict:
    """Return the Event node: dates, place, status, who holds it, what it costs."""
    node = {
        "@type": "Event",
        "@id": f"{page.full_url}#event",
        "url": page.full_url,
        "name": page.title,
        "description": description(page),
        "image": image_data(page.hero_image, request)
        or request.build_absolute_uri(card_address(page, brand_of(request))),
        "startDate": starts(page),
        "endDate": ends(page),
        "location": locations(page),
        "organizer": organisation(page.organiser),
        "sponsor": [organisation(sponsor.name, sponsor.url) for sponsor in page.sponsors],
        "superEvent": page.series and {"@type": "EventSeries", "name": page.series.name},
        "audience": page.audience and {"@type": "Audience", "audienceType": page.audience},
        "offers": offer(page),
        **status(page),
        **attendance(page),
    }
    known = {key: value for key, value in node.items() if value}
    # “No” is an answer too.
    return known | ({"isAccessibleForFree": page.entry == Entry.FREE} if page.entry else {})


def card(page, request) -> str:
    address = card_address(page, brand_of(request))
    return address and request.build_absolute_uri(address)


def description(page) -> str:
    sample = _("Illustrative dates: an example, not an announcement.") if page.illustrative else ""
    return " ".join(filter(None, [sample, page.description]))


def status(page) -> dict[str, str]:
    """Return eventStatus; where it stood before, if it was moved from other days. A new venue alone is no new date."""
    state = page.state()
    if state in STATUS:
        return {"eventStatus": f"https://schema.org/{STATUS[state]}"}
    if page.is_moved and page.moved_from:
        return {
            "eventStatus": "https://schema.org/EventRescheduled",
            "previousStartDate": page.moved_from.isoformat(),
        }
    return {"eventStatus": "https://schema.org/EventScheduled"}


def starts(page) -> str:
    """Return the first day, with the hour and its offset from UTC where the hour is known (ISO 8601)."""
    hours = hours_on(page, page.starts_on)
    return written(page, page.starts_on, hours and hours.opens_at)


def ends(page) -> str:
    hours = hours_on(page, page.last_day)
    return written(page, page.last_day, hours and hours.opens_at and hours.closes_at)


def hours_on(page, day: date) -> Any:
    """Return what tells the hours of a day: its own, or the usual ones; None when it is closed."""
    hours = next((each for each in page.other_hours if each.day == day), page)
    return None if getattr(hours, "is_closed", False) else hours


def written(page, day: date, hour: time | None) -> str:
    return moment(page, day, hour).isoformat() if hour else day.isoformat()


def locations(page) -> Any:
    places = [place for place in (venue(page), stream(page)) if place]
    return places[0] if len(places) == 1 else places


def venue(page) -> dict:
    """Return the place; an event that is only streamed has none."""
    is_held_somewhere = page.venue or page.address or page.place or not page.livestream_url
    if not is_held_somewhere:
        return {}
    place = {
        "@type": "Place",
        "name": page.venue or (page.place and page.place.full_name),
        "address": address(page),
        "geo": position(page),
    }
    return {key: value for key, value in place.items() if value}


def address(page) -> dict:
    parts = {
        "streetAddress": page.address,
        "addressLocality": page.place and page.place.full_name,
        # The site's own time zone is that of one country; communes are in it too.
        "addressCountry": "VN" if page.place or page.timezone == settings.TIME_ZONE else "",
    }
    known = {key: value for key, value in parts.items() if value}
    return {"@type": "PostalAddress", **known} if known else {}


def position(page) -> dict | None:
    if page.latitude is None or page.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": page.latitude, "longitude": page.longitude}


def stream(page) -> dict:
    return {"@type": "VirtualLocation", "url": page.livestream_url} if page.livestream_url else {}


def attendance(page) -> dict[str, str]:
    ways = (bool(venue(page)), bool(stream(page)))
    mode = {(True, True): "Mixed", (True, False): "Offline", (False, True): "Online"}[ways]
    return {"eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode"}


def offer(page) -> dict:
    """Return where one registers and what entry costs. A price is given in words, as it was announced."""
    if not (page.registration_url or page.price or page.entry == Entry.FREE):
        return {}
    free = {"price": "0", "priceCurrency": "VND"} if page.entry == Entry.FREE else {}
    told = {"url": page.registration_url or page.full_url, "description": page.price}
    return {"@type": "Offer", **free, **{key: value for key, value in told.items() if value}}


def organisation(name: str, url: str = "") -> dict:
    if not name:
        return {}
    return {"@type": "Organization", "name": name} | ({"url": url} if url else {})
