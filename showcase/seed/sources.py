"""The sample content as it is kept: JSON, CSV and pictures beside this module."""

import csv
import json
from functools import cache
from pathlib import Path
from uuid import UUID, uuid5

CONFIDENCE = {"high": "cao", "medium": "vừa", "low": "thấp"}
HERE = Path(__file__).resolve().parent
DATA, IMAGES = HERE / "data", HERE / "images"

# Pages of the sample have keys made from their names, so that loading twice finds them again.
_NAMESPACE = UUID("5b1f2f3e-6c0b-4e58-9a43-3d1c8f0a7e21")


def key_of(kind: str, slug: str) -> UUID:
    """Return the translation key of a sample page, the same on every machine."""
    return uuid5(_NAMESPACE, f"{kind}/{slug}")


@cache
def read(name: str):
    """Return the content of `data/<name>.json`."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


@cache
def communes() -> list[dict]:
    """Return the rows of communes.csv: code, name, kind, latitude, longitude, former_district."""
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outline() -> str:
    """Return the province's outline as GeoJSON text."""
    return (DATA / "nghe-an-outline.geojson").read_text(encoding="utf-8")


def trust_in(row: dict) -> str:
    """Return how sure the sources of a row are, as the notes for the next editor have it."""
    return CONFIDENCE.get(row["confidence"], row["confidence"])
