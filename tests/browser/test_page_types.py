"""A page of each type, in both languages, is opened once on a phone, and then looked at in every respect."""

import pytest

from . import findings
from .pages import PAGES

# What the browser reports of a page that is not there.
MISSING = ["404 (Not Found)"]


@pytest.fixture(scope="class", params=PAGES)
def name(request) -> str:
    return request.param


@pytest.fixture(scope="class")
def told(request, name, phone) -> list[str]:
    """Open the page of a type in the language of the class; return what the browser reports meanwhile."""
    phone.goto(PAGES[name][request.cls.language])
    messages = [message.text for message in phone.console_messages()]
    return messages + [str(error) for error in phone.page_errors()]


@pytest.fixture
def doubled(page):
    """Return the page while its text has double size."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield page
    page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.usefixtures("told")
class EveryType:
    """Each test leaves the page as it was opened, so they may come in any order."""

    language: int

    def test_the_browser_has_nothing_to_report(self, told, name):
        assert [text.rpartition("status of ")[2] for text in told] == (MISSING if name == "missing" else [])

    def test_axe_finds_nothing(self, page):
        assert not findings.by_axe(page)

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_text_stands_out(self, page, scheme):
        page.emulate_media(color_scheme=scheme)
        assert not findings.faint(page)

    def test_lines_have_room_for_marks_above_and_below(self, page):
        assert not findings.cramped(page)

    def test_no_screen_is_too_narrow(self, page):
        assert not findings.cut(page, (320, 360, 1280))

    def test_text_of_double_size_fits(self, doubled):
        assert not findings.cut(doubled, (360, 1280))

    def test_targets_are_high_enough_for_a_finger(self, page):
        assert not findings.low(page)


class TestVietnamese(EveryType):
    language = 0


class TestEnglish(EveryType):
    language = 1
