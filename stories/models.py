"""Stories: where a product comes from, how it is made, what it means to people."""

import re

from django.conf import settings
from django.db import models
from django.db.models import F
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultipleChooserPanel, PageChooserPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from product_pages.blocks import ProductCardBlock
from product_pages.products.models import ProductPage
from showcase.blocks import BodyField, StepsBlock, chapter_blocks
from showcase.images.renditions import prefetch_pictures
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import HeroMixin, IntroMixin
from showcase.pages.querysets import BasePageQuerySet
from showcase.pages.shared_facts import SharedFactsMixin
from showcase.pages.sources import AbstractSource
from showcase.pagination import page_of
from showcase.places.models import Place

from .structured_data import article_data

# Vietnamese read calmly over a loudspeaker, in syllables written apart.
RADIO_WORDS_A_MINUTE = 150


class StoryPageQuerySet(BasePageQuerySet):
    def about_product(self, product, locale):
        """Return the stories that tell of a product, whatever language its page is in."""
        return self.readable().filter(
            locale=locale, translation_key__in=_keys(StoryProduct, product__translation_key=product.translation_key)
        )

    def about_place(self, place, locale):
        return self.readable().filter(locale=locale, translation_key__in=_keys(StoryPlace, place=place))

    def for_page(self):
        return super().for_page().select_related("hero_image")

    def for_cards(self):
        """Return the stories with all that their cards show, the newest first."""
        return (
            self.select_related("hero_image")
            .defer("body", "radio_script")
            .prefetch_related(prefetch_pictures("hero_image", "card"))
            .order_by(F("written_on").desc(nulls_last=True), "sort_key")
        )


def _keys(link, **condition):
    """Return the keys of the stories whose source pages have such a link."""
    source = {"story__locale__language_code": settings.LANGUAGE_CODE}
    return link.objects.filter(**source, **condition).values("story__translation_key")


class StoryIndexPage(IntroMixin, BasePage):
    """All stories, the newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage"]
    max_count_per_parent = 1
    template = "stories/story_index_page.html"
    edit_handler = tabbed(([TitleFieldPanel("title"), FieldPanel("intro")], _("Content")), *standard_tabs(BasePage))

    class Meta:
        verbose_name = _("list of stories")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        stories = StoryPage.objects.readable().in_locale(self.locale).for_cards()
        kind = request.GET.get("loai", "")
        if kind in StoryPage.Kind.values:
            stories = stories.filter(kind=kind)
        else:
            kind = ""
        return context | {
            "stories": page_of(stories, request.GET.get("trang"), 24),
            "kinds": StoryPage.Kind.choices,
            "kind": kind,
            "query": f"loai={kind}" if kind else "",
        }


class StoryPage(RoutablePageMixin, SharedFactsMixin, HeroMixin, IntroMixin, BasePage):
    """One story, with the script in which the commune radio can read it."""

    class Kind(models.TextChoices):
        ORIGIN = "origin", _("Origin")
        PROCESS = "process", _("Process")
        CULTURE = "culture", _("Culture")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.CULTURE)
    author = models.CharField(_("author"), max_length=120, blank=True, help_text=_("As readers should see it."))
    written_on = models.DateField(_("date"), null=True, blank=True)
    body = BodyField(
        [*chapter_blocks(), ("steps", StepsBlock()), ("product", ProductCardBlock())],
        verbose_name=_("text"),
        blank=True,
    )
    radio_script = models.TextField(
        _("radio script"),
        blank=True,
        help_text=_("For the commune loudspeakers: 150 to 250 words, written to be heard. Vietnamese only."),
    )

    objects = PageManager.from_queryset(StoryPageQuerySet)()

    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = []
    template = "stories/story_page.html"
    kind_label = _("Story")
    shared_facts = ("kind", "written_on", "radio_script")
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("radio_script", overridable=False),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    edit_handler = tabbed(
        (
            [
                TitleFieldPanel("title"),
                FieldPanel("kind"),
                FieldPanel("intro"),
                HeroMixin.hero_panel,
                FieldPanel("body"),
                FieldPanel("author"),
                FieldPanel("written_on"),
            ],
            _("Story"),
        ),
        (
            [
                MultipleChooserPanel(
                    "story_products",
                    chooser_field_name="product",
                    label=_("product"),
                    heading=_("Products that it tells of"),
                ),
                InlinePanel("story_places", label=_("place"), heading=_("Places that it tells of")),
                InlinePanel("story_sources", label=_("source"), heading=_("Sources")),
            ],
            _("Origin"),
        ),
        ([FieldPanel("radio_script")], _("Radio")),
        *standard_tabs(BasePage),
    )

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @cached_property
    def products(self):
        """Return the stamps of the products that it tells of, in the reader's language."""
        told = ProductPage.objects.filter(**self.same_source("story_links__story"))
        return list(ProductPage.objects.readable().translations_of(told, self.locale).for_cards())

    @cached_property
    def places(self):
        return list(Place.objects.filter(**self.same_source("story_links__story")).distinct())

    @cached_property
    def sources(self):
        return list(self.shared_children("story_sources").select_related("document"))

    @path("radio/", name="radio")
    def radio(self, request):
        """Show the radio script alone, ready to print and read out."""
        if not self.radio_script:
            raise Http404
        context = {
            "suffix": "radio/",
            "noindex": True,
            "below": _("Radio script"),
            "script_title": self.source.title,
            "parts": self.radio_parts,
        }
        return self.render(request, template="stories/radio_script.html", context_overrides=context)

    @property
    def radio_parts(self) -> list[str]:
        """Return the script in breaths of two or three sentences, for a voice that reads it out."""
        sentences = re.split(r"(?<=[.!?…])\s+", self.radio_script.strip())
        return [" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)]

    @property
    def radio_words(self) -> int:
        return len(self.radio_script.split())

    @property
    def radio_minutes(self) -> int:
        """Return the time that the script takes when it is read out, in whole minutes."""
        return max(1, round(self.radio_words / RADIO_WORDS_A_MINUTE))

    def structured_data(self, request):
        return [*super().structured_data(request), article_data(self, request)]


class StoryProduct(Orderable):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_products")
    product = models.ForeignKey(
        ProductPage, verbose_name=_("product"), on_delete=models.CASCADE, related_name="story_links"
    )

    panels = [PageChooserPanel("product")]

    class Meta(Orderable.Meta):
        verbose_name = _("product of a story")


class StoryPlace(Orderable):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_places")
    place = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.CASCADE, related_name="story_links")

    panels = [FieldPanel("place")]

    class Meta(Orderable.Meta):
        verbose_name = _("place of a story")


class StorySource(AbstractSource):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_sources")
