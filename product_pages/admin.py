"""Records that editors keep beside the pages: certificates, listings, and the shelves of both."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet, SnippetViewSetGroup

from .certificates.models import Certificate, Scheme
from .listings.models import Listing, Marketplace
from .producers.models import ProducerContact
from .taxonomy import Category, CriteriaSet

# What a spreadsheet program takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
PRODUCT = PageChooserPanel("product", "product_pages.ProductPage")
PRODUCER = PageChooserPanel("producer", "product_pages.ProducerPage")


def day_column(name: str, label) -> Column:
    """Return a column with a day as the editor's language writes it; Wagtail's own says “3 months ago”."""
    return Column(name, label=label, accessor=lambda record: date_format(day) if (day := getattr(record, name)) else "")


class ListView(IndexView):
    """A list whose export no spreadsheet program takes for formulas."""

    def to_row_dict(self, item):
        return {name: plain(value) for name, value in super().to_row_dict(item).items()}


def plain(value):
    """Return a value of a row; a text that would begin a formula gets an apostrophe before it (see OWASP)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


class CreateForProduct(CreateView):
    """Starts a record with the product from whose editor it was asked for (`?product=`)."""

    def get_initial(self):
        chosen = self.request.GET.get("product", "")
        # Nine digits at most: the databases' numbers end at 2,147,483,647.
        is_number = chosen.isdecimal() and len(chosen) < 10
        return super().get_initial() | ({"product": chosen} if is_number else {})


class CertificateViewSet(SnippetViewSet):
    model = Certificate
    index_view_class = ListView
    icon = "check"
    add_view_class = CreateForProduct
    menu_label = _("Certificates")
    list_display = [
        "product",
        "scheme",
        "stars",
        Column("state_label", label=_("today")),
        day_column("valid_until", _("valid until")),
    ]
    list_filter = ["scheme", "stars"]
    search_fields = ["number", "decision", "issuer", "product__title"]
    list_export = [
        "product",
        "scheme",
        "stars",
        "number",
        "decision",
        "issuer",
        "issued_on",
        "valid_until",
        "verified_on",
    ]
    panels = [
        PRODUCT,
        PRODUCER,
        FieldRowPanel([FieldPanel("scheme"), FieldPanel("stars")]),
        FieldRowPanel([FieldPanel("number"), FieldPanel("decision")]),
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("issued_on"), FieldPanel("issued_precision"), FieldPanel("valid_until")]),
        MultiFieldPanel(
            [
                FieldPanel("evidence"),
                FieldPanel("evidence_url"),
                FieldRowPanel([FieldPanel("verified_by"), FieldPanel("verified_on")]),
            ],
            _("Evidence"),
        ),
        FieldPanel("notes"),
    ]

    def get_queryset(self, request):
        return Certificate.objects.select_related("product", "scheme")


class SchemeViewSet(SnippetViewSet):
    model = Scheme
    icon = "clipboard-list"
    menu_label = _("Schemes")
    list_display = ["name", "has_stars", "expiry", "months"]
    panels = [
        FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("order"), FieldPanel("has_stars")]),
        FieldRowPanel([FieldPanel("expiry"), FieldPanel("months")]),
    ]


class CertificationGroup(SnippetViewSetGroup):
    items = (CertificateViewSet, SchemeViewSet)
    menu_icon = "check"
    menu_label = _("Certificates")
    menu_order = 210


class ListingViewSet(SnippetViewSet):
    model = Listing
    index_view_class = ListView
    icon = "link"
    add_view_class = CreateForProduct
    menu_label = _("Listings")
    list_display = ["product", "marketplace", "state", day_column("checked_on", _("checked on"))]
    list_filter = ["marketplace", "state", "is_sample"]
    search_fields = ["url", "product__title"]
    list_export = ["product", "marketplace", "url", "state", "checked_on"]
    panels = [
        PRODUCT,
        FieldRowPanel([FieldPanel("marketplace"), FieldPanel("is_sample")]),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("state"), FieldPanel("checked_on")]),
    ]

    def get_queryset(self, request):
        return Listing.objects.select_related("product", "marketplace")


class MarketplaceViewSet(SnippetViewSet):
    model = Marketplace
    icon = "site"
    menu_label = _("Marketplaces")
    list_display = ["name", "state", day_column("state_since", _("since")), "renamed_to"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("order")]),
        FieldPanel("home_url"),
        FieldPanel("hosts"),
        FieldRowPanel([FieldPanel("state"), FieldPanel("state_since"), FieldPanel("renamed_to")]),
        FieldPanel("notes"),
    ]


class ShopsGroup(SnippetViewSetGroup):
    items = (ListingViewSet, MarketplaceViewSet)
    menu_icon = "link"
    menu_label = _("Listings")
    menu_order = 220


class ProducerContactViewSet(SnippetViewSet):
    model = ProducerContact
    icon = "user"
    menu_label = _("Contacts")
    list_display = [
        "name",
        "producer",
        day_column("consent_given_on", _("consent given on")),
        day_column("consent_withdrawn_on", _("withdrawn on")),
    ]
    search_fields = ["name", "producer__title"]
    panels = [
        PRODUCER,
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("photo"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("consent_given_on"), FieldPanel("consent_withdrawn_on")]),
                FieldPanel("consent_evidence"),
            ],
            _("Consent"),
        ),
    ]

    def get_queryset(self, request):
        return ProducerContact.objects.select_related("producer")


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "folder"
    menu_label = _("Categories")
    list_display = ["name_vi", "name_en", "order"]


class CriteriaSetViewSet(SnippetViewSet):
    model = CriteriaSet
    icon = "list-ol"
    menu_label = _("OCOP criteria sets")
    list_display = ["number", "name_vi", "group", "no_buy_button"]


class RecordsGroup(SnippetViewSetGroup):
    items = (ProducerContactViewSet, CategoryViewSet, CriteriaSetViewSet)
    menu_icon = "folder-open-inverse"
    menu_label = _("Records")
    menu_order = 230
