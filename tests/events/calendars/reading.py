"""Reads calendars back: by the library, and by hand from RFC 5545, so that one error does not hide the other."""

import re

from django.urls import reverse
from django.utils.translation import override
from icalendar import Calendar

ESCAPES = re.compile(r"\\(.)")


def address(name: str, language: str = "vi", **parts) -> str:
    with override(language):
        return reverse(name, kwargs=parts)


def fetch(client, name: str, language: str = "vi", **parts) -> bytes:
    """Return the bytes of a calendar; an error unless it answers 200."""
    response = client.get(address(name, language, **parts))
    assert response.status_code == 200, response.status_code
    return b"".join(response.streaming_content) if response.streaming else response.content


def events(raw: bytes) -> list:
    """Return the events of a calendar as the library reads them; an error when it finds any."""
    calendar = Calendar.from_ical(raw)
    assert not [error for component in calendar.walk() for error in component.errors]
    assert calendar.get_missing_tzids() == set()
    return list(calendar.walk("VEVENT"))


def lines(raw: bytes) -> list[str]:
    """Return the unfolded lines (3.1); an error unless each ends with CR LF and takes at most 75 octets."""
    assert raw.endswith(b"\r\n")
    physical = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, physical)) <= 75
    for line in physical:
        assert not {*line} & ({*range(32)} - {9})
        line.decode()  # no letter is torn apart
    return raw.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(raw: bytes, name: str) -> list[str]:
    """Return what stands behind the colon of each line of a property (quoted parameters must hold none)."""
    return [line.partition(":")[2] for line in lines(raw) if re.match(rf"{name}[;:]", line)]


def unescaped(text: str) -> str:
    """Return a TEXT value as it was meant (3.3.11)."""
    return ESCAPES.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
