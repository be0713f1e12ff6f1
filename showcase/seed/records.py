"""Schemes, shelves and marketplaces that the site starts with: kept when the sample is removed."""

from product_pages.certificates.models import Scheme
from product_pages.listings.models import Marketplace
from product_pages.reports.models import Goals
from product_pages.taxonomy import Category, CriteriaSet
from showcase.today import today

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
        renamed = {"renamed_to": Marketplace.objects.get(slug=row["renamed_to"])} if "renamed_to" in row else {}
        _keep(Marketplace, "slug", row | renamed, order=order)
    load_goals()


def load_goals() -> None:
    """Compare with the first year of the sample's figures, unless somebody has said which."""
    if not Goals.objects.exists():
        Goals.objects.create(baseline_year=today().year - 1)


def _keep(model, key: str, row: dict, **more) -> None:
    columns = {field.name for field in model._meta.concrete_fields}
    values = {name: value for name, value in row.items() if name in columns and name != key}
    model.objects.get_or_create(**{key: row[key]}, defaults=values | more)
