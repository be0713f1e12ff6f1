"""Finding places by a name that they bear now or bore before."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from showcase.search.folding import words

from .models import FormerName, Place


@dataclass(frozen=True)
class Named:
    """A place, or all that came of a former district: its address part and what to call it."""

    slug: str
    label: str


def former_label(name: str) -> str:
    return _("%(name)s (former district)") % {"name": name}


def named_like(searched: list[str], limit: int = 8) -> list[Named]:
    """Return the places in whose names every searched word begins a word; folded words, see `words`.

    A province has some hundred names, so they are compared in Python: two queries at any length.
    """
    found: dict[str, str] = {}
    former = FormerName.objects.select_related("place")
    for name in former:
        if _matches(name.name, searched):
            slug, label = (
                (name.slug, former_label(name.name))
                if name.is_district
                else (name.place.slug, f"{name.place.full_name} ({name.name})")
            )
            found.setdefault(slug, label)
    for place in Place.objects.all():
        if _matches(place.full_name, searched) or _matches(place.name, searched):
            found.setdefault(place.slug, place.full_name)
    return [Named(slug, label) for slug, label in found.items()][:limit]


def _matches(name: str, searched: list[str]) -> bool:
    parts = words(name)
    return all(any(part.startswith(word) for part in parts) for word in searched)
