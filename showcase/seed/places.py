"""Communes and wards, their former districts, and the former communes that products name."""

import re

from showcase.places.models import FormerName, Place
from showcase.text.fold import nfc

from .sources import communes, read

_KIND = re.compile(r"^(Xã|Phường|Huyện|Thành phố|Thị xã|Thị trấn)\s+", re.IGNORECASE)


def bare(name: str) -> str:
    """Return a name without its kind: “Huyện Kỳ Sơn” is “Kỳ Sơn”."""
    return _KIND.sub("", nfc(name.strip()))


def load_places() -> dict[str, Place]:
    """Create what is missing; return all places by their full Vietnamese name."""
    for row in communes():
        place, created = Place.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": bare(row["name"]),
                "kind": Place.Kind.WARD if row["kind"] == "Phường" else Place.Kind.COMMUNE,
                "latitude": float(row["latitude"]),
                "longitude": float(row["longitude"]),
            },
        )
        if created:
            FormerName.objects.create(place=place, name=bare(row["former_district"]), kind=FormerName.Kind.DISTRICT)
    places = {row["name"]: Place.objects.get(code=row["code"]) for row in communes()}
    _load_former_communes(places)
    return places


def _load_former_communes(places: dict[str, Place]) -> None:
    """Keep the former communes of the products, but for names that a commune bears today."""
    today = {place.name for place in places.values()}
    for product in read("products"):
        for name in former_communes(product["former_commune"] or ""):
            if name not in today:
                FormerName.objects.get_or_create(
                    place=places[product["commune"]], name=name, kind=FormerName.Kind.COMMUNE
                )


def former_communes(text: str) -> list[str]:
    """Return the names in a list such as “Thị trấn Tân Lạc, Châu Hạnh (bản Hoa Tiến)”."""
    return [bare(name) for name in re.sub(r"\(.*?\)", "", text).split(",") if name.strip()]
