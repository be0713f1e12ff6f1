"""Where an event is held from now on, and what falls with the old place."""

from dataclasses import dataclass
from typing import Any

from events.editions import EventPage
from showcase.places.models import Place

from .lines import tidy

# True of one place only: it would lead readers astray who set out for another.
OF_THE_PLACE: dict[str, Any] = {
    "latitude": None,
    "longitude": None,
    "directions": "",
    "step_free": "",
    "access_note": "",
    "venue_plan": None,
    "venue_plan_alt": "",
}


@dataclass(frozen=True)
class Elsewhere:
    """What the organiser says of the venue. `venue_en` is blank where English has no other name, None if it stays."""

    venue: str
    address: str
    place: Place | None
    venue_en: str | None = ""

    def differs_from(self, known: EventPage) -> bool:
        """Return whether the Vietnamese page says something else of it."""
        return (self.venue, self.address, self.place) != (tidy(known.venue), tidy(known.address), known.place)

    def is_away_from(self, event: EventPage) -> bool:
        """Return whether this is another place than that of a Vietnamese version, not one whose address is mended."""
        return spot(self) != spot(event)

    def apply(self, page: EventPage, known: EventPage) -> None:
        """Write it into a version of the page. `known` is what readers of Vietnamese have so far."""
        if page.is_source:
            self._apply(page, known)
        else:
            self._apply_translated(page, known)

    def _apply(self, page: EventPage, known: EventPage) -> None:
        if not self.differs_from(known):
            return
        is_new_here, is_new = self.is_away_from(page), self.is_away_from(known)
        for name, nothing in OF_THE_PLACE.items():
            # A draft that was on its way to the same place may tell the way there already.
            if is_new_here or (is_new and getattr(page, name) == getattr(known, name)):
                setattr(page, name, nothing)
        page.venue, page.address, page.place = self.venue, self.address, self.place

    def _apply_translated(self, page: EventPage, known: EventPage) -> None:
        """A venue and an address without English words are proper names: they stand as in Vietnamese."""
        if self.is_away_from(known):
            for name, nothing in OF_THE_PLACE.items():
                setattr(page, name, nothing)
        if self.venue_en is not None:
            page.venue = self.venue_en or self.venue
        if self.address != tidy(known.address):
            page.address = self.address
        page.place = self.place


def spot(event: EventPage | Elsewhere) -> tuple[str, Place | None]:
    """Return what tells one place from another: the venue, or the address of one without a name; and the commune."""
    return tidy(event.venue) or tidy(event.address), event.place
