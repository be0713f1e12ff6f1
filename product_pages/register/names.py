"""Looks up what a cell names: pages, schemes, marketplaces, shelves, kinds. Blind to marks, never guessing."""

import re
from collections import defaultdict
from functools import cached_property

from django.utils.translation import gettext as _

from product_pages.certificates.models import Scheme
from product_pages.listings.hosts import allowed
from product_pages.listings.models import Marketplace
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from product_pages.taxonomy import Category, CriteriaSet

from .cells import CellError, key, show_line
from .known import sources
from .models import Kind
from .places import Places

# Producers' kinds as departments write them, by how the folded words begin; the first is what exports write.
KINDS = {
    ProducerPage.Kind.COOPERATIVE.value: ("Hợp tác xã", "hop tac xa", "htx", "cooperative"),
    ProducerPage.Kind.HOUSEHOLD.value: ("Hộ gia đình", "ho", "household"),
    ProducerPage.Kind.COMPANY.value: ("Công ty", "cong ty", "cty", "doanh nghiep", "dntn", "dn", "company"),
    ProducerPage.Kind.VILLAGE.value: ("Làng nghề", "lang nghe", "craft village"),
}
MOST_NAMED = 6


def kind_of(text: str) -> str:
    """Return the kind of producer that a text begins with, '' for none."""
    words = f"{key(text)} "
    return next(
        (kind for kind, (_shown, *starts) in KINDS.items() if words.startswith(tuple(f"{s} " for s in starts))), ""
    )


class Pages:
    """Pages by what they are called and by their page code."""

    def __init__(self, kind: str):
        self.titles: dict[int, str] = {}
        self.slugs: dict[int, str] = {}
        self.exact: dict[str, set[int]] = defaultdict(set)
        self.folded: dict[str, set[int]] = defaultdict(set)
        self.by_slug: dict[str, int] = {}
        rows = sources(kind).values_list("pk", "title", "draft_title", "slug")
        for pk, title, draft_title, slug in rows:
            self.titles[pk], self.slugs[pk], self.by_slug[slug] = draft_title or title, slug, pk
            for name in {title, draft_title} - {""}:
                self.exact[show_line(name).casefold()].add(pk)
                self.folded[key(name)].add(pk)

    def find(self, text: str) -> int:
        """Return the page of that title or code; `CellError` when there is none, or more than one."""
        found = self.exact.get(text.casefold()) or self.folded.get(key(text)) or set()
        if len(found) != 1 and text in self.by_slug:
            return self.by_slug[text]
        if len(found) == 1:
            return next(iter(found))
        if found:
            codes = ", ".join(sorted(self.slugs[pk] for pk in found)[:MOST_NAMED])
            raise CellError(
                _("“%(name)s” is the title of several pages. Write the page code of one: %(codes)s.")
                % {"name": text, "codes": codes}
            )
        raise CellError(_("There is no page “%(name)s”. Import it first, or correct the name.") % {"name": text})

    def shown(self, pk: int | None) -> str:
        """Return what finds the page again: its title, or its code where the title alone does not."""
        if not pk or pk not in self.titles:
            return ""
        title = show_line(self.titles[pk])
        try:
            return title if self.find(title) == pk else self.slugs[pk]
        except CellError:
            return self.slugs[pk]


class Words:
    """Records by any of their names, without marks, spaces and punctuation: “GlobalG.A.P.” is “globalgap”."""

    def __init__(self, records: list, *names: str):
        self.records = {record.pk: record for record in records}
        self.names = names
        self.known: dict[str, int] = {}
        for record in records:
            for name in names:
                self.known.setdefault(self.form(str(getattr(record, name))), record.pk)

    @staticmethod
    def form(text: str) -> str:
        return key(text).replace(" ", "")

    def find(self, text: str) -> int:
        for form in (text, re.sub(r"\(.*?\)", "", text)):
            if self.form(form) in self.known:
                return self.known[self.form(form)]
        raise CellError(
            _("“%(name)s” is not known here. Known are: %(names)s.")
            % {"name": text, "names": "; ".join(self.shown(pk) for pk in self.records)}
        )

    def shown(self, pk: int | None) -> str:
        return show_line(str(getattr(self.records[pk], self.names[0]))) if pk else ""


class Names:
    """Everything that cells can name, read once when it is first asked for."""

    @cached_property
    def place(self) -> Places:
        return Places()

    @cached_property
    def product(self) -> Pages:
        return Pages(Kind.PRODUCTS)

    @cached_property
    def producer(self) -> Pages:
        return Pages(Kind.PRODUCERS)

    @cached_property
    def category(self) -> Words:
        return Words(list(Category.objects.all()), "name_vi", "name_en", "slug")

    @cached_property
    def criteria_set(self) -> Words:
        return Words(list(CriteriaSet.objects.all()), "number", "name_vi", "name_en")

    @cached_property
    def scheme(self) -> Words:
        return Words(list(Scheme.objects.all()), "name_vi", "code", "name_en")

    @cached_property
    def marketplace(self) -> Words:
        return Words(list(Marketplace.objects.select_related("renamed_to")), "name", "slug")

    @cached_property
    def products(self) -> dict[int, ProductPage]:
        """Return light pages of all products: what certificates and listings ask of theirs."""
        pages = ProductPage.objects.only("title", "slug", "translation_key", "locale_id", "criteria_set_id")
        return {page.pk: page for page in pages.filter(pk__in=list(self.product.titles)).select_related("criteria_set")}

    @cached_property
    def producer_keys(self) -> dict[int, object]:
        return dict(ProducerPage.objects.values_list("pk", "translation_key"))

    def find(self, what: str, text: str, told: dict[str, str]):
        """Return what a text names: a number, several for producers, a word for kinds."""
        if what == "kind":
            return self._kind(text)
        if what == "producers":
            return tuple(dict.fromkeys(self.producer.find(part.strip()) for part in text.split(";") if part.strip()))
        if what == "criteria_set":
            number = re.match(r"\d+", text)
            return self.criteria_set.find(number[0] if number else text)
        if what == "place":
            return self.place.find(text, told.get("district", ""))
        return getattr(self, what).find(text)

    def shown(self, what: str, value) -> str:
        """Return what a sheet would hold for a value; reading it gives the value again."""
        if what == "kind":
            return KINDS[value][0] if value in KINDS else ""
        if what == "producers":
            return "; ".join(filter(None, (self.producer.shown(pk) for pk in value or ())))
        return getattr(self, what).shown(value)

    def _kind(self, text: str) -> str:
        found = kind_of(text)
        if found:
            return found
        raise CellError(
            _("“%(name)s” is not known here. Known are: %(names)s.")
            % {"name": text, "names": "; ".join(shown for shown, *_starts in KINDS.values())}
        )

    def marketplace_at(self, url: str) -> int | None:
        """Return the one marketplace on whose hosts the address stands, None when it is not certain."""
        found = [shop.pk for shop in self.marketplace.records.values() if allowed(url, shop.allowed_hosts)]
        return found[0] if len(found) == 1 else None
