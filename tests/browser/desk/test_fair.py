"""A fair, from last year's edition to the report on the new one, as its organiser and its visitors go about it."""

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

import pypdfium2
import zxingcpp
from playwright.sync_api import Download, expect
from pypdf import PdfReader

from tests.browser.desk.editor import Editor
from tests.events.calendars.reading import events

LAST_EDITION, TITLE = "Hội chợ mẫu, kỳ thứ nhất", "Hội chợ thử nghiệm mùa sau"
SOURCE = ("Thông báo thử nghiệm", "https://paper.example/hoi-cho")
DAYS_AHEAD, DAYS_LONG = 20, 2
STAND = "K7"
# A visitor's: browsers without a screen are not counted.
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36"
# Dots an inch: codes are read as a phone reads a printed card.
PPI = 150


def make_next(organiser: Editor, first: date) -> None:
    """Begin with last year's edition and its exhibitors."""
    page = organiser.page
    page.goto("/admin/events/mine/")
    card = page.locator(".corner__card").filter(has=page.get_by_role("link", name=LAST_EDITION, exact=True))
    card.locator('a[href$="/next/"]').click()
    page.locator("[name=when][value=other]").check()
    page.locator("[name=first_day]").fill(f"{first:%d/%m/%Y}")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=with_exhibitors]").check()
    page.locator(".corner--form form [type=submit]").press("Enter")  # the calendar may lie over the button
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def give_a_stand(organiser: Editor, event: int) -> None:
    """Give the first exhibitor a stand."""
    page = organiser.page
    page.goto(f"/admin/events/{event}/exhibitors/")
    page.locator("main .title-wrapper a").first.click()
    page.locator("[name=stand]").fill(STAND)
    page.locator("[name=stand]").press("Enter")
    expect(page.locator(".messages .success")).to_be_visible()


def print_cards(organiser: Editor, event: int) -> Download:
    """Order the cards of all stands in both languages; return the file."""
    page = organiser.page
    page.goto(f"/admin/events/{event}/kit/")
    page.locator("[name=sheet][value=cards-a5]").check()
    page.locator("[name=tongue][value=both]").check()
    with page.expect_download() as download:
        page.locator("main form [type=submit]").click()
    return download.value


def read_codes(pdf: str) -> set[str]:
    """Return what a decoder reads from the pages of a PDF."""
    pages = (page.render(scale=PPI / 72).to_pil() for page in pypdfium2.PdfDocument(pdf))
    return {found.text for page in pages for found in zxingcpp.read_barcodes(page)}


def test_a_fair_goes_from_last_years_edition_to_the_report_on_the_new_one(browser, desk_site):
    first = date.today() + timedelta(days=DAYS_AHEAD)
    organiser = Editor.sign_in(browser, desk_site.url, "tochuc")
    make_next(organiser, first)
    event = int(re.search(r"/pages/(\d+)/", organiser.page.url)[1])
    organiser.add_source(*SOURCE, "event_sources")
    organiser.send_for_review()
    give_a_stand(organiser, event)
    lead = Editor.sign_in(browser, desk_site.url, "bientap")
    lead.open_review(TITLE)
    lead.decide("approve")

    reader = browser.new_context(base_url=desk_site.url, user_agent=PHONE).new_page()
    reader.goto("/hoi-cho/")
    feed = reader.locator(".follow__address").first.input_value()
    calendar = reader.request.get(urlsplit(feed).path).body()
    entries = [each for each in events(calendar) if each["SUMMARY"].startswith(TITLE)]
    assert [each["DTSTART"].dt.date() for each in entries] == [first, first + timedelta(days=1)]

    cards = print_cards(organiser, event).path()
    printed = [" ".join(page.extract_text().split()) for page in PdfReader(cards).pages]
    assert all(TITLE in card for card in printed)
    assert any(STAND in card for card in printed)
    scanned = sorted(read_codes(cards))[:2]
    assert len(scanned) == 2

    desk_site.let_pass(DAYS_AHEAD)
    for code in scanned:
        assert reader.goto(urlsplit(code).path).status == 200
        assert any(reader.locator("h1").inner_text() in card for card in printed)
    desk_site.let_pass(DAYS_LONG)
    organiser = Editor.sign_in(browser, desk_site.url, "tochuc")
    organiser.page.goto(f"/admin/events/{event}/report/")
    total = organiser.page.locator(".aftermath tr").last
    expect(total.locator("td").first).to_have_text(str(len(scanned)))
