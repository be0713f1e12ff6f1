"""The outline of the province: GeoJSON in (RFC 7946), rings of longitude and latitude out."""

import json

Ring = list[tuple[float, float]]


def rings(text: str) -> list[Ring]:
    """Return the outer rings of the polygons in a GeoJSON text; none for a blank text.

    Raises ValueError, LookupError, TypeError, OverflowError or RecursionError when the text is no such thing.
    """
    if not text.strip():
        return []
    found = _outer_rings(json.loads(text))
    if not found:
        raise ValueError("no polygon")
    return [_in_degrees([(float(point[0]), float(point[1])) for point in ring]) for ring in found]


def _in_degrees(ring: Ring) -> Ring:
    """Return the ring as it is; raise ValueError when it lies outside the globe or has no surface."""
    if not all(-180 <= longitude <= 180 and -90 < latitude < 90 for longitude, latitude in ring):
        raise ValueError("not in degrees, longitude first")
    if any(len(set(values)) < 2 for values in zip(*ring, strict=True)) or not ring:
        raise ValueError("no surface")
    return ring


def _outer_rings(node: dict) -> list:
    match node["type"]:
        case "FeatureCollection":
            return [ring for feature in node["features"] for ring in _outer_rings(feature)]
        case "Feature":
            return _outer_rings(node["geometry"])
        case "MultiPolygon":
            return [polygon[0] for polygon in node["coordinates"]]
        case "Polygon":
            return [node["coordinates"][0]]
        case _:
            return []
