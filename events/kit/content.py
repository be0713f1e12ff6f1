"""What is printed, gathered from the pages as they stand today: in ten queries or so, whatever the size of the fair."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch

from events.editions import EventPage
from events.exhibitors.stands import natural
from product_pages.certificates.models import Certificate
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from showcase.codes.models import ShortCode
from showcase.text.alphabet import sort_key
from showcase.today import today

from .holding import Term, terms

TEMPLATES = Path(__file__).parent / "typst"
SOURCE = settings.LANGUAGE_CODE
LANGUAGES = ("vi", "en")
# What is told in no card, and long.
UNTOLD = ("environment", "process", "steps", "culture", "features", "enjoy", "gallery")


@dataclass
class Booth:
    """A stand with what it shows: an exhibitor, or the whole fair where there are none."""

    pk: int = 0
    stand: str = ""
    names: dict[str, str] = field(default_factory=dict)
    producer: int | None = None
    products: list[ProductPage] = field(default_factory=list)

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get(SOURCE, "")


@dataclass
class Missing:
    """What could not be printed, by name, for a sentence each."""

    unpublished: list[str] = field(default_factory=list)
    untranslated: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    without_products: list[str] = field(default_factory=list)


class Fair:
    """An event with its exhibitors, products and certificates."""

    def __init__(self, event: EventPage):
        self.page = event
        # Of a page that is not published the row is as old as its beginning; what was written since is a revision.
        self.event = event if event.live else event.get_latest_revision_as_object()

    @cached_property
    def by_language(self) -> dict[str, EventPage]:
        """Return the event in each language that it has; the English page only as readers see it."""
        english = (
            EventPage.objects.readable()
            .filter(locale__language_code="en", translation_key=self.page.translation_key)
            .select_related("place")
            .first()
        )
        return {SOURCE: self.event} | ({"en": english} if english else {})

    def in_language(self, language: str) -> EventPage:
        return self.by_language.get(language, self.event)

    @property
    def days(self) -> tuple:
        """Return the first and the last day."""
        return self.event.starts_on, self.event.last_day

    @cached_property
    def shown(self) -> dict[str, dict]:
        """Return the products that readers may see, by language and translation key."""
        found = ProductPage.objects.readable().filter(translation_key__in=self._keys)
        pages: dict[str, dict] = {language: {} for language in LANGUAGES}
        for page in found.select_related("locale", "place", "hero_image").defer(*UNTOLD):
            pages[page.locale.language_code][page.translation_key] = page
        return pages

    @cached_property
    def _exhibitors(self) -> list:
        chosen = ProductPage.objects.only("title", "translation_key", "sort_key", "live")
        rows = self.page.shared_children("exhibitor_set").select_related("producer")
        return sorted(
            rows.prefetch_related(Prefetch("products", queryset=chosen)),
            key=lambda row: (natural(row.stand), sort_key(row.shown_name)),
        )

    @cached_property
    def _listed(self) -> list:
        """Return the products of an event that has no exhibitors."""
        return [row.product for row in self.event.event_products.all()]

    @cached_property
    def _keys(self) -> set:
        if self._exhibitors:
            return {product.translation_key for row in self._exhibitors for product in row.products.all()}
        return {product.translation_key for product in self._listed}

    @cached_property
    def booths(self) -> list[Booth]:
        """Return the stands in their order, each with its published products in the alphabet."""
        if not self._exhibitors:
            return [Booth(products=self._published(self._listed))] if self._listed else []
        names = self._producer_names()
        return [
            Booth(
                row.pk,
                row.stand,
                names.get(row.producer and row.producer.translation_key) or {SOURCE: row.name},
                row.producer_id,
                self._published(row.products.all()),
            )
            for row in self._exhibitors
        ]

    def _published(self, products) -> list[ProductPage]:
        known = self.shown[SOURCE]
        found = [known[product.translation_key] for product in products if product.translation_key in known]
        return sorted((each for each in found if each.pk not in self.retired), key=lambda product: product.sort_key)

    @cached_property
    def retired(self) -> frozenset[int]:
        """Return the products whose codes for this fair were retired: nobody prints them any more."""
        codes = ShortCode.objects.filter(at=self.page.pk, retired_on__lte=today())
        return frozenset(codes.values_list("page", flat=True))

    def _producer_names(self) -> dict:
        """Return the names of the producers that readers may see, by translation key and language."""
        keys = {row.producer.translation_key for row in self._exhibitors if row.producer}
        names: dict = defaultdict(dict)
        pages = ProducerPage.objects.readable().filter(translation_key__in=keys)
        for key, language, title in pages.values_list("translation_key", "locale__language_code", "title"):
            names[key][language] = title
        return names

    @cached_property
    def certificates(self) -> dict[int, list[Term]]:
        """Return by product the certificates that hold on all days of the fair, however they stand today."""
        found: dict[int, list[Certificate]] = defaultdict(list)
        products = [page.pk for page in self.shown[SOURCE].values()]
        for certificate in Certificate.objects.filter(product__in=products).for_readers():
            found[certificate.product_id].append(certificate)
        return {product: terms(each, self.days) for product, each in found.items()}

    def certificates_at(self, booth: Booth, product: ProductPage) -> list[Term]:
        """Return the certificates that may be shown at a stand: each was given to one maker, and is no other's."""
        found = self.certificates.get(product.pk, [])
        return [term for term in found if term[0].producer_id == booth.producer] if booth.pk else found

    def missing(self, booths: list[Booth], languages: list[str]) -> Missing:
        """Return what is left out."""
        chosen = {booth.pk for booth in booths}
        rows = [row for row in self._exhibitors if row.pk in chosen]
        wanted = [product for row in rows for product in row.products.all()] if self._exhibitors else self._listed
        titles = {p.title for p in wanted if p.translation_key not in self.shown[SOURCE]}
        shown = {p.title for b in booths for p in b.products if not self.is_in(p, languages)}
        known = self.shown[SOURCE]
        retired = {
            p.title for p in wanted if p.translation_key in known and known[p.translation_key].pk in self.retired
        }
        without = [booth.name(SOURCE) or booth.stand for booth in booths if booth.pk and not booth.products]
        return Missing(
            sorted(titles, key=sort_key), sorted(shown, key=sort_key), sorted(retired, key=sort_key), without
        )

    def is_in(self, product: ProductPage, languages: list[str]) -> bool:
        """Return whether a product can be told in all of the languages."""
        return all(product.translation_key in self.shown[language] for language in languages)

    @cached_property
    def fingerprint(self) -> str:
        """Return what changes when anything that is printed does: texts, certificates, the way they are printed."""
        digest = hashlib.sha256(json.dumps(self._everything(), default=str, sort_keys=True).encode())
        for part in sorted((*TEMPLATES.glob("*.typ"), *TEMPLATES.parent.glob("*.py"))):
            digest.update(part.read_bytes())
        return digest.hexdigest()[:32]

    def _everything(self) -> list:
        from .sheets import card_words, event_facts

        pictures = {
            page.hero_image_id: (page.hero_image.file.name, page.hero_image.may_be_shown)
            for page in self.shown[SOURCE].values()
            if page.hero_image_id
        }
        booths = [
            (
                booth.pk,
                booth.stand,
                booth.names,
                [
                    [
                        card_words(self, booth, product, language)
                        for language in LANGUAGES
                        if self.is_in(product, [language])
                    ]
                    + [product.landscape, product.hero_image_id]
                    for product in booth.products
                ],
            )
            for booth in self.booths
        ]
        return [settings.BASE_URL, pictures, booths, [event_facts(self, language) for language in LANGUAGES]]
