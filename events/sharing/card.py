"""What stands on the shared picture of an event that has no photograph."""

import hashlib
from dataclasses import astuple, dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.calendars.wording import location
from events.lunar_words import lunar_mark
from events.state import OFF
from showcase.brand.colours import DEFAULT_BRAND
from showcase.text.fold import nfc

# Raised when the drawing changes, so that kept pictures are drawn anew.
DRAWING = 1


@dataclass(frozen=True)
class Card:
    """The words of the picture, in the active language, and the colour of the mark."""

    kind: str
    title: str
    day: str
    month: str
    lunar: str
    dates: str
    place: str
    notice: str
    site: str
    colour: str

    @property
    def digest(self) -> str:
        """Return what changes with anything that is drawn."""
        return hashlib.sha256(repr((DRAWING, astuple(self))).encode()).hexdigest()[:12]


def card_of(event, brand) -> Card:
    """Return the card of an event on a site."""
    days = dict.fromkeys(date_format(day, "SHORT_DATE_FORMAT") for day in (event.starts_on, event.last_day))
    return Card(
        kind=str(event.get_kind_display()),
        title=nfc(event.title),
        day=f"{event.starts_on:%d}",
        month=f"{event.starts_on:%m.%Y}",
        lunar=lunar(event),
        dates=" – ".join(days),
        place=location(event),
        notice=notice(event),
        site=brand.name,
        colour=brand.brand_colour or DEFAULT_BRAND,
    )


def lunar(event) -> str:
    if not (event.lunar_month and event.lunar_first_day):
        return ""
    mark = lunar_mark(event.lunar_month, event.lunar_first_day, event.lunar_leap)
    return _("lunar %(date)s") % {"date": mark}


def notice(event) -> str:
    """Return what must not be overlooked: that it does not go ahead, or that it is an example."""
    if event.status in OFF:
        return capfirst(str(event.get_status_display()))
    return _("Example, not announced") if event.illustrative else ""


def card_address(event, brand) -> str:
    """Return the address of the picture, '' for a page that has none itself yet.

    It is another one when the picture changes, as other sites keep what they have seen.
    """
    if not event.slug:
        return ""
    return f"{reverse('share_card', args=[event.slug])}?v={card_of(event, brand).digest}"
