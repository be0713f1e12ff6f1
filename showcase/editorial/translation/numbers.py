"""Numbers, dates and stars of two texts that should say the same."""

import re
from collections import Counter

MONTH_NAMES = "january february march april may june july august september october november december"
NUMBER_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
ORDINAL_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
TENS_NAMES = "ten twenty thirty forty fifty sixty seventy eighty ninety hundred"
MONTHS = MONTH_NAMES.split()
ENGLISH_WORDS = {"once": 1, "twice": 2, "half": 2, "dozen": 12}
for names, step in ((NUMBER_NAMES, 1), (ORDINAL_NAMES, 1), (TENS_NAMES, 10)):
    ENGLISH_WORDS |= {name: (place + 1) * step for place, name in enumerate(names.split())}
VIETNAMESE_WORDS = {
    "một": 1, "nhất": 1, "giêng": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10, "chạp": 12, "tá": 12, "trăm": 100,
}  # fmt: skip
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _plain(number: str, thousands: str) -> str:
    """Return a written number without the marks between its thousands, its decimals after a point."""
    decimal = "," if thousands == "." else "."
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", number):
        number = number.replace(thousands, "")
    whole = number.replace(decimal, ".") if number.count(decimal) == 1 else number
    return whole if "." in whole else (whole.lstrip("0") or "0")


def _numbers(text: str, thousands: str) -> Counter:
    return Counter(_plain(found, thousands) for found in NUMBER.findall(text))


def _words(text: str, known: dict[str, int]) -> set[str]:
    return {str(known[word]) for word in re.findall(r"[^\W\d_]+", text.lower()) if word in known}


def _roman(text: str) -> set[str]:
    """Return the Roman numbers of a text: centuries, kings."""
    return {str(_roman_value(each)) for each in re.findall(r"(?<!\w)[IVXLCDM]{1,7}(?!\w)", text)}


def _roman_value(letters: str) -> int:
    values = [ROMAN[letter] for letter in letters]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _pieces(numbers: Counter) -> set[str]:
    """Return the runs of digits of numbers: 7.30 is made of 7 and 30."""
    return {piece.lstrip("0") or "0" for number in numbers for piece in re.split(r"[.,]", number)}


def differing(vietnamese: str, english: str) -> tuple[list[str], list[str]]:
    """Return the numbers that only the Vietnamese has, and those that only the English has.

    A number may be written as a word, a month by its name, a century in Roman letters, an afternoon hour with “pm”.
    """
    source, target = _numbers(vietnamese, "."), _numbers(english, ",")
    in_english = _words(english, ENGLISH_WORDS) | _roman(english) | _pieces(target) | _months(english)
    in_vietnamese = _words(vietnamese, VIETNAMESE_WORDS) | _roman(vietnamese) | _pieces(source)
    if re.search(r"\bp\.?m\b", english, re.IGNORECASE):
        in_english |= {str(int(each) + 12) for each in _pieces(target) if each.isdigit() and int(each) < 12}
        in_vietnamese |= {str(int(each) - 12) for each in _pieces(source) if each.isdigit() and 12 < int(each) < 24}
    lost = [each for each in source if each not in target and not _within(each, in_english)]
    added = [each for each in target if each not in source and not _within(each, in_vietnamese)]
    return lost, added


def _within(number: str, known: set[str]) -> bool:
    return all((piece.lstrip("0") or "0") in known for piece in re.split(r"[.,]", number))


def _months(english: str) -> set[str]:
    words = re.findall(r"[a-z]+", english.lower())
    return {str(MONTHS.index(word) + 1) for word in words if word in MONTHS}


def stars(text: str) -> int:
    """Return how many stars are drawn in a text; those said in words are numbers like any."""
    return text.count("★")
