"""Addresses of calendars in templates."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

register = template.Library()

# The calendar that answers to a filter of the list of events.
BY_FILTER = {"loai": "calendar_of_kind", "noi": "calendar_of_place", "san-pham": "calendar_of_product"}


@dataclass(frozen=True)
class Subscription:
    """A calendar to follow: what it holds, its address for copying, and one that opens a calendar program."""

    name: str
    label: str
    url: str

    @property
    def webcal(self) -> str:
        return f"webcal://{self.url.partition('://')[2]}"


@register.simple_tag(takes_context=True)
def subscriptions(context, event=None, selection=None) -> list[Subscription]:
    """Return the calendar of all events, and those that an event stands in or that a reader's filters choose."""
    chosen = [("calendar_of_all", _("All events"), "")]
    if event:
        chosen += of_event(event)
    if selection:
        chosen += [
            (BY_FILTER[n], selection.labels[n][slug], slug) for n, slug in selection.chosen.items() if n in BY_FILTER
        ]
    return [
        Subscription(name, str(label), context.request.build_absolute_uri(reverse(name, args=[slug] if slug else [])))
        for name, label, slug in chosen
    ]


def of_event(event) -> list[tuple[str, str, str]]:
    found = [("calendar_of_kind", capfirst(str(event.get_kind_display())), event.kind)]
    if event.place:
        found.append(("calendar_of_place", event.place.full_name, event.place.slug))
    return found
