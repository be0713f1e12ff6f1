"""What templates say of a product's season and certificates."""

from django import template
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from product_pages.months import runs
from showcase.bilingual import is_english

register = template.Library()


@register.filter
def season_words(months) -> str:
    """Return the harvest months in words: “November to February”, “all year round”."""
    if not months or len(months) == 12:
        return _("all year round")
    names = {number: str(name) if is_english() else str(name).lower() for number, name in MONTHS.items()}
    pieces = [
        names[first] if first == last else _("%(first)s to %(last)s") % {"first": names[first], "last": names[last]}
        for first, last in runs(months)
    ]
    return _(", ").join(pieces)


@register.filter
def month_name(month: int) -> str:
    return str(MONTHS[month])


@register.simple_tag
def year_months(months, now: int | None = None) -> list[dict]:
    """Return the twelve months with what a strip of them needs: on, now, and where a run starts and ends."""
    present = set(months)
    return [
        {
            "number": number,
            "name": MONTHS[number],
            "short": MONTHS_3[number],
            "on": number in present,
            "now": number == now,
            "start": number in present and (number - 2) % 12 + 1 not in present,
            "end": number in present and number % 12 + 1 not in present,
        }
        for number in range(1, 13)
    ]


@register.filter
def in_months(months, month: int) -> bool:
    """Return whether the month is one of the harvest months."""
    return month in months


STARS = ngettext_lazy("%(count)d OCOP star, valid today", "%(count)d OCOP stars, valid today", "count")


@register.filter
def stars_words(count: int) -> str:
    """Return the stars in words, for those who do not see them."""
    return STARS % {"count": count}
