"""What every list of pages may ask for."""

from django.db.models import QuerySet
from wagtail.models import Locale, PageManager
from wagtail.query import PageQuerySet

from showcase.codes.permanent import printed_code

from .skeleton import private_paths


class BasePageQuerySet(PageQuerySet):
    def readable(self):
        """Return the pages that any reader may see: published, and private to nobody."""
        pages = self.live()
        for path in private_paths():
            pages = pages.exclude(path__startswith=path)
        return pages

    def in_alphabet(self):
        """Return the pages in the order of the Vietnamese alphabet."""
        return self.order_by("sort_key", "pk")

    def in_locale(self, locale: Locale):
        return self.filter(locale=locale)

    def translations_of(self, pages: QuerySet, locale: Locale):
        """Return the given pages as they stand in another language."""
        return self.filter(locale=locale, translation_key__in=pages.values("translation_key"))

    def for_page(self):
        """Return the pages with what their own view shows at once, and the code that is printed at their foot."""
        return self.select_related("locale").annotate(printed_code=printed_code())


BasePageManager = PageManager.from_queryset(BasePageQuerySet)
