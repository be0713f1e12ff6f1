"""Producers: who makes a product. What is personal stands in a record of its own, with its consent."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from product_pages.products.models import ProductPage
from showcase.blocks import BodyField, chapter_blocks
from showcase.consents.models import Consent
from showcase.consents.state import holding
from showcase.images.renditions import prefetch_pictures
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import HeroMixin, IntroMixin
from showcase.pages.querysets import BasePageQuerySet
from showcase.pages.records import OfSourcePage
from showcase.pages.related import related_sections
from showcase.pages.shared_facts import SharedFactsMixin

from .structured_data import producer_data


class ProducerPageQuerySet(BasePageQuerySet):
    def for_page(self):
        return super().for_page().select_related("hero_image", "place")

    def for_cards(self):
        return (
            self.select_related("place", "hero_image")
            .defer("story")
            .prefetch_related(prefetch_pictures("hero_image", "card"))
            .in_alphabet()
        )


class ProducerIndexPage(IntroMixin, BasePage):
    """All producers, by name."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["product_pages.ProducerPage"]
    max_count_per_parent = 1
    template = "product_pages/producer_index_page.html"
    edit_handler = tabbed(([TitleFieldPanel("title"), FieldPanel("intro")], _("Content")), *standard_tabs(BasePage))

    class Meta:
        verbose_name = _("list of producers")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["producers"] = ProducerPage.objects.readable().in_locale(self.locale).for_cards()
        return context


class ProducerPage(SharedFactsMixin, HeroMixin, IntroMixin, BasePage):
    """A cooperative, household, company or craft village that makes products."""

    class Kind(models.TextChoices):
        COOPERATIVE = "cooperative", _("Cooperative")
        HOUSEHOLD = "household", _("Household")
        COMPANY = "company", _("Company")
        VILLAGE = "village", _("Craft village")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.COOPERATIVE)
    place = models.ForeignKey(
        "showcase.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="producers",
    )
    people = models.CharField(
        _("people"),
        max_length=250,
        blank=True,
        help_text=_("Who works there, in general terms: “twelve households of Thái weavers”. No personal names."),
    )
    website = models.URLField(_("website"), blank=True)
    story = BodyField(chapter_blocks(), verbose_name=_("story"), blank=True)

    objects = PageManager.from_queryset(ProducerPageQuerySet)()

    parent_page_types = ["product_pages.ProducerIndexPage"]
    subpage_types = []
    template = "product_pages/producer_page.html"
    kind_label = _("Producer")
    has_short_address = True
    shared_facts = ("kind", "place", "website")

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("people"),
        index.SearchField("story"),
        index.RelatedFields(
            "place",
            [
                index.SearchField("name"),
                index.RelatedFields("former_names", [index.SearchField("name")]),
            ],
        ),
    ]
    edit_handler = tabbed(
        (
            [
                TitleFieldPanel("title"),
                FieldPanel("kind"),
                FieldPanel("place"),
                FieldPanel("people"),
                FieldPanel("intro"),
                HeroMixin.hero_panel,
                FieldPanel("story"),
                FieldPanel("website"),
            ],
            _("Story"),
        ),
        *standard_tabs(BasePage),
    )

    class Meta:
        verbose_name = _("producer")
        verbose_name_plural = _("producers")

    @cached_property
    def products(self):
        """Return the products that it makes, in the reader's language."""
        made = ProductPage.objects.filter(
            product_producers__producer__translation_key=self.translation_key,
            locale__language_code=settings.LANGUAGE_CODE,
        )
        return list(ProductPage.objects.readable().translations_of(made, self.locale).for_cards())

    @cached_property
    def contacts(self):
        """Return the contacts that consent to being shown today."""
        return list(
            ProducerContact.objects.filter(producer__translation_key=self.translation_key)
            .shown()
            .select_related("photo", "consent")
        )

    def structured_data(self, request):
        return [*super().structured_data(request), producer_data(self, request)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["related"] = related_sections(self, self.locale)
        return context


class ProducerContactQuerySet(QuerySet):
    def shown(self, at: date | None = None):
        """Return the contacts who consent to being named, on the day (today)."""
        return self.filter(holding("consent__", at), consent__covers_name=True)


class ProducerContact(OfSourcePage):
    """A person to speak to, shown only while their recorded consent holds, and only as far as it reaches.

    It stands outside the page and its revisions, so that deleting one row removes the person
    from everywhere (law 91/2025/QH15 on personal data).
    """

    producer = models.ForeignKey(
        ProducerPage,
        verbose_name=_("producer"),
        on_delete=models.CASCADE,
        related_name="contact_set",
    )
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    photo = models.ForeignKey(
        "showcase.Picture",
        verbose_name=_("photograph"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    consent = models.ForeignKey(
        Consent,
        verbose_name=_("consent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contacts",
        help_text=_("Without it nothing here is shown. When it is withdrawn this record is deleted."),
    )

    objects = ProducerContactQuerySet.as_manager()
    source_pages = ("producer",)
    # What a withdrawal looks for everywhere else: see showcase.consents.
    personal_fields = ("name", "phone", "email")
    covered_by = (("phone", "covers_phone"), ("email", "covers_email"), ("photo", "covers_photo"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("producer's contact")
        verbose_name_plural = _("producers' contacts")

    def __str__(self):
        return self.name

    @property
    def shown_phone(self) -> str:
        return self.phone if self.consent and self.consent.covers_phone else ""

    @property
    def shown_email(self) -> str:
        return self.email if self.consent and self.consent.covers_email else ""

    @property
    def shown_photo(self):
        return self.photo if self.consent and self.consent.covers_photo else None

    def clean(self):
        super().clean()
        if not self.consent:
            return
        if self.consent.is_over:
            raise ValidationError({"consent": _("This consent was withdrawn.")})
        errors = {}
        if not self.consent.covers_name:
            errors["consent"] = _("This consent does not cover being named.")
        for name, right in self.covered_by:
            if getattr(self, name) and not getattr(self.consent, right):
                errors[name] = _("The consent does not cover this.")
        if errors:
            raise ValidationError(errors)
