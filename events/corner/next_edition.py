"""The next edition of an event: a new draft that takes over what is likely to be so again, and nothing else.

Programme and hours name their days by number, so they move with the first day. Speakers, sponsors, papers, prices,
sources and links were of the edition that was.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log

from events.editions import EventPage
from events.exhibitors.models import Exhibitor
from events.series import EventSeries
from events.starts import COPIED
from showcase.text.fold import fold_slug
from showcase.today import today

from .at_once import write_at_once
from .next_days import Days

YEAR = re.compile(r"\b(19|20)\d\d\b")
# As titles write the number of an edition behind “thứ”.
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def next_title(page: EventPage, year: int) -> str:
    """Return the title with the year and the number of the next edition; the year behind it where it has neither."""
    title = next_number(page.title, page.edition) if page.edition else page.title
    old = str(page.starts_on.year)
    if old in title:
        return title.replace(old, str(year))
    if YEAR.search(title):
        return YEAR.sub(str(year), title)
    return title if title != page.title else f"{title} {year}"


def next_number(title: str, edition: int) -> str:
    """Return the title with the number after the edition's, in figures or in words as it stands there."""
    title = re.sub(rf"(thứ ){edition}\b", rf"\g<1>{edition + 1}", title, flags=re.IGNORECASE)
    if edition >= len(ORDINALS):
        return title
    # “Thứ năm” alone is a day of the week.
    words = rf"((?:lần|kỳ) thứ ){ORDINALS[edition - 1]}\b"
    return re.sub(words, rf"\g<1>{ORDINALS[edition]}", title, flags=re.IGNORECASE)


def next_slug(parent, title: str, year: int) -> str:
    """Return an address made of the title that names its year, and that nobody has."""
    slug = fold_slug(title) or "su-kien"
    if not YEAR.search(slug):
        slug = f"{slug}-{year}"
    return find_available_slug(parent, slug)


@transaction.atomic
def make_next(page: EventPage, title: str, days: Days, user, series=None, with_exhibitors: bool = False) -> EventPage:
    """Return the next edition as a draft of the user's, beside the page. The page is the version to take over from."""
    parent = page.get_parent()
    values = {name: getattr(page, name) for name in COPIED.columns}
    new = EventPage(title=title, slug=next_slug(parent, title, days.first.year), locale=page.locale, **values)
    new.owner, new.live = user, False
    new.series = series
    new.edition = page.edition + 1 if page.edition and (series is None or series == page.series) else None
    set_days(new, page, days)
    days_again = [(block.block_type, day_again(block.value)) for block in page.programme]
    setattr(new, "programme", days_again)  # noqa: B010  its type is that of what is read
    for name in COPIED.children:
        setattr(new, name, [again(child) for child in getattr(page, name).all()])
    new.editor_notes = _(
        "Taken over from “%(title)s” on %(date)s. Read every sentence again: it was of another year."
    ) % {
        "title": page.title,
        "date": date_format(today(), "SHORT_DATE_FORMAT"),
    }
    parent.add_child(instance=new)
    new.save_revision(user=user, log_action="wagtail.create", clean=False)
    if with_exhibitors:
        take_exhibitors(page, new)
    return new


def set_days(new: EventPage, page: EventPage, days: Days) -> None:
    """Set the dates. The lunar ones stay, unless the year has not such a day; nobody has compared them yet."""
    new.starts_on, new.ends_on = page.starts_on, page.last_day
    new.lunar_confirmed = False
    if days.lunar_day is None or days.is_cut or page.lunar_leap:
        new.move_to(days.first, days.last)
    else:
        new.starts_on, new.ends_on = days.first, days.last


def day_again(day: Any) -> dict:
    """Return a day of the programme without its speakers: who will speak next time is not known."""
    sessions = [{**session, "speakers": []} for session in day["sessions"]]
    return {"day": day["day"], "sessions": sessions}


def again(child: Any) -> Any:
    """Return a new child record with the same facts, for another event."""
    values = {
        field.name: getattr(child, field.name) for field in child._meta.fields if field.name not in {"id", "event"}
    }
    return type(child)(**values)


def take_exhibitors(page: EventPage, new: EventPage) -> None:
    """Put the exhibitors on the new list, with what they show; stands are given anew. Gone producers stay behind."""
    rows = list(exhibitors_of(page))
    made = Exhibitor.objects.bulk_create(
        Exhibitor(event=new, producer=row.producer, name=row.name, note="") for row in rows
    )
    shown = Exhibitor.products.through
    shown.objects.bulk_create(
        shown(exhibitor_id=exhibitor.pk, productpage_id=product.pk)
        for exhibitor, row in zip(made, rows, strict=True)
        for product in row.products.all()
        if product.live
    )


def may_join(page: EventPage, version: EventPage, user) -> bool:
    """Return whether a user may put an edition into a series; readers see that at once where it is published."""
    rights = page.permissions_for_user(user)
    is_free = page.series_id is None and version.series_id is None
    return is_free and (rights.can_publish() if page.live else rights.can_edit())


def join(page: EventPage, series: EventSeries, user) -> None:
    """Put an edition that stands in no series into one: what readers have, and its drafts."""

    def set_series(version: EventPage) -> EventPage:
        version.series = version.series or series
        return version

    write_at_once(page, set_series, user)
    action = "wagtail.publish" if page.live else "wagtail.edit"
    log(page, action, user=user, revision=page.get_latest_revision(), content_changed=True)


def exhibitors_of(page: EventPage) -> Iterable[Exhibitor]:
    """Return those who may be taken over: with a published producer, or a bare name."""
    rows = page.exhibitor_set.select_related("producer").prefetch_related("products").order_by("pk")
    return [row for row in rows if (row.producer.live if row.producer else row.name)]


def own_days(page: EventPage, first: date) -> Days:
    """Return days that somebody chose by hand, as many as before."""
    return Days(first, first + (page.last_day - page.starts_on))
