"""What a visitor reads of an event beyond its columns: hours by day, the programme by stage, papers, other editions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from showcase.cache.data import per_generation
from showcase.documents import is_public

from .addresses import SERIES
from .lunar_words import lunar_text
from .state import State


@dataclass(frozen=True)
class DayHours:
    """The hours of one day that differ from those of the others."""

    day: date
    opens_at: time | None
    closes_at: time | None
    is_closed: bool


WITH_DOCUMENT = ("EventDocument", "EventSource")


@per_generation
def published_children(name: str, key: UUID) -> list:
    """Return the child records of an event as they were published last; four lists of a page without four queries."""
    rows = apps.get_model("events", name).objects.filter(
        event__translation_key=key, event__locale__language_code=settings.LANGUAGE_CODE
    )
    return list(rows.select_related("document") if name in WITH_DOCUMENT else rows)


def by_stage(sessions: Iterable) -> list[tuple[str, list]]:
    """Return the items of a day under their stages, both in the order in which the organiser gave them."""
    stages: dict[str, list] = {}
    for session in sessions:
        stages.setdefault(session["where"] or "", []).append(session)
    return list(stages.items())


class VisitingMixin:
    """What the page of an event shows of its children and its neighbours."""

    # Of the event, among whose bases this stands.
    pk: Any
    starts_on: date
    last_day: date
    latitude: float | None
    longitude: float | None
    lunar_month: int | None
    lunar_first_day: int | None
    lunar_last_day: int | None
    lunar_leap: bool
    series_id: int | None
    series: Any
    trail: list
    current_state: State
    is_moved: bool
    locale: Any
    programme: Any
    translation_key: UUID

    @property
    def is_off(self) -> bool:
        """Return whether nobody should come on the days given."""
        return self.current_state in {State.POSTPONED, State.CANCELLED}

    @property
    def search_note(self) -> str:
        """Return its state, and that it was moved, for those who find it by a search."""
        moved = self.is_moved and self.current_state != State.PAST
        return ", ".join([str(self.current_state.label), *([_("has moved")] if moved else [])])

    @cached_property
    def other_hours(self) -> list[DayHours]:
        """Return the days with hours of their own, by date; none that the event no longer has."""
        rows = sorted(self._children("event_hours", "EventHours"), key=lambda row: row.day)
        days = [
            DayHours(self.starts_on + timedelta(days=row.day - 1), row.opens_at, row.closes_at, row.is_closed)
            for row in rows
        ]
        return [each for each in days if each.day <= self.last_day]

    @property
    def lunar_dates(self) -> str:
        """Return its days by the lunar calendar in words, '' for an event that does not follow it."""
        if not (self.lunar_month and self.lunar_first_day):
            return ""
        return lunar_text(self.lunar_month, self.lunar_first_day, self.lunar_last_day, self.lunar_leap)

    @property
    def programme_days(self) -> list[tuple[int, date, list]]:
        """Return each day of the programme: its number, its date and its items."""
        days = ((block.value["day"] or 1, block.value["sessions"]) for block in self.programme)
        return [(number, self.starts_on + timedelta(days=number - 1), sessions) for number, sessions in days]

    @property
    def programme_by_stage(self) -> list[tuple[int, date, list[tuple[str, list]]]]:
        """Return each day of the programme: its number, its date, and its items under their stages."""
        return [(number, day, by_stage(sessions)) for number, day, sessions in self.programme_days]

    @property
    def point(self) -> str:
        """Return latitude and longitude of the venue as numbers for a map, '' unless both are known."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"{self.latitude:.5f}, {self.longitude:.5f}"

    @cached_property
    def sources(self) -> list:
        return self._children("event_sources", "EventSource")

    @cached_property
    def sponsors(self) -> list:
        return self._children("event_sponsors", "EventSponsor")

    @cached_property
    def papers(self) -> list:
        """Return the documents of the event that any reader may open."""
        rows = self._children("event_documents", "EventDocument")
        return [row for row in rows if is_public(row.document)]

    def _children(self, name: str, model: str) -> list:
        """Return the child records of a draft that is at hand, else those that were published."""
        if name in getattr(self, "_cluster_related_objects", ()):
            return list(getattr(self, name).all())
        return published_children(model, self.translation_key)

    @property
    def series_url(self) -> str:
        """Return the address of all editions of its series."""
        return f"{self.trail[-1].url}{SERIES}/{self.series.slug}/"

    @cached_property
    def editions_beside(self) -> dict[str, Any]:
        """Return the edition of the series before this one and the one after, by “before” and “after”."""
        if not self.series_id:
            return {}
        editions = type(self).objects.readable().in_locale(self.locale).beside(self)  # type: ignore[attr-defined]
        return {"before" if each.starts_on < self.starts_on else "after": each for each in editions.for_cards()}
