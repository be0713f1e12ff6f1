"""The front of the site: the home page, and plain pages of text such as “about”."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel, PageChooserPanel, TitleFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from events.models import EventIndexPage, EventPage
from product_pages.catalogue.models import ProductIndexPage, SeasonPage
from product_pages.coverage import coverage
from product_pages.products.models import ProductPage
from product_pages.taxonomy import Landscape
from showcase.blocks import BodyField, chapter_blocks
from showcase.images.renditions import attach_pictures
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import IntroMixin
from showcase.pages.skeleton import sections_of
from showcase.places.map import province_map
from showcase.today import today
from stories.models import StoryIndexPage, StoryPage

STAMPS, STORIES, EVENTS = 8, 3, 3
SECTIONS = {
    "catalogue_url": ProductIndexPage,
    "season_url": SeasonPage,
    "stories_url": StoryIndexPage,
    "events_url": EventIndexPage,
}


class HomePage(IntroMixin, BasePage):
    """What to see first: the season, the stories, the fairs, the map, the goal."""

    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 2
    template = "home/home_page.html"
    edit_handler = tabbed(
        (
            [
                TitleFieldPanel("title"),
                FieldPanel("intro"),
                MultipleChooserPanel(
                    "featured_products",
                    chooser_field_name="product",
                    label=_("product"),
                    heading=_("Products at the top"),
                    help_text=_("Three stand as stamps beside the title. None: three that are in season."),
                    max_num=3,
                ),
                MultipleChooserPanel(
                    "featured_stories",
                    chooser_field_name="story",
                    label=_("story"),
                    heading=_("Featured stories"),
                    help_text=_("None: the newest."),
                    max_num=STORIES,
                ),
            ],
            _("Content"),
        ),
        *standard_tabs(BasePage),
    )

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        day = today()
        products = list(ProductPage.objects.readable().in_locale(self.locale).for_names().with_stars(day))
        in_season = [p for p in products if day.month in p.season]
        top = self.chosen_products(products) or (in_season or products)[:3]
        attach_pictures([*top, *in_season[:STAMPS]], "card")
        return context | {
            "this_month": day.month,
            "in_season": in_season[:STAMPS],
            "in_season_count": len(in_season),
            "top": top,
            "stories": self.stories_on_show(),
            "events": self.events_on_show(day),
            "product_count": len(products),
            "map": province_map(request, products),
            "landscapes": Landscape.choices,
            "coverage": coverage(day),
            **self.section_urls(),
        }

    def section_urls(self) -> dict[str, str]:
        """Return the addresses of the sections that the home page leads to, '' for one not published."""
        urls = {page.specific_class: page.url for page in sections_of(self)}
        return {name: urls.get(model, "") for name, model in SECTIONS.items()}

    def chosen_products(self, products: list) -> list:
        """Return the products that editors put at the top, as far as readers may see them."""
        by_key = {product.translation_key: product for product in products}
        chosen = self.shared_children("featured_products").values_list("product__translation_key", flat=True)
        return [by_key[key] for key in chosen if key in by_key]

    def stories_on_show(self) -> list:
        stories = StoryPage.objects.readable().in_locale(self.locale).for_cards()
        keys = list(self.shared_children("featured_stories").values_list("story__translation_key", flat=True))
        chosen = {s.translation_key: s for s in stories.filter(translation_key__in=keys)} if keys else {}
        return [chosen[key] for key in keys if key in chosen] or list(stories[:STORIES])

    def events_on_show(self, day: date) -> list:
        """Return the next events; without any, the latest."""
        events = EventPage.objects.readable().in_locale(self.locale).for_cards()
        return list(events.upcoming(day)[:EVENTS]) or list(events.past(day)[:EVENTS])


class FeaturedProduct(Orderable):
    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured_products")
    product = models.ForeignKey(ProductPage, verbose_name=_("product"), on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("product")]

    class Meta(Orderable.Meta):
        verbose_name = _("product at the top")


class FeaturedStory(Orderable):
    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured_stories")
    story = models.ForeignKey(StoryPage, verbose_name=_("story"), on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("story")]

    class Meta(Orderable.Meta):
        verbose_name = _("featured story")


class TextPage(IntroMixin, BasePage):
    """A plain page of text: about the site, how validity is decided, terms of use."""

    body = BodyField(chapter_blocks(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage", "home.TextPage"]
    template = "home/text_page.html"
    kind_label = _("About the site")
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    edit_handler = tabbed(
        ([TitleFieldPanel("title"), FieldPanel("intro"), FieldPanel("body")], _("Content")),
        *standard_tabs(BasePage),
    )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["children"] = self.get_children().live().public()
        return context

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
