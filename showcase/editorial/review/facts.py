"""What stands beside a page and is checked with it: certificates and listings, as they are now.

They change without the page, so a revision cannot say what was approved: each approval keeps a copy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import models
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from product_pages.models import Certificate, Listing, ProducerPage, ProductPage

CERTIFICATE_FACTS = (*(name for name in Certificate.checked_facts if name != "product_id"), "withdrawn_on", "live")
LISTING_FACTS = ("marketplace_id", "url")

# A record's key, and its facts by the name of their column: plain values that JSON keeps.
Facts = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Change:
    """What was approved, and what stands there now, in words."""

    label: str
    old: str
    new: str


def certificates_of(page: Page) -> list[Certificate]:
    """Return the certificates of a product or of a maker, drafts too; none for other pages."""
    match page:
        case ProductPage():
            mine = Certificate.objects.filter(product__translation_key=page.translation_key)
        case ProducerPage():
            mine = Certificate.objects.filter(producer__translation_key=page.translation_key)
        case _:
            return []
    return list(mine.select_related("scheme", "product", "producer", "evidence").order_by("pk"))


def listings_of(page: Page) -> list[Listing]:
    """Return the listings of a product, dead ones too; none for other pages."""
    if not isinstance(page, ProductPage):
        return []
    return list(Listing.objects.filter(product__translation_key=page.translation_key).with_marketplace().order_by("pk"))


def key_of(record: models.Model) -> str:
    return f"{record._meta.model_name}:{record.pk}"


def facts_of(page: Page) -> Facts:
    """Return the facts of the page's certificates and listings, by record."""
    return facts_in(certificates_of(page), CERTIFICATE_FACTS) | facts_in(listings_of(page), LISTING_FACTS)


def facts_in(records: Iterable[models.Model], names: tuple[str, ...]) -> Facts:
    return {key_of(each): {name: plain(getattr(each, name)) for name in names} for each in records}


def plain(value) -> str:
    return "" if value is None else str(value)


def changes_of(record: models.Model, before: dict[str, str] | None, now: dict[str, str]) -> list[Change]:
    """Return which facts of a record are others than those approved; all that are filled when it is new."""
    old = before or {}
    return [
        Change(label(record, name), words(record, name, old.get(name, "")), words(record, name, value))
        for name, value in now.items()
        if value != old.get(name, "")
    ]


def label(record: models.Model, name: str) -> str:
    return _("Published") if name == "live" else str(capfirst(column(record, name).verbose_name))


def column(record: models.Model, name: str) -> models.Field:
    return cast(models.Field, record._meta.get_field(name))


def words(record: models.Model, name: str, value: str) -> str:
    """Return a kept value as the reader of the screen knows it."""
    field = column(record, name)
    if not value:
        return ""
    if isinstance(field, models.ForeignKey):
        known = field.related_model._default_manager.filter(pk=value).first()
        return str(known) if known else _("deleted")
    if isinstance(field, models.BooleanField):
        return str(_("Yes") if value == "True" else _("No"))
    if isinstance(field, models.DateField):
        day: date | None = parse_date(value)
        return date_format(day, "SHORT_DATE_FORMAT") if day else value
    return str(dict(field.flatchoices).get(value, value))
