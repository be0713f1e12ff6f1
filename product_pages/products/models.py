"""The product page: one spearhead product, its story in six chapters, its facts and its sources."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from product_pages.months import MonthsField
from product_pages.taxonomy import Landscape
from showcase.blocks import BodyField, PictureBlock, StepBlock, chapter_blocks
from showcase.blocks.text import RICH_TEXT_FEATURES
from showcase.pages.base import BasePage
from showcase.pages.mixins import HeroMixin, IntroMixin
from showcase.pages.related import related_sections
from showcase.pages.shared_facts import SharedFactsMixin
from showcase.places.map import province_map
from showcase.places.models import LATITUDE, LONGITUDE
from showcase.text.fold import nfc
from showcase.today import today

from . import panels
from .chapters import chapters_of
from .flips import flips_of
from .querysets import ProductPageManager
from .sources import Chapter
from .structured_data import product_data


def chapter_text(label, help_text) -> RichTextField:
    """Return the field of a short chapter: paragraphs with links and lists."""
    return RichTextField(label, blank=True, features=RICH_TEXT_FEATURES, help_text=help_text)


class ProductPage(SharedFactsMixin, HeroMixin, IntroMixin, BasePage):
    """A product of one place. Certificates belong to a product of one maker: see `certificates`."""

    alternative_names = models.CharField(
        _("other names"),
        max_length=250,
        blank=True,
        help_text=_("What else people call it, separated by commas. Searching finds it by these too."),
    )
    tagline = models.CharField(
        _("tagline"), max_length=160, blank=True, help_text=_("One line that makes a reader want to know more.")
    )
    category = models.ForeignKey(
        "product_pages.Category",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    criteria_set = models.ForeignKey(
        "product_pages.CriteriaSet",
        verbose_name=_("OCOP criteria set"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    landscape = models.CharField(
        _("landscape"),
        max_length=10,
        choices=Landscape.choices,
        blank=True,
        help_text=_("Gives the page its horizon and its colours."),
    )
    gallery = BodyField([("picture", PictureBlock())], verbose_name=_("more pictures"), blank=True)

    # Land and people
    place = models.ForeignKey(
        "showcase.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
        help_text=_("Commune or ward where it comes from. Its old names are found with it."),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    origin = chapter_text(_("origin"), _("Where it comes from and since when, as far as sources tell."))
    environment = chapter_text(
        _("farming environment"), _("Soil, water, weather, season: what the land gives to the product.")
    )
    provenance_code = models.CharField(
        _("traceability code"), max_length=100, blank=True, help_text=_("As printed on the package.")
    )
    provenance_url = models.URLField(
        _("traceability link"), blank=True, help_text=_("Where the code can be looked up.")
    )

    # Process, culture, taste
    process = chapter_text(_("process, in short"), _("Two or three sentences before the steps."))
    steps = BodyField([("step", StepBlock())], verbose_name=_("steps of the process"), blank=True)
    culture = BodyField(chapter_blocks(), verbose_name=_("history and culture"), blank=True)
    features = chapter_text(_("features"), _("Look, smell, taste, texture: how to recognise the real one."))
    enjoy = chapter_text(_("how to enjoy it"), _("With what, when, how it is prepared or used."))
    weight = models.CharField(_("net weight"), max_length=120, blank=True)
    keeping = models.CharField(_("keeping"), max_length=250, blank=True)
    ingredients = models.CharField(_("ingredients"), max_length=400, blank=True)
    season = MonthsField(
        _("harvest months"), default=0, blank=True, help_text=_("None when it is made all year round.")
    )

    # Buying
    responsible_name = models.CharField(
        _("responsible organisation"),
        max_length=200,
        blank=True,
        help_text=_("Who answers for the product: food advertising must name it (Decree 342/2025)."),
    )
    responsible_address = models.CharField(_("its address"), max_length=250, blank=True)

    objects = ProductPageManager()

    parent_page_types = ["product_pages.ProductIndexPage"]
    subpage_types = []
    template = "product_pages/product_page.html"
    kind_label = _("Product")
    has_short_address = True
    shared_facts = (
        "category",
        "criteria_set",
        "landscape",
        "place",
        "latitude",
        "longitude",
        "season",
        "provenance_code",
        "provenance_url",
    )
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("provenance_code", overridable=False),
        SynchronizedField("responsible_name"),
        SynchronizedField("responsible_address"),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("alternative_names", boost=2),
        index.AutocompleteField("alternative_names"),
        index.SearchField("tagline"),
        index.SearchField("intro"),
        index.SearchField("origin"),
        index.SearchField("environment"),
        index.SearchField("process"),
        index.SearchField("culture"),
        index.SearchField("features"),
        index.SearchField("enjoy"),
        index.RelatedFields(
            "place",
            [
                index.SearchField("name"),
                index.AutocompleteField("name"),
                index.RelatedFields("former_names", [index.SearchField("name"), index.AutocompleteField("name")]),
            ],
        ),
        index.RelatedFields("category", [index.SearchField("name_vi"), index.SearchField("name_en")]),
    ]

    edit_handler = panels.editor(BasePage)

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def clean(self):
        super().clean()
        self.alternative_names = nfc(self.alternative_names)
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Give both latitude and longitude, or neither.")})

    @property
    def coordinates(self) -> tuple[float, float] | None:
        """Return (latitude, longitude) in degrees: the product's own, else its commune's centre."""
        if self.latitude is not None and self.longitude is not None:
            return self.latitude, self.longitude
        return (self.place.latitude, self.place.longitude) if self.place else None

    @property
    def names(self) -> list[str]:
        """Return the other names, one by one."""
        return [name.strip() for name in self.alternative_names.split(",") if name.strip()]

    @property
    def may_have_buy_button(self) -> bool:
        return not (self.criteria_set and self.criteria_set.no_buy_button)

    @cached_property
    def certificates(self):
        """Return the certificates with what a reader needs to judge them; translations share them."""
        return list(self.certificate_model.objects.filter(product__translation_key=self.translation_key).for_readers())

    @cached_property
    def known_listings(self):
        """Return all listings, dead ones too; none where buying may not be invited."""
        if not self.may_have_buy_button:
            return []
        return list(self.listing_model.objects.filter(product__translation_key=self.translation_key).for_readers())

    @cached_property
    def listings(self):
        """Return the listings that lead to a shop today."""
        return [listing for listing in self.known_listings if listing.leads_on]

    def flips(self):
        return flips_of(self)

    @property
    def certificate_model(self):
        return type(self).certificate_set.rel.related_model

    @property
    def listing_model(self):
        return type(self).listing_set.rel.related_model

    @cached_property
    def producers(self):
        """Return the producers' pages in the reader's language."""
        from product_pages.producers.models import ProducerPage

        makers = ProducerPage.objects.filter(**self.same_source("made_products__product"))
        return list(ProducerPage.objects.readable().translations_of(makers, self.locale).for_cards())

    @property
    def source_chapters(self) -> list[tuple]:
        """Return what a source can speak for, each with its label."""
        return Chapter.choices

    @cached_property
    def sources(self):
        return list(self.shared_children("product_sources").select_related("document"))

    def structured_data(self, request):
        return [*super().structured_data(request), product_data(self, request)]

    @property
    def standing_certificates(self):
        """Return the certificates but for those that a later one has replaced."""
        return [each for each in self.certificates if each.current_state != "renewed"]

    @property
    def marks(self):
        """Return the two certificates whose postmarks stand on the stamp: those that hold first."""
        return sorted(self.certificates, key=lambda certificate: not certificate.is_valid)[:2]

    @cached_property
    def valid_stars(self):
        """Return the certificate whose stars hold today, the highest first, or None."""
        starred = [c for c in self.certificates if c.shown_stars]
        return max(starred, key=lambda c: c.stars, default=None)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "related": related_sections(self, self.locale),
            "chapters": chapters_of(self),
            "this_month": today().month,
            "map": province_map(request, [self]),
        }


class ProductProducer(Orderable):
    """Who makes a product."""

    product = ParentalKey(ProductPage, on_delete=models.CASCADE, related_name="product_producers")
    producer = models.ForeignKey(
        "product_pages.ProducerPage",
        verbose_name=_("producer"),
        on_delete=models.CASCADE,
        related_name="made_products",
    )

    panels = panels.PRODUCER_PANELS

    class Meta(Orderable.Meta):
        verbose_name = _("producer of a product")
        constraints = [models.UniqueConstraint(fields=["product", "producer"], name="producer_once_a_product")]
