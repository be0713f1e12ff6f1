"""The feed of newly announced events (Atom, RFC 4287), one in each language."""

from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.editions import EventPage
from showcase.brand.context import brand_of
from showcase.pages.skeleton import current_locale

from . import wording
from .changes import stamps_of, unnoted
from .views import public

MOST = 30


class AnnouncedEvents(Feed):
    """The events announced last. An entry keeps its number when the page is renamed, and is renewed when it changes."""

    feed_type = Atom1Feed

    def get_object(self, request):
        return request

    def title(self, request):
        return _("%(site)s: new events") % {"site": brand_of(request).name}

    def link(self, request):
        return reverse("news_of_events")

    feed_url = link

    def author_name(self, request):
        return brand_of(request).name

    def items(self, request):
        events = EventPage.objects.readable().in_locale(current_locale()).exclude(first_published_at=None)
        newest = events.select_related("locale", "place").defer("programme").order_by("-first_published_at", "-pk")
        stamps = stamps_of(events)
        found = list(newest[:MOST])
        for event in found:
            event.stamp = stamps.get(event.translation_key) or unnoted(event)
        return found

    def item_title(self, item):
        return wording.summary(item)

    def item_description(self, item):
        """Return HTML, as Django says of it in the feed."""
        days = " – ".join(dict.fromkeys(wording.day(each) for each in (item.starts_on, item.last_day)))
        parts = (*wording.warnings(item), ", ".join(filter(None, [days, wording.location(item)])), item.intro)
        return linebreaks(wording.plain("\n\n".join(filter(None, parts))), autoescape=True)

    def item_link(self, item):
        return item.full_url

    def item_guid(self, item):
        """Return what never changes: of each language its own, as a reader may follow both."""
        return uuid5(item.translation_key, item.locale.language_code).urn

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return max(item.first_published_at, item.stamp.changed_at)

    def item_categories(self, item):
        return [capfirst(str(item.get_kind_display()))]


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    response = AnnouncedEvents()(request)
    # The newest entry's date says nothing of one that was taken back: only the content tells whether it is the same.
    response.headers.pop("Last-Modified", None)
    return public(response)
