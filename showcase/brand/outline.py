"""The outline of the province: GeoJSON in (RFC 7946), rings of longitude and latitude out."""

import json

Ring = list[tuple[float, float]]


def rings(text: str) -> list[Ring]:
    """Return the outer rings of the polygons in a GeoJSON text; none for a blank text.

    Raises ValueError, KeyError or TypeError when the text is no such thing.
    """
    if not text.strip():
        return []
    found = _outer_rings(json.loads(text))
    if not found:
        raise ValueError("no polygon")
    return [[(float(point[0]), float(point[1])) for point in ring] for ring in found]


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
