"""How far an event is from a place that the reader chose. Nobody is asked where they are."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from showcase.places.models import Place

from .facts import EventFacts

EARTH = 6371.0  # mean radius in kilometres

Point = tuple[float, float]


def kilometres(here: Point, there: Point) -> float:
    """Return the distance of two points in degrees along the ground, in kilometres (haversine)."""
    (south, west), (north, east) = ((radians(a), radians(b)) for a, b in (here, there))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def point_of(slug: str) -> Point | None:
    """Return where a place lies; of a former district the middle of the communes that came of it."""
    points = list(Place.objects.known_as(slug).order_by().values_list("latitude", "longitude"))
    if not points:
        return None
    return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)


def distances(facts: Iterable[EventFacts], here: Point) -> dict[int, int]:
    """Return whole kilometres by the event's number, at least one; events without a point are left out."""
    return {fact.pk: max(1, round(kilometres(here, fact.point))) for fact in facts if fact.point}
