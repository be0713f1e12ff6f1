"""An event in schema.org's terms."""

from showcase.pages.structured_data import image_data

from .state import State

STATUS = {
    State.POSTPONED: "https://schema.org/EventPostponed",
    State.CANCELLED: "https://schema.org/EventCancelled",
}


def event_data(page, request) -> dict:
    """Return the Event node with its dates, place and status."""
    node = {
        "@type": "Event",
        "@id": f"{page.full_url}#event",
        "name": page.title,
        "description": page.description,
        "image": image_data(page.hero_image, request),
        "startDate": page.starts_on.isoformat(),
        "endDate": page.last_day.isoformat(),
        "eventStatus": STATUS.get(page.state(), "https://schema.org/EventScheduled"),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": page.venue or (page.place and page.place.full_name) or page.title,
            "address": {"@type": "PostalAddress", "addressCountry": "VN"}
            | ({"addressLocality": page.place.full_name} if page.place else {}),
        },
        "organizer": page.organiser and {"@type": "Organization", "name": page.organiser},
    }
    return {key: value for key, value in node.items() if value}
