"""A page of each type, in both languages, is opened once on a phone, and then looked at in every respect.

Each test leaves the page as it was opened, so they may come in any order.
"""

import pytest

from . import findings
from .pages import PAGES

pytestmark = pytest.mark.usefixtures("told")
EACH = [
    pytest.param(url, id=f"{name}-{language}")
    for name, urls in PAGES.items()
    for language, url in zip(("vi", "en"), urls, strict=True)
]


@pytest.fixture(scope="module", params=EACH)
def url(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def told(phone, url) -> list[str]:
    """Open the page; return what the browser reports meanwhile."""
    phone.goto(url)
    messages = [message.text.rpartition("status of ")[2] for message in phone.console_messages()]
    return messages + [str(error) for error in phone.page_errors()]


@pytest.fixture
def doubled(page):
    """Return the page while its text has double size."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield page
    page.evaluate("document.documentElement.style.fontSize = ''")


def test_the_browser_has_nothing_to_report(told, url):
    assert told == (["404 (Not Found)"] if url in PAGES["missing"] else [])


def test_axe_finds_nothing(page):
    assert not findings.by_axe(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out(page, scheme):
    page.emulate_media(color_scheme=scheme)
    assert not findings.faint(page)


def test_lines_have_room_for_marks_above_and_below(page):
    assert not findings.cramped(page)


def test_no_screen_is_too_narrow(page):
    assert not findings.cut(page, (320, 360, 1280))


def test_text_of_double_size_fits(doubled):
    assert not findings.cut(doubled, (360, 1280))


def test_targets_are_high_enough_for_a_finger(page):
    assert not findings.low(page)
