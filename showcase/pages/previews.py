"""Previews of a page on another day and in another language, beside the one that Wagtail has."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from showcase.today import as_on, today

# Days ahead that are offered whatever happens on them.
AHEAD = (30, 90)
MOST_FLIPS = 5
DAY, LANGUAGE = "on-", "in-"


@dataclass(frozen=True, order=True)
class Flip:
    """A day on which something of a page changes by itself, and what."""

    day: date
    words: str

    @property
    def label(self) -> str:
        return _("On %(date)s: %(what)s") % {"date": date_format(self.day, "SHORT_DATE_FORMAT"), "what": self.words}


def coming(flips: Iterable[Flip]) -> list[Flip]:
    """Return the next flips in their order, and some days ahead, one of each day."""
    ahead = [Flip(today() + timedelta(days=days), _("in %(days)s days") % {"days": days}) for days in AHEAD]
    nearest = sorted(flip for flip in flips if flip.day > today())[:MOST_FLIPS]
    return sorted([*nearest, *ahead])


class PreviewsMixin:
    """Adds to a page's previews: as on the days on which something flips, and its translations."""

    default_preview_mode = ""
    # Of the page, after which this stands among its bases.
    pk: Any
    get_translations: Any

    def flips(self) -> Iterable[Flip]:
        """Return the days on which something of the page changes by itself; asked anew, for today."""
        return []

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Return (mode, label) of each preview that the editor offers."""
        by_day = {f"{DAY}{flip.day:%Y-%m-%d}": flip for flip in reversed(coming(self.flips()))}
        days = [(mode, flip.label) for mode, flip in sorted(by_day.items())]
        return [("", _("As it is today")), *days, *self._languages()]

    def _languages(self) -> list[tuple[str, str]]:
        if not self.pk:
            return []
        others = self.get_translations().select_related("locale")
        return [
            (f"{LANGUAGE}{page.locale.language_code}", _("In %(language)s") % {"language": page.locale.language_name})
            for page in others
        ]

    def is_previewable(self) -> bool:
        """Return True without working the modes out, as lists of pages ask it for every row."""
        return True

    def make_preview_request(self, original_request=None, preview_mode=None, extra_request_attrs=None):
        """Draw the preview: on its day, or the latest draft of a translation. A day that is none is not found."""
        mode = preview_mode or ""
        if mode.startswith(LANGUAGE):
            page = self._in_language(mode.removeprefix(LANGUAGE))
            return page.make_preview_request(original_request, "", extra_request_attrs)
        if not mode.startswith(DAY):
            return super().make_preview_request(original_request, mode, extra_request_attrs)
        with as_on(day_in(mode)):
            return super(PreviewsMixin, afresh(self)).make_preview_request(original_request, mode, extra_request_attrs)

    def _in_language(self, code: str):
        page = self.get_translations().filter(locale__language_code=code).first()
        if page is None:
            raise Http404
        return page.get_latest_revision_as_object()


def afresh(page):
    """Return the page without the answers that it keeps for its own lifetime: they were given for today."""
    copied = copy.copy(page)
    for name in list(vars(copied)):
        if isinstance(getattr(type(copied), name, None), cached_property):
            del copied.__dict__[name]
    return copied


def day_in(mode: str) -> date:
    """Return the day that a mode names; raise Http404 for what is no day."""
    try:
        return date.fromisoformat(mode.removeprefix(DAY))
    except ValueError as error:
        raise Http404 from error
