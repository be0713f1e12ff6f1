"""The few facts by which products are filtered and counted, for all products at once.

A province has tens of products, at most hundreds: reading these columns costs three queries at
any number, and then every combination of filters and its counts is plain Python.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from product_pages.certificates.models import Certificate
from showcase.places.models import FormerName


@dataclass
class Facts:
    """What the filters ask of one product: for each filter, the values that it answers to."""

    pk: int
    values: dict[str, set[str]] = field(default_factory=dict)


def product_facts(pages: QuerySet, at: date | None = None) -> list[Facts]:
    """Return the facts of the products in a queryset; validity is that of the day (today)."""
    rows = pages.order_by().values(
        "pk", "translation_key", "category__slug", "landscape", "place__slug", "place_id", "season"
    )
    stars, schemes = _valid_certificates(at)
    districts = former_slugs()
    return [
        Facts(
            row["pk"],
            {
                "loai": {row["category__slug"]},
                "vung": {row["landscape"]},
                "noi": {row["place__slug"], *districts.get(row["place_id"], ())},
                "sao": stars.get(row["translation_key"], set()),
                "chung-nhan": schemes.get(row["translation_key"], set()),
                "thang": {str(month) for month in row["season"]},
            },
        )
        for row in rows
    ]


def _valid_certificates(at: date | None) -> tuple[dict, dict]:
    stars, schemes = {}, {}
    for key, scheme, count, maker in Certificate.objects.valid(at).values_list(
        "product__translation_key", "scheme__code", "stars", "producer"
    ):
        schemes.setdefault(key, set()).add(scheme)
        if count and maker:
            stars.setdefault(key, set()).add(str(count))
    return stars, schemes


def former_slugs() -> dict[int, set[str]]:
    """Return the slugs of former districts by place."""
    found: dict[int, set[str]] = {}
    for place, slug in FormerName.objects.filter(kind=FormerName.Kind.DISTRICT).values_list("place_id", "slug"):
        found.setdefault(place, set()).add(slug)
    return found
