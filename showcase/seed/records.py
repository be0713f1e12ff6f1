"""Schemes, shelves and marketplaces that the site starts with: kept when the sample is removed."""

from product_pages.certificates.models import Scheme
from product_pages.listings.models import Marketplace
from product_pages.taxonomy import Category, CriteriaSet

from .sources import read


def load_records() -> None:
    """Create what is missing; what an editor has changed stays as it is."""
    data = read("supplement")
    for order, row in enumerate(data["schemes"]):
        _keep(Scheme, "code", row, order=order)
    for order, row in enumerate(data["categories"]):
        _keep(Category, "slug", row, order=order)
    for row in data["criteria_sets"]:
        _keep(CriteriaSet, "number", row)
    for order, row in enumerate(data["marketplaces"]):
        _keep(Marketplace, "slug", row, order=order)


def _keep(model, key: str, row: dict, **more) -> None:
    columns = {field.name for field in model._meta.concrete_fields}
    values = {name: value for name, value in row.items() if name in columns and name != key}
    model.objects.get_or_create(**{key: row[key]}, defaults=values | more)
