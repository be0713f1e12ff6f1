"""How often codes were scanned: by code, by place, by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from showcase.text.alphabet import sort_key
from showcase.today import today

from .models import Scan, ShortCode

RECENT_DAYS = 30


class By(models.TextChoices):
    CODE = "code", _("By code")
    PLACE = "place", _("By place")
    DAY = "day", _("By day")
    EACH = "each", _("By code and day")


@dataclass(frozen=True)
class Row:
    """How often something was scanned; what does not tell the rows apart is blank."""

    day: date | None
    label: str
    place: str
    code: str
    count: int

    @property
    def day_words(self) -> str:
        return date_format(self.day) if self.day else ""


def recent(at: date | None = None) -> date:
    """Return the first of the last thirty days, the given one (today) included."""
    return today(at) - timedelta(days=RECENT_DAYS - 1)


def with_scans(codes: QuerySet[ShortCode], since: date | None = None) -> QuerySet[ShortCode]:
    """Add how often each code was scanned since a day, and in all."""
    return codes.annotate(
        recent_scans=Coalesce(Sum("scans__count", filter=Q(scans__day__gte=since or recent())), 0),
        all_scans=Coalesce(Sum("scans__count"), 0),
    )


def place_of(code: ShortCode) -> str:
    """Return where a code is printed, in words."""
    return code.place_name or gettext("general use")


def rows_of(codes: QuerySet[ShortCode], since: date, until: date, by: str) -> list[Row]:
    """Return how often codes were scanned from one day to another, both included; two queries."""
    known = {code.pk: code for code in codes}
    counted = Scan.objects.filter(code__in=known, day__gte=since, day__lte=until)
    total: dict[Row, int] = {}
    for pk, day, count in counted.values_list("code", "day", "count"):
        key = key_of(known[pk], day, by)
        total[key] = total.get(key, 0) + count
    rows = (Row(key.day, key.label, key.place, key.code, count) for key, count in total.items())
    return sorted(rows, key=order_of(by))


def key_of(code: ShortCode, day: date, by: str) -> Row:
    name = {"label": code.name, "place": place_of(code), "code": code.code}
    blank = dict.fromkeys(name, "")
    match by:
        case By.DAY:
            return Row(day, **blank, count=0)
        case By.PLACE:
            return Row(None, **blank | {"place": name["place"]}, count=0)
        case By.CODE:
            return Row(None, **name, count=0)
    return Row(day, **name, count=0)


def order_of(by: str):
    """Return the key by which rows stand: days in their order, all else by how often it was scanned."""
    if by in (By.DAY, By.EACH):
        return lambda row: (row.day, sort_key(row.label), row.code)
    return lambda row: (-row.count, sort_key(row.label or row.place), row.code)


def total_of(rows: Iterable[Row]) -> int:
    return sum(row.count for row in rows)
