"""The search page: everything that readers can open, found by names old and new, with or without marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from showcase.images.renditions import attach_pictures
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import IntroMixin
from showcase.pages.skeleton import private_paths
from showcase.pagination import page_of
from showcase.places.names import Named, named_like
from showcase.text.fold import nfc

from .folding import words
from .highlight import excerpt, highlight

LONGEST_QUERY = 120
MOST_RESULTS = 300
SUGGESTIONS = 7


@dataclass(frozen=True)
class Result:
    """One line of the results; `title` and `text` are HTML with the searched words marked."""

    page: Page
    words: list[str]

    @property
    def title(self):
        return highlight(self.page.title, self.words)

    @property
    def text(self):
        return highlight(excerpt(self.page.description, self.words), self.words)


class Search:
    """What a reader asked for, and what answers it in one language."""

    def __init__(self, text: str, locale):
        self.text = Truncator(nfc(text).replace("\0", "").strip()).chars(LONGEST_QUERY, truncate="")
        self.words = words(self.text)
        self.locale = locale

    @cached_property
    def pages(self) -> list[Page]:
        """Return the pages that match, best first: names before mentions."""
        if not self.words:
            return []
        found = self._candidates().search(self.text)[:MOST_RESULTS]
        return sorted(found, key=lambda page: not self.in_title(page))

    def _candidates(self):
        pages = Page.objects.live().filter(locale=self.locale, depth__gt=2)
        for private in private_paths():
            pages = pages.exclude(path__startswith=private)
        return pages

    def in_title(self, page: Page) -> bool:
        return " ".join(["", *self.words]) in " ".join(["", *words(page.title)])

    @cached_property
    def places(self) -> list[Named]:
        """Return the communes and wards that bear or bore the name."""
        if not self.words:
            return []
        return named_like(self.words)

    @property
    def query(self) -> str:
        return urlencode({"q": self.text})

    def suggestions(self) -> list[Page]:
        """Return the few pages whose names begin like the words typed so far."""
        if not self.words:
            return []
        return list(self._candidates().autocomplete(self.text)[:SUGGESTIONS])


class SearchPage(RoutablePageMixin, IntroMixin, BasePage):
    """Search over products, stories, events, producers, places and pages of text."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "showcase/search_page.html"
    edit_handler = tabbed(([TitleFieldPanel("title"), FieldPanel("intro")], _("Content")), *standard_tabs(BasePage))

    class Meta:
        verbose_name = _("search page")

    @path("")
    def results(self, request):
        search = Search(request.GET.get("q", ""), self.locale)
        shown = page_of(search.pages, request.GET.get("trang"), 20)
        shown.object_list = [Result(page, search.words) for page in self.with_specifics(shown.object_list)]
        return self.render(
            request,
            context_overrides={
                "search": search,
                "results": shown,
                "noindex": bool(search.text),
                "suffix": f"?{search.query}" if search.text else "",
                "suggest_url": self.get_url(request) + self.reverse_subpage("suggestions"),
            },
        )

    @staticmethod
    def with_specifics(pages: Iterable[Page]) -> list[Page]:
        """Return the pages as what they are, in their order: a query for each kind of page."""
        pages, found = list(pages), {}
        for model in {page.specific_class for page in pages}:
            found |= model.objects.filter(pk__in=[p.pk for p in pages if p.specific_class is model]).in_bulk()
        attach_pictures(found.values(), "card")
        return [found[page.pk] for page in pages]

    @path("goi-y/", name="suggestions")
    def suggestions(self, request):
        """Return links to what the words so far may mean, as a piece of HTML."""
        search = Search(request.GET.get("q", ""), self.locale)
        html = render_to_string(
            "showcase/search_suggestions.html",
            {"results": [Result(page, search.words) for page in search.suggestions()]},
            request,
        )
        response = HttpResponse(html)
        response["X-Robots-Tag"] = "noindex"
        patch_cache_control(response, public=True, no_cache=True)
        return response
