"""Calendars to download and to subscribe to: text/calendar, the same for all readers."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from events.editions import EventPage
from showcase.brand.context import brand_of
from showcase.cache.pages import generation
from showcase.pages.skeleton import current_locale
from showcase.today import today

from . import feeds
from .changes import stamp_of
from .components import entries_of, programme_of
from .writing import calendar

CONTENT_TYPE = "text/calendar; charset=utf-8"


def etag(request: HttpRequest, **kwargs) -> str:
    """Return what changes whenever anything that readers can see is saved, and at midnight: asked without a query."""
    return f'"{generation()}-{today()}"'


@require_safe
def one_event(request, slug: str) -> HttpResponse:
    """Return the event itself, to be put into a calendar."""
    event = readable_event(slug)
    return download(request, event, [entries_of(event, hours_of(event), stamp_of(event))])


@require_safe
def with_programme(request, slug: str) -> HttpResponse:
    """Return the event and the items of its programme that have an hour."""
    event = readable_event(slug)
    stamp = stamp_of(event)
    return download(request, event, [entries_of(event, hours_of(event), stamp), programme_of(event, stamp)])


def readable_event(slug: str) -> EventPage:
    """Return an event in the active language that any reader may see; raise Http404 for all else."""
    events = EventPage.objects.readable().in_locale(current_locale()).select_related("locale", "place")
    event = events.filter(slug=slug).first()
    if event is None:
        raise Http404
    return event


def hours_of(event) -> list:
    return list(event.shared_children("event_hours"))


def download(request, event, components) -> HttpResponse:
    lines = calendar(event.title, request.build_absolute_uri(request.path), components, [event.timezone])
    response = HttpResponse(b"".join(lines), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, f"{event.slug}.ics")
    return public(response)


@require_safe
@condition(etag_func=etag)
def all_events(request) -> StreamingHttpResponse:
    return stream(request, feeds.everything())


@require_safe
@condition(etag_func=etag)
def of_kind(request, kind: str) -> StreamingHttpResponse:
    return stream(request, feeds.of_kind(kind))


@require_safe
@condition(etag_func=etag)
def at_place(request, place: str) -> StreamingHttpResponse:
    return stream(request, feeds.at_place(place))


@require_safe
@condition(etag_func=etag)
def showing(request, product: str) -> StreamingHttpResponse:
    return stream(request, feeds.showing(product))


def stream(request, feed: feeds.Feed) -> StreamingHttpResponse:
    """Return the events of a feed as they are read from the database."""
    name = ": ".join([brand_of(request).name, str(feed.name or _("all events"))])
    address = request.build_absolute_uri(request.path)
    entries = feeds.entries(feed.events, get_language())
    lines: Iterator[bytes] = calendar(name, address, entries, feeds.zones_of(feed.events))
    return public(StreamingHttpResponse(lines, content_type=CONTENT_TYPE))


def public(response):
    """Let anybody keep the calendar who asks, each time, whether it is still so."""
    patch_cache_control(response, public=True, no_cache=True)
    return response
