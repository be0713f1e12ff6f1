"""What the form of an event does with lunar dates: it computes the days, compares them, and keeps track of the tick.

The tick says that a person has compared the dates as they stand. The hidden field beside it holds the dates that it
was set for, so that a later change takes it off, also while the editor saves by itself.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from showcase.today import today

from .lunar import NoSuchLunarDate, lunar_of, next_occurrence, solar_of

DATES = ("starts_on", "ends_on", "lunar_month", "lunar_first_day", "lunar_last_day", "lunar_leap")
TICK, TICKED_FOR = "lunar_confirmed", "lunar_confirmed_for"


def as_rendered(form) -> str:
    """Return the dates as the browser shows them when the form is opened."""
    return "|".join(_shown(form, name) for name in DATES)


def _shown(form, name: str) -> str:
    value = form[name].value()
    if isinstance(value, bool):
        return "on" if value else ""
    return str(form.fields[name].widget.format_value(value) or "")


def as_sent(form) -> str:
    """Return the dates as the browser sends them."""
    return "|".join(form.data.get(form.add_prefix(name), "").strip() for name in DATES)


def work_out(form) -> dict[str, str]:
    """Fill in what follows from the lunar dates, and return a sentence by field for what does not agree."""
    said = form.cleaned_data
    ticked_for = said.get(TICKED_FOR)
    if not said.get("lunar_month") or (ticked_for and ticked_for != as_sent(form)):
        said[TICK] = False
    if any(name in form.errors for name in DATES):
        return {}
    if not said.get("starts_on"):
        return propose(said)
    return compare(said) if said.get("lunar_month") and said.get("lunar_first_day") else {}


def propose(said: dict) -> dict[str, str]:
    """Put in the next days that have these lunar dates; ask for the first day where there are none."""
    month, day, leap = said.get("lunar_month"), said.get("lunar_first_day"), said.get("lunar_leap", False)
    if not (month and day):
        return {"starts_on": _("Give the first day, or the lunar month and day from which it is computed.")}
    try:
        said["starts_on"] = next_occurrence(day, month, today(), leap)
        said["ends_on"] = said.get("ends_on") or last_of(said)
    except NoSuchLunarDate as refused:
        return {"lunar_first_day": str(refused)}
    return {}


def last_of(said: dict) -> date | None:
    """Return the day of the last lunar day, None where it is of one day."""
    last = said.get("lunar_last_day")
    if not last or last == said["lunar_first_day"]:
        return None
    return solar_of(last, said["lunar_month"], lunar_of(said["starts_on"]).year, said.get("lunar_leap", False))


def compare(said: dict) -> dict[str, str]:
    """Say which day the calendar gives, unless a person has compared them; a lunar date must exist all the same."""
    try:
        first = expected_first(said)
    except NoSuchLunarDate as refused:
        return {"lunar_leap" if said.get("lunar_leap") else "lunar_first_day": str(refused)}
    if first != said["starts_on"]:
        return {} if said.get(TICK) else {"starts_on": by_the_calendar(first)}
    try:
        last = last_of(said)
    except NoSuchLunarDate as refused:
        return {"lunar_last_day": str(refused)}
    said["ends_on"] = said.get("ends_on") or last
    if last is None or last == said["ends_on"] or said.get(TICK):
        return {}
    return {"ends_on": by_the_calendar(last)}


def expected_first(said: dict) -> date:
    """Return the day of these lunar dates that is nearest to the first day.

    NoSuchLunarDate where the lunar year of the first day has no such date.
    """
    day, month, leap = said["lunar_first_day"], said["lunar_month"], said.get("lunar_leap", False)
    year = lunar_of(said["starts_on"]).year
    of_this_year = solar_of(day, month, year, leap)
    return min([of_this_year, *_around(day, month, year, leap)], key=lambda found: abs(found - said["starts_on"]))


def _around(day: int, month: int, year: int, leap: bool) -> Iterator[date]:
    """Yield the same lunar date of the years before and after, where they have it."""
    for other in (year - 1, year + 1):
        try:
            yield solar_of(day, month, other, leap)
        except NoSuchLunarDate:
            continue


def by_the_calendar(day: date) -> str:
    return _("By the lunar calendar it is %(date)s. Put that in, or tick that a person has compared the dates.") % {
        "date": date_format(day, "SHORT_DATE_FORMAT")
    }
