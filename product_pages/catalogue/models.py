"""The ways to the products: the catalogue with its filters, the season, the map of places."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.dates import MONTHS
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from product_pages.products.models import ProductPage
from product_pages.taxonomy import Landscape
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import IntroMixin
from showcase.pages.related import related_sections
from showcase.pagination import page_of
from showcase.places.map import province_map
from showcase.places.models import FormerName, Place
from showcase.places.names import former_label
from showcase.text.alphabet import sort_key
from showcase.today import today

from .facts import product_facts
from .filters import Selection


def by_landscape(products: list) -> list[dict]:
    """Return the products under the landscapes that they come from."""
    groups = [
        {"value": value, "label": label, "products": [p for p in products if p.landscape == value]}
        for value, label in (*Landscape.choices, ("", _("Elsewhere")))
    ]
    return [group for group in groups if group["products"]]


def former_districts() -> list[tuple[str, str]]:
    """Return (name, slug) of each former district in the Vietnamese alphabet."""
    rows = FormerName.objects.filter(kind=FormerName.Kind.DISTRICT).values_list("name", "slug").order_by()
    return sorted(set(rows), key=lambda row: sort_key(row[0]))


INDEX_TABS = ([TitleFieldPanel("title"), FieldPanel("intro")], _("Content"))


class ProductIndexPage(IntroMixin, BasePage):
    """The catalogue."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["product_pages.ProductPage"]
    max_count_per_parent = 1
    template = "product_pages/product_index_page.html"
    edit_handler = tabbed(INDEX_TABS, *standard_tabs(BasePage))

    class Meta:
        verbose_name = _("catalogue")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        products = ProductPage.objects.readable().in_locale(self.locale)
        selection = Selection(request.GET, product_facts(products))
        chosen = ProductPage.objects.filter(pk__in=selection.pks).for_cards()
        return context | {
            "selection": selection,
            "products": page_of(chosen, request.GET.get("trang")),
            "total": len(selection.facts),
            "this_month": today().month,
        }


class SeasonPage(RoutablePageMixin, IntroMixin, BasePage):
    """What is in season: this month, any month, and the year at a glance."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "product_pages/season_page.html"
    edit_handler = tabbed(INDEX_TABS, *standard_tabs(BasePage))

    class Meta:
        verbose_name = _("season page")

    @path("")
    def this_month(self, request):
        return self.render(request, context_overrides=self.month_context(today().month))

    @path("<int:month>/", name="month")
    def month(self, request, month):
        if month not in MONTHS:
            raise Http404
        extra = {"month_title": MONTHS[month], "below": MONTHS[month], "suffix": f"{month}/"}
        return self.render(request, context_overrides=self.month_context(month) | extra)

    def sub_addresses(self):
        return [f"{month}/" for month in MONTHS]

    def month_context(self, month: int) -> dict:
        """Return what ripens in the month, and the whole year as rows of a table."""
        harvested = list(ProductPage.objects.readable().in_locale(self.locale).for_cards())
        return {
            "month": month,
            "month_name": MONTHS[month],
            "months": MONTHS,
            "this_month": today().month,
            "in_season": [p for p in harvested if month in p.season],
            "year": [p for p in harvested if p.season],
            "all_year": [p for p in harvested if not p.season],
        }


class OriginMapPage(RoutablePageMixin, IntroMixin, BasePage):
    """The map of places, and a page for each place under all the names that it has had."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "product_pages/origin_map_page.html"
    edit_handler = tabbed(INDEX_TABS, *standard_tabs(BasePage))

    class Meta:
        verbose_name = _("map of places")

    @cached_property
    def products(self):
        return list(ProductPage.objects.readable().in_locale(self.locale).for_names())

    @path("")
    def whole_map(self, request):
        return self.render(
            request,
            context_overrides={
                "map": province_map(request, self.products),
                "landscapes": by_landscape(self.products),
                "districts": former_districts(),
            },
        )

    @path("<slug:slug>/", name="place")
    def place(self, request, slug):
        """Show one commune, or all that came of a former district; an old commune name leads on."""
        places = list(Place.objects.known_as(slug).prefetch_related("former_names"))
        if not places:
            raise Http404
        if len(places) == 1 and places[0].slug != slug:
            return self.redirect_to(request, places[0].slug)
        ids = {place.pk for place in places}
        here = [p for p in self.products if p.place_id in ids]
        subject = places[0] if len(places) == 1 else None
        title = subject.full_name if subject else self.former_title(slug)
        context = {
            "place": subject,
            "place_title": title,
            "below": title,
            "places": places,
            "products": here,
            "suffix": f"{slug}/",
            "noindex": not here,
            "map": province_map(request, here, marks=places),
            "related": related_sections(subject, self.locale) if subject else [],
        }
        return self.render(request, context_overrides=context, template="product_pages/place.html")

    def sub_addresses(self):
        """Return the places and former districts that products come from; the others say little."""
        here = {product.place_id: product.place.slug for product in self.products if product.place}
        districts: dict[str, set[int]] = {}
        for slug, place in FormerName.objects.filter(kind=FormerName.Kind.DISTRICT).values_list("slug", "place_id"):
            districts.setdefault(slug, set()).add(place)
        # A district of which one commune came leads on to that commune.
        many = [slug for slug, places in districts.items() if len(places) > 1 and places & here.keys()]
        return [f"{slug}/" for slug in sorted([*here.values(), *many])]

    def former_title(self, slug: str) -> str:
        return former_label(FormerName.objects.filter(slug=slug)[0].name)

    def redirect_to(self, request, slug: str):
        return redirect(self.get_url(request) + self.reverse_subpage("place", args=[slug]))
