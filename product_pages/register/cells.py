"""From a cell to a value and back. What a cell shows is compared, so that a round trip changes nothing.

Each parser takes what a sheet holds (text, number, day, nothing) and returns a value of the model, or
raises `CellError` with a sentence. Each `show_…` returns the text that the parser reads back.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

from product_pages.certificates.validity import Precision
from product_pages.months import Months, runs, to_mask, to_months
from showcase.admin_parts import FORMULA
from showcase.text.fold import fold, nfc

# Written in a cell to empty a field: an empty cell changes nothing.
CLEAR = "(xóa)"
EPOCH = date(1899, 12, 30)  # day 0 of the serial numbers, as Excel counts from March 1900
YEARS = range(1900, 2101)
LONGEST = 32_767  # letters that a cell can hold

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
_SPACES = re.compile(r"[^\S\n]+")
_KEY = re.compile(r"[\W_]+")


class CellError(ValueError):
    """What is wrong with a cell, as a sentence."""


@dataclass(frozen=True)
class Formula:
    """A cell that computes its value: what it shows cannot be trusted."""

    text: str


@dataclass(frozen=True)
class Fault:
    """A cell that shows an error of the spreadsheet program: #REF!, #N/A…"""

    text: str


Raw = str | int | float | bool | datetime | date | time | timedelta | Formula | Fault | None


@lru_cache(maxsize=50_000)
def key(text: str) -> str:
    """Return what names and headings are compared by: folded words in lower case.

    >>> key("Ngày cấp (dd/mm/yyyy)")
    'ngay cap dd mm yyyy'
    """
    return _KEY.sub(" ", fold(text).casefold()).strip()


@lru_cache(maxsize=50_000)
def tidy(text: str) -> str:
    """Return a text in NFC without invisible letters, its lines without spaces at their ends."""
    lines = nfc(text.translate(_INVISIBLE)).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines.split("\n")).strip()


def needs_guard(text: str) -> bool:
    """Return whether a text must not stand in a cell as it is: it would be a formula, or mean something else."""
    return text.startswith(FORMULA) or is_clear(text) or (text.startswith("'") and needs_guard(text[1:]))


def guard(text: str) -> str:
    """Return a text as an export writes it: with an apostrophe before what needs one."""
    return f"'{text}" if needs_guard(text) else text


def unguard(text: str) -> str:
    """Return a text without the apostrophe that an export put before it."""
    return text[1:] if text.startswith("'") and needs_guard(text[1:]) else text


def is_clear(text: str) -> bool:
    return text[:1] == "(" and fold(text).casefold() == "(xoa)"


def text_of(raw: Raw) -> str:
    """Return the text that a cell shows, tidied; a formula, a fault or a control character is an error."""
    match raw:
        case None:
            return ""
        case Formula():
            raise CellError(_("The cell holds a formula. Copy the column and paste it back as values."))
        case Fault(text=text):
            raise CellError(_("The cell holds an error of the spreadsheet program: %(text)s.") % {"text": text})
        case datetime() | date():
            return show_day(raw.date() if isinstance(raw, datetime) else raw)
        case bool() | time() | timedelta():
            return str(raw)
        case int():
            return str(raw)
        case float():
            return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else format(raw, ".15g")
    return _checked(raw)


def _checked(raw: str) -> str:
    if len(raw) > LONGEST:
        raise CellError(_("The cell holds more than %(count)s letters.") % {"count": LONGEST})
    text = tidy(raw)
    if any(unicodedata.category(letter) == "Cc" and letter != "\n" for letter in text):
        raise CellError(_("The cell holds a control character, which no keyboard writes. Type the text again."))
    if text.startswith("="):
        raise CellError(_("The cell holds a formula. Copy the column and paste it back as values."))
    return text


def paragraph(raw: Raw) -> str:
    """Return a text of one or more lines."""
    return unguard(text_of(raw))


def line(raw: Raw) -> str:
    """Return a text of one line."""
    return " ".join(paragraph(raw).split())


def show_text(value: str | None) -> str:
    """Return a stored text as a sheet would hold it."""
    return tidy(value or "")


def show_line(value: str | None) -> str:
    return " ".join(show_text(value).split())


# ---- days ----
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?")
_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam)? (\d{4})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})\s*[/.\-]\s*(\d{4})|thang (\d{1,2}) nam (\d{4})")
_YEAR = re.compile(r"(?:nam )?(\d{4})")


def day(raw: Raw) -> date:
    """Return the day in a cell: a real date, Excel's serial number, or dd/mm/yyyy."""
    found, precision = known_day(raw)
    if precision != Precision.DAY:
        raise CellError(_("“%(text)s” is no whole date: write dd/mm/yyyy.") % {"text": text_of(raw)})
    return found


def known_day(raw: Raw) -> tuple[date, str]:
    """Return the day in a cell and how exactly it is known: 2024 and 02/2024 are dates too."""
    if isinstance(raw, datetime | date):
        return _plausible(raw.date() if isinstance(raw, datetime) else raw), Precision.DAY.value
    text = fold(text_of(raw)).casefold().strip()
    if text.isascii() and text.replace(".", "", 1).isdecimal() and not _MONTH.fullmatch(text):
        return _from_number(float(text))
    return _from_text(text)


def _from_number(number: float) -> tuple[date, str]:
    """Return the day of a number: a year stands for itself, all else counts days as Excel does."""
    if number in YEARS:
        return date(int(number), 1, 1), Precision.YEAR.value
    if not 60 < number < 73_051:  # from March 1900 to the end of 2099
        raise _no_date(number)
    return EPOCH + timedelta(days=int(number)), Precision.DAY.value


def _from_text(text: str) -> tuple[date, str]:
    numbers = _NUMBERS.fullmatch(text.removeprefix("ngay ")) or _WORDS.fullmatch(text)
    if numbers:
        return _day(*numbers.groups()), Precision.DAY.value
    iso = _ISO.fullmatch(text)
    if iso:
        return _day(*reversed(iso.groups())), Precision.DAY.value
    month = _MONTH.fullmatch(text)
    if month:
        return _day("1", *[part for part in month.groups() if part]), Precision.MONTH.value
    year = _YEAR.fullmatch(text)
    if year:
        return _day("1", "1", year[1]), Precision.YEAR.value
    raise _no_date(text)


def _day(number: str, month: str, year: str) -> date:
    try:
        found = date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number))
    except ValueError as error:
        shown = f"{number}/{month}/{year}"
        raise CellError(_("There is no such day: %(day)s. Write dd/mm/yyyy.") % {"day": shown}) from error
    return _plausible(found)


def _plausible(found: date) -> date:
    if found.year not in YEARS:
        raise CellError(_("The year %(year)s cannot be meant.") % {"year": found.year})
    return found


def _no_date(text) -> CellError:
    return CellError(_("“%(text)s” is no date: write dd/mm/yyyy.") % {"text": text})


def show_day(value: date | None) -> str:
    return f"{value.day:02}/{value.month:02}/{value.year:04}" if value else ""


def show_known_day(value: tuple[date | None, str]) -> str:
    """Return a day no more exactly than it is known: 28/02/2024, 02/2024 or 2024."""
    found, precision = value
    if not found:
        return ""
    whole = show_day(found)
    return {Precision.MONTH.value: whole[3:], Precision.YEAR.value: whole[6:]}.get(precision, whole)


# ---- stars, months, addresses ----
_STARS = re.compile(r"(?:ocop )?(?:hang )?(\d)(?: ?(?:sao|stars?|\*|★))?")
_MONTHS = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
ALL_YEAR = {"quanh nam", "ca nam", "all year", "all year round"}


def stars(raw: Raw) -> int:
    """Return the stars in “4 sao”, “****” or 4; “tiềm năng 5 sao” is no rating and an error."""
    text = line(raw)
    bare = text.replace("⭐", "★").replace("\ufe0f", "").replace(" ", "")
    if bare and set(bare) <= {"*", "★"}:
        return len(bare)
    found = _STARS.fullmatch(fold(text).casefold())
    if not found:
        raise CellError(_("“%(text)s” is no number of stars: write 3, 4 or 5.") % {"text": text})
    return int(found[1])


def show_stars(value: int | None) -> str:
    return str(value) if value else ""


def months(raw: Raw) -> Months:
    """Return the months in “11, 12, 1”, “11-2” or “tháng 11 đến tháng 2”; all year round is none."""
    if isinstance(raw, datetime | date):
        raise CellError(_("The spreadsheet program made a date of the months. Write them as “tháng 11-2”."))
    text = line(raw)
    folded = fold(text).casefold()
    if folded in ALL_YEAR:
        return ()
    folded = re.sub(r"thang|\bt(?=\d)", "", folded.replace("–", "-").replace("—", "-"))
    folded = re.sub(r"\s*(?:-|den|toi|to)\s*", "-", folded)
    found = [months_of(part, text) for part in re.split(r"\s*(?:[,;+&/]|\bva\b|\band\b)\s*|\s+", folded) if part]
    return to_months(to_mask(month for part in found for month in part))


def months_of(part: str, text: str) -> list[int]:
    """Return the months of “3” or “11-2”, past New Year at need."""
    found = _MONTHS.fullmatch(part)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not (1 <= first <= 12 and 1 <= last <= 12):
        raise CellError(_("“%(text)s” are no months: write “tháng 11-2” or “11, 12, 1”.") % {"text": text})
    return [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]


def show_months(value: Months | None) -> str:
    """Return the months in runs; the word before them keeps spreadsheet programs from making a date of it."""
    found = ", ".join(f"{first}-{last}" if first != last else str(first) for first, last in runs(tuple(value or ())))
    return f"tháng {found}" if found else ""


def address(raw: Raw) -> str:
    """Return a web address; without its beginning it gets one."""
    text = line(raw)
    return text if not text or "://" in text else f"https://{text}"
