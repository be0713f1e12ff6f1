"""Producers: who makes a product. What is personal stands in a record of its own, with its consent."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from product_pages.products.models import ProductPage
from showcase.blocks import BodyField, chapter_blocks
from showcase.images.renditions import prefetch_pictures
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import HeroMixin, IntroMixin
from showcase.pages.querysets import BasePageQuerySet
from showcase.pages.records import OfSourcePage
from showcase.pages.related import related_sections
from showcase.pages.shared_facts import SharedFactsMixin
from showcase.today import today

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
            .select_related("photo")
        )

    def structured_data(self, request):
        return [*super().structured_data(request), producer_data(self, request)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["related"] = related_sections(self, self.locale)
        return context


class ProducerContactQuerySet(QuerySet):
    def shown(self):
        """Return the contacts whose consent is given and not withdrawn (law 91/2025/QH15)."""
        return self.filter(
            Q(consent_withdrawn_on=None) | Q(consent_withdrawn_on__gt=today()),
            consent_given_on__lte=today(),
        )


class ProducerContact(OfSourcePage):
    """A person to speak to, shown only while their recorded consent holds.

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
    consent_given_on = models.DateField(
        _("consent given on"), null=True, blank=True, help_text=_("Without it nothing here is shown.")
    )
    consent_evidence = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("written consent"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    consent_withdrawn_on = models.DateField(_("consent withdrawn on"), null=True, blank=True)

    objects = ProducerContactQuerySet.as_manager()
    source_pages = ("producer",)

    class Meta:
        ordering = ["name"]
        verbose_name = _("producer's contact")
        verbose_name_plural = _("producers' contacts")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        given, withdrawn = self.consent_given_on, self.consent_withdrawn_on
        if withdrawn and (not given or withdrawn < given):
            raise ValidationError({"consent_withdrawn_on": _("It cannot be withdrawn before it was given.")})
