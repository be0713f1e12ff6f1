"""The models' own rules, asked without a query for each row: what they would look up stands in memory."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from product_pages.certificates import errors
from product_pages.certificates.models import Certificate
from product_pages.listings.models import Listing
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from showcase.text.fold import fold_slug

from .known import Facts, Known
from .models import Kind
from .names import Names

Sentences = dict[str, str]


class Rules:
    """Checks one kind of record against its model, and against the other records and rows."""

    def __init__(self, names: Names, known: list[Known]):
        self.names = names

    def problems(self, facts: Facts, pk: int | None, row: int) -> Sentences:
        """Return what is wrong, as sentences by attribute; '' for the whole."""
        raise NotImplementedError

    def accept(self, facts: Facts, pk: int | None, row: int) -> None:
        """Remember a row that is written, so that later rows are compared with it."""


class PageRules(Rules):
    model: type[ProductPage] | type[ProducerPage]

    def problems(self, facts, pk, row):
        plain = {name: value for name, value in facts.items() if name not in ("producers", "slug")}
        page = self.model(slug=facts.get("slug") or fold_slug(facts["title"]) or "trang", **plain)
        # That an address is taken was looked up for all rows at once.
        page.__dict__["_check_slug_is_unique"] = lambda: None
        return sentences(page, [*plain, "slug"])


class ProductRules(PageRules):
    model = ProductPage


class ProducerRules(PageRules):
    model = ProducerPage


class CertificateRules(Rules):
    def __init__(self, names, known):
        super().__init__(names, known)
        self.others: dict[tuple, dict[object, tuple[Certificate, int]]] = defaultdict(dict)
        self.of_pk: dict[int, Certificate] = {}
        for each in known:
            record = self.record(each.facts, each.pk)
            self.of_pk[each.pk] = record
            self._keep(record, (each.pk, "latest"))
            if each.published:
                self._keep(self.record(each.published, each.pk), (each.pk, "published"))

    def record(self, facts: Facts, pk: int | None) -> Certificate:
        record = Certificate(pk=pk, **facts)
        if record.scheme_id:
            record.scheme = self.names.scheme.records[record.scheme_id]
        if record.product_id in self.names.products:
            record.product = self.names.products[record.product_id]
        return record

    def problems(self, facts, pk, row):
        record = self.record(facts, pk)
        found = sentences(record, list(facts), clean=False)
        if not found:
            found = as_sentences(errors.of_dates(record) | errors.of_scheme(record) | self._of_links(record))
        if not found and record.verified_on:
            found = as_sentences(errors.of_verification(record))
        return found

    def _of_links(self, record: Certificate) -> errors.Errors:
        """Return the same as `errors.of_links`, which asks the database for each record."""
        if record.renews_id:
            record.renews = self.of_pk[record.renews_id]
            found = errors.of_links(record)
            if found:
                return found
        double = self._rival(record)
        if not double:
            return {}
        sentence = _("There is one for this time already: %(other)s. If this renews it, say so.")
        return {"issued_on": sentence % {"other": double}}

    def _rival(self, record: Certificate) -> str | None:
        if not (record.producer_id and record.issued_on):
            return None
        for other, row in self.others.get(self._key(record), {}).values():
            same = record.pk is not None and other.pk == record.pk
            linked = other.pk and (other.pk == record.renews_id or other.renews_id == record.pk is not None)
            if not same and not linked and errors.overlap(record, other):
                return _("row %(number)s") % {"number": row} if row else other.summary
        return None

    def _key(self, record: Certificate) -> tuple:
        return (
            self.names.products[record.product_id].translation_key,
            self.names.producer_keys[record.producer_id] if record.producer_id else None,
            record.scheme_id,
            record.item,
        )

    def _keep(self, record: Certificate, who: tuple, row: int = 0) -> None:
        if record.scheme_id and record.producer_id and record.issued_on and not record.withdrawn_on:
            self.others[self._key(record)][who] = record, row

    def accept(self, facts, pk, row):
        record = self.record(facts, pk)
        if pk:
            before = self.of_pk[pk]
            self.others[self._key(before)].pop((pk, "latest"), None)
            self._keep(before, (pk, "published"))
        self._keep(record, (pk, "latest") if pk else ("row", row), row)


class ListingRules(Rules):
    def problems(self, facts, pk, row):
        listing = Listing(pk=pk, **facts)
        if listing.product_id in self.names.products:
            listing.product = self.names.products[listing.product_id]
        if listing.marketplace_id:
            listing.marketplace = self.names.marketplace.records[listing.marketplace_id]
        # All addresses stand in memory: `matching` has found a double already.
        listing.__dict__["_check_double"] = lambda: None
        return sentences(listing, list(facts))


RULES: dict[str, type[Rules]] = {
    Kind.PRODUCTS: ProductRules,
    Kind.PRODUCERS: ProducerRules,
    Kind.CERTIFICATES: CertificateRules,
    Kind.LISTINGS: ListingRules,
}


def sentences(record: Any, names: list[str], clean: bool = True) -> Sentences:
    """Return what the model's fields and its own clean() say about a record, as far as a sheet fills it."""
    fields = record._meta.get_fields()
    # Links were looked up, so that they need not be asked for again.
    skipped = {
        field.name
        for field in fields
        if getattr(field, "attname", "") not in names or getattr(field, "is_relation", False)
    }
    try:
        record.clean_fields(exclude=skipped)
        if clean:
            record.clean()
    except ValidationError as error:
        return of_error(error)
    return {}


def of_error(error: ValidationError) -> Sentences:
    if hasattr(error, "error_dict"):
        return {name if name != "__all__" else "": " ".join(found) for name, found in error.message_dict.items()}
    return {"": " ".join(error.messages)}


def as_sentences(found: errors.Errors) -> Sentences:
    return {name: str(sentence) for name, sentence in found.items()}
