"""Whatever an editor writes comes out of a calendar as it went in: Vietnamese, emoji, commas, line ends."""

import unicodedata
from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.calendars.components import Stamp, entries_of
from events.calendars.wording import plain
from events.calendars.writing import calendar
from events.models import EventPage

from .reading import events, lines, unescaped, values

STAMP = Stamp(3, datetime(2026, 11, 24, 5, tzinfo=UTC))
VIETNAMESE = 'ẪẾỘẶưđơăâêôằặẵửữỹĐ ,;:\\"\n👩🏽\u200d🌾🎪🇻🇳'
TEXTS = st.text() | st.text(alphabet=VIETNAMESE, max_size=300)


def written(**facts) -> bytes:
    """Return the calendar of an event that is in no database."""
    page = EventPage(starts_on=date(2026, 12, 10), content_type_id=1, **facts)
    page._wagtail_cached_site_root_paths = []  # it belongs to no site, and has no address
    return b"".join(calendar(page.title, "https://site.example/", [entries_of(page, [], STAMP)], []))


@given(TEXTS)
def test_every_title_comes_out_as_it_went_in(title):
    raw = written(title=title)
    assert unescaped(values(raw, "SUMMARY")[0]) == plain(title)
    assert str(events(raw)[0]["summary"]) == plain(title)


@given(TEXTS)
def test_every_introduction_is_folded_within_its_letters(intro):
    raw = written(title="Hội chợ", intro=f"Ở Vinh: {intro}.")
    assert unescaped(values(raw, "DESCRIPTION")[0]) == plain(f"Ở Vinh: {intro}.")
    assert lines(raw) == [str(line) for line in icalendar.Calendar.from_ical(raw).content_lines() if line]


@given(st.text(min_size=1, alphabet=VIETNAMESE + '^"'), st.text(alphabet=VIETNAMESE))
def test_no_organiser_breaks_out_of_the_parameter(organiser, office):
    raw = written(title="Hội chợ", organiser=organiser, contact_office=office, contact_email="a@example.vn")
    assert str(events(raw)[0]["organizer"]) == "mailto:a@example.vn"


@given(TEXTS)
def test_plain_text_is_stable_and_holds_no_control(text):
    cleaned = plain(text)
    assert plain(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\n\t"]


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\x0b"])
def test_every_kind_of_line_end_is_one(ending):
    assert plain(f"Một{ending}Hai") == "Một\nHai"
