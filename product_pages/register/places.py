"""Which commune or ward a sheet means: by today's name, or by one from before 1 July 2025."""

import re
from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import override

from showcase.places.models import FormerName, Place

from .cells import CellError, key

_COMMUNE = re.compile(r"^(?:xa|x|thi tran|tt|commune)\s+(?=\S)")
_WARD = re.compile(r"^(?:phuong|p|ward)\s+(?=\S)")
_DISTRICT = re.compile(r"^(?:huyen|h|thi xa|tx|thanh pho|tp|district)\s+(?=\S)")
_PARTS = re.compile(r"\s*[,;–]\s*|\s+-\s+")
_OLD = re.compile(r"\(\s*(?:cũ|cu)\s*\)", re.IGNORECASE)
MOST_NAMED = 12


class Places:
    """All places with their former names, in memory: a province has some hundred."""

    def __init__(self):
        self.by_pk: dict[int, Place] = {}
        self.today: dict[str, list[Place]] = defaultdict(list)
        self.former: dict[str, list[Place]] = defaultdict(list)
        self.districts: dict[str, list[Place]] = defaultdict(list)
        self._known: dict[tuple[str, str], int] = {}
        for place in Place.objects.all():
            self.by_pk[place.pk] = place
            self.today[key(place.name)].append(place)
        for name in FormerName.objects.all():
            names = self.districts if name.is_district else self.former
            names[_DISTRICT.sub("", key(name.name))].append(self.by_pk[name.place_id])

    def shown(self, pk: int | None) -> str:
        """Return a place as sheets name it, in Vietnamese whatever the editor's language."""
        with override("vi"):
            return self.by_pk[pk].full_name if pk else ""

    def find(self, text: str, district: str = "") -> int:
        """Return the place's number; `CellError` says which communes are possible when it is not certain."""
        asked = (text, district)
        if asked not in self._known:
            self._known[asked] = self._find(*asked).pk
        return self._known[asked]

    def _find(self, text: str, district: str) -> Place:
        parts = [part for part in _PARTS.split(_OLD.sub("", text)) if not key(part).startswith("tinh ")]
        name, *more = parts or [text]
        where = _DISTRICT.sub("", key(district or (more[0] if more else "")))
        found = self._candidates(key(name), _OLD.search(text) is not None, where)
        if len(found) == 1:
            return found[0]
        if found:
            raise CellError(
                _("“%(name)s” can be: %(places)s. Write the one that is meant.")
                % {"name": text, "places": self._listed(found)}
            )
        raise CellError(_("No commune or ward is known as “%(name)s”.") % {"name": text})

    def _candidates(self, name: str, old: bool, where: str) -> list[Place]:
        """Return what the name can mean: today's commune first, then former ones, then what was a district."""
        bare, is_ward = _WARD.subn("", name)
        bare, is_commune = _COMMUNE.subn("", bare)
        today = [
            place
            for place in self.today.get(bare, [])
            if not (is_ward and place.kind != Place.Kind.WARD) and not (is_commune and place.kind == Place.Kind.WARD)
        ]
        former = self.former.get(bare, [])
        within = self.districts.get(where) if where else None
        if within is not None:
            both = unique([place for place in [*today, *former] if place in within])
            if both:
                return both
        if today and not old:
            return today
        return unique(former) or today or unique(self.districts.get(_DISTRICT.sub("", name), []))

    def _listed(self, places: list[Place]) -> str:
        with override("vi"):
            names = [place.full_name for place in places[:MOST_NAMED]]
        return ", ".join(names) + ("…" if len(places) > MOST_NAMED else "")


def unique(places: list[Place]) -> list[Place]:
    return list(dict.fromkeys(places))
