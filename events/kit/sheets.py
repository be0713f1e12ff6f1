"""The sheets as the templates read them: plain texts, file names of pictures, drawings of codes."""

from datetime import date, time
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from events.lunar_words import lunar_mark
from events.state import OFF
from product_pages.certificates.models import Certificate
from product_pages.products.models import ProductPage

from .content import Booth, Fair
from .holding import end_of, stars_of
from .orders import Order
from .words import in_short, plain

# Stamps on a poster.
MOST_ON_POSTER = 4


def chosen_booths(fair: Fair, order: Order) -> list[Booth]:
    return [booth for booth in fair.booths if order.whose in (0, booth.pk)]


def to_print(fair: Fair, order: Order) -> list[tuple[Booth, ProductPage]]:
    """Return each product at each stand of the order, as far as it can be told in a language that was asked for.

    In both languages a product without an English page is told in Vietnamese; in English alone it is left out.
    """
    first = order.languages[:1]
    return [
        (booth, product)
        for booth in chosen_booths(fair, order)
        for product in booth.products
        if fair.is_in(product, first)
    ]


# ---- stand cards
def card(fair: Fair, order: Order, booth: Booth, product: ProductPage) -> dict[str, Any]:
    """Return a stand card without its picture and its code."""
    languages = [language for language in order.languages if fair.is_in(product, [language])]
    return {
        "landscape": product.landscape,
        "stand": booth.stand,
        "exhibitor": booth.name(languages[0]),
        "place": product.place.name if product.place else "",
        "stars": stars_at(fair, booth, product) or None,
        "words": [card_words(fair, booth, product, language) for language in languages],
    }


def card_words(fair: Fair, booth: Booth, product: ProductPage, language: str) -> dict[str, Any]:
    """Return what a card says in one language."""
    page, event = fair.shown[language][product.translation_key], fair.in_language(language)
    with override(language):
        stars = stars_at(fair, booth, product)
        return {
            "language": language,
            "title": page.title,
            "alt": page.hero_alt or page.title,
            "story": in_short(page.intro, plain(page.origin)),
            "certificates": certificate_lines(fair, booth, product),
            "stars": ngettext("%(count)s star", "%(count)s stars", stars) % {"count": stars} if stars else "",
            "event": event.title,
            "dates": date_words(event),
            "stand_label": _("Stand"),
            "scan": _("Scan for the whole story"),
        }


def stars_at(fair: Fair, booth: Booth, product: ProductPage) -> int:
    return max(map(stars_of, fair.certificates_at(booth, product)), default=0)


def certificate_lines(fair: Fair, booth: Booth, product: ProductPage) -> list[str]:
    found = [each for term in fair.certificates_at(booth, product) for each in term]
    return [certificate_line(each, with_maker=not booth.pk, opening=fair.event.starts_on) for each in found]


def certificate_line(certificate: Certificate, with_maker: bool, opening: date) -> str:
    """Return a certificate in one line: scheme, stars, number, maker, its end; its beginning, if after the opening."""
    stars, until = certificate.whole_stars, end_of(certificate)
    begins = certificate.issued_on if certificate.issued_on and certificate.issued_on > opening else None
    parts = [
        certificate.scheme.short_name,
        ngettext("%(count)s star", "%(count)s stars", stars) % {"count": stars} if stars else "",
        certificate.number or certificate.decision,
        certificate.producer.title if with_maker and certificate.producer else "",
        _("from %(day)s") % {"day": date_format(begins)} if begins else "",
        _("until %(day)s") % {"day": date_format(until)} if until else "",
        _("sample") if certificate.is_sample else "",
    ]
    return " · ".join(str(part) for part in parts if part)


def date_words(event) -> str:
    """Return the days as short as they can be told: “18–20/12/2026”."""
    if event.is_one_day:
        return date_format(event.starts_on)
    if (event.starts_on.year, event.starts_on.month) == (event.last_day.year, event.last_day.month):
        return f"{event.starts_on:%d}–{date_format(event.last_day)}"
    return f"{date_format(event.starts_on)} – {date_format(event.last_day)}"


# ---- stamps
def stamp(fair: Fair, order: Order, booth: Booth, product: ProductPage) -> dict[str, Any]:
    """Return a QR stamp of a product without its code."""
    language = order.languages[0]
    page = fair.shown[language][product.translation_key]
    line = " · ".join(part for part in (booth.stand, booth.name(language)) if part)
    return {
        "landscape": product.landscape,
        "title": page.title,
        "line": line or (product.place.name if product.place else ""),
    }


def stand_stamp(order: Order, booth: Booth) -> dict[str, Any]:
    """Return a QR stamp that leads to a stand on the page of the event."""
    language = order.languages[0]
    with override(language):
        title = _("Stand %(stand)s") % {"stand": booth.stand}
    return {"landscape": "highland", "title": title, "line": booth.name(language)}


# ---- the poster
def event_facts(fair: Fair, language: str) -> dict[str, Any]:
    """Return what a poster says in one language, without its pictures and its code."""
    event = fair.in_language(language)
    with override(language):
        return {
            "language": language,
            "title": event.title,
            "kind": event.get_kind_display(),
            "day": f"{event.starts_on:%d}",
            "month": f"{event.starts_on:%m.%Y}",
            "lunar": lunar_of(event),
            "facts": facts_of(event),
            "state": capfirst(str(event.get_status_display())) if event.status in OFF else "",
            "programme": [day_of(*day) for day in event.programme_days],
            "organiser": event.organiser,
            "scan": _("Scan for stands, products and changes"),
        }


def lunar_of(event) -> str:
    if not (event.lunar_month and event.lunar_first_day):
        return ""
    mark = lunar_mark(event.lunar_month, event.lunar_first_day, event.lunar_leap)
    return _("lunar %(date)s") % {"date": mark}


def facts_of(event) -> list[str]:
    """Return the lines below the title: days with hours, place, entry."""
    hours = span(event.opens_at, event.closes_at)
    where = (event.venue, event.address, event.place.full_name if event.place else "")
    entry = (event.get_entry_display() if event.entry else "", event.price)
    told = " · ".join(part for part in entry if part)
    lines = [
        " · ".join(part for part in (date_words(event), hours) if part),
        ", ".join(part for part in where if part),
        _("Entry: %(entry)s") % {"entry": told} if told else "",
    ]
    return [line for line in lines if line]


def day_of(number: int, day, sessions) -> dict[str, Any]:
    name = _("Day %(number)s · %(date)s") % {"number": number, "date": date_format(day)}
    return {"name": name, "sessions": [session_of(each) for each in sessions]}


def session_of(session) -> dict[str, Any]:
    speakers = [", ".join(filter(None, (each["name"], each["role"]))) for each in session["speakers"] or []]
    lines = [session["where"], "; ".join(speakers)]
    return {
        "time": span(session["time"], session["ends"]),
        "title": session["title"],
        "lines": [line for line in lines if line],
    }


def span(opens: time | None, closes: time | None) -> str:
    """Return hours as “08:00–17:30”, '' when nobody has told the first one."""
    if not opens:
        return ""
    return f"{opens:%H:%M}–{closes:%H:%M}" if closes else f"{opens:%H:%M}"
