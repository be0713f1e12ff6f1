"""The product's editor: one tab a task, in the order in which a story is written."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PageChooserPanel,
    TitleFieldPanel,
)

from product_pages.records_panel import RecordsPanel
from showcase.pages.base import standard_tabs, tabbed
from showcase.pages.mixins import HeroMixin

from .claims_panel import ClaimsPanel

PRODUCER_PANELS = [PageChooserPanel("producer")]

STORY = [
    TitleFieldPanel("title"),
    FieldPanel("alternative_names"),
    FieldPanel("tagline"),
    FieldPanel("intro"),
    HeroMixin.hero_panel,
    MultiFieldPanel([FieldPanel("category"), FieldPanel("criteria_set"), FieldPanel("landscape")], _("Shelf")),
    MultiFieldPanel([FieldPanel("process"), FieldPanel("steps")], _("Process")),
    FieldPanel("culture"),
    MultiFieldPanel([FieldPanel("features"), FieldPanel("enjoy")], _("Taste and use")),
    MultiFieldPanel([FieldPanel("weight"), FieldPanel("keeping"), FieldPanel("ingredients")], _("On the package")),
    FieldPanel("season"),
    FieldPanel("gallery"),
]
ORIGIN = [
    FieldPanel("place"),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    FieldPanel("origin"),
    FieldPanel("environment"),
    MultipleChooserPanel(
        "product_producers", chooser_field_name="producer", label=_("producer"), heading=_("Producers")
    ),
    FieldRowPanel([FieldPanel("provenance_code"), FieldPanel("provenance_url")]),
    ClaimsPanel(heading=_("What has a source")),
    InlinePanel("product_sources", label=_("source"), heading=_("Sources")),
]
CERTIFICATES = [RecordsPanel("product_pages.Certificate", heading=_("Certificates of this product"))]
BUY = [
    RecordsPanel("product_pages.Listing", heading=_("Listings of this product")),
    MultiFieldPanel(
        [FieldPanel("responsible_name"), FieldPanel("responsible_address")],
        _("Responsible organisation"),
    ),
]


def editor(page_class):
    """Return the tabs of the product's editor."""
    return tabbed(
        (STORY, _("Story")),
        (ORIGIN, _("Origin")),
        (CERTIFICATES, _("Certificates")),
        (BUY, _("Buy")),
        *standard_tabs(page_class),
    )
