"""The province as an engraved stamp: its outline and the places on it, as SVG coordinates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, radians

from showcase.brand.context import brand_of, brand_of_site
from showcase.brand.outline import Ring, rings
from showcase.cache.data import per_generation

WIDTH = 1000
MARGIN = 30


@dataclass(frozen=True)
class Projection:
    """Degrees to pixels: longitudes shrunk by the cosine of the middle latitude, north up."""

    west: float
    north: float
    scale: float
    squeeze: float

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return x and y in the drawing, one decimal: a tenth of a pixel is 10 m on the ground."""
        x = MARGIN + (longitude - self.west) * self.squeeze * self.scale
        y = MARGIN + (self.north - latitude) * self.scale
        return round(x, 1), round(y, 1)


@dataclass
class Pin:
    """A perforated pin: a link to the pages that stand at one point."""

    x: float
    y: float
    pages: list = field(default_factory=list)

    @property
    def label(self) -> str:
        """Return the names of what stands here, and the place once."""
        names = ", ".join(str(page) for page in self.pages)
        place = getattr(self.pages[0], "place", None)
        return f"{names} ({place.full_name})" if place else names


@dataclass(frozen=True)
class ProvinceMap:
    width: int
    height: int
    outline: list[str]
    pins: list[Pin]
    marks: list[Pin]
    # Widths of the strokes that make the engraved lines around the coast and border, widest first.
    waves: tuple[int, ...] = (58, 40, 22)
    # The same inside the border: relief as an engraver suggests it, without heights.
    contours: tuple[int, ...] = (190, 140, 96, 58, 26)


def fit(outline: list[Ring]) -> tuple[Projection, int]:
    """Return the projection that fits the rings into WIDTH, and the height that it needs."""
    longitudes = [x for ring in outline for x, _ in ring]
    latitudes = [y for ring in outline for _, y in ring]
    squeeze = cos(radians((min(latitudes) + max(latitudes)) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((max(longitudes) - min(longitudes)) * squeeze)
    height = round((max(latitudes) - min(latitudes)) * scale) + 2 * MARGIN
    return Projection(min(longitudes), max(latitudes), scale, squeeze), height


def path_of(ring: Ring, projection: Projection) -> str:
    """Return a ring as the `d` of an SVG path."""
    points = (projection.point(latitude, longitude) for longitude, latitude in ring)
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"


@per_generation
def _land(site_id: int) -> tuple[Projection, int, list[str]] | None:
    """Return the projection, the height of the drawing and the paths of the province, or None."""
    outline = rings(brand_of_site(site_id).map_outline)
    if not outline:
        return None
    projection, height = fit(outline)
    return projection, height, [path_of(ring, projection) for ring in outline]


def province_map(request, pages: Iterable, marks: Iterable = ()) -> ProvinceMap | None:
    """Return the map with a pin for each page that has coordinates, or None without an outline.

    `marks` are places to point out. Pages at the very same point share a pin.
    """
    brand = brand_of(request)
    land = _land(brand.site_id) if brand.site_id else None
    if land is None:
        return None
    projection, height, outline = land
    pins: dict[tuple, Pin] = {}
    for page in pages:
        if page.coordinates:
            point = projection.point(*page.coordinates)
            pins.setdefault(point, Pin(*point)).pages.append(page)
    places = [Pin(*projection.point(p.latitude, p.longitude), pages=[p]) for p in marks]
    return ProvinceMap(WIDTH, height, outline, list(pins.values()), places)
