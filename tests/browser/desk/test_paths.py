"""One product, from an empty page to both languages, as all who have a part in it go about it."""

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import polib
from PIL import Image
from playwright.sync_api import expect

from tests.browser.desk.editor import Editor

TITLE, ENGLISH_TITLE = "Kẹo bưởi thử nghiệm", "Pomelo sweets on trial"
VIETNAMESE, ENGLISH = "/san-pham/keo-buoi-thu-nghiem/", "/en/products/pomelo-sweets-on-trial/"
START = "/admin/start/product_pages/productpage/"
COMMENT = "Xin ghi rõ bưởi lấy từ đâu."
KNOWN = {TITLE: ENGLISH_TITLE, VIETNAMESE.split("/")[2]: ENGLISH.split("/")[3]}
CHECK = "/admin/editorial/check/"
SOURCE = ("Ghi chép của ban biên tập", "https://paper.example/keo-buoi")
SHOP = "https://buudien.example/keo-buoi"
BETTER = " Bưởi hái trong vườn nhà."


def begin(writer: Editor) -> None:
    """Start from the template of what is made: it lays out four steps, two headings with text, and a quotation."""
    page = writer.page
    page.goto("/admin/products/?locale=vi")
    page.locator(f'a[href^="{START}"]').first.click()
    page.locator('a[href$="start=made"]').click()


def picture(folder: Path) -> Path:
    """Return the file of a picture that nobody has seen before."""
    file = folder / "keo.png"
    Image.new("RGB", (1600, 1200), "goldenrod").save(file)
    return file


def write_story(writer: Editor, photograph: Path) -> None:
    writer.fill("title", TITLE)
    writer.fill("tagline", "Một miếng thơm cả buổi chiều.")
    writer.fill("intro", "Vỏ bưởi thái sợi, rim với đường cho trong.")
    words = {"title": "Kẹo bưởi trên đĩa", "credit": "Người viết bài thử nghiệm"}
    writer.upload("hero_image", photograph, words, {"licence": "own", "people": "nobody"})
    writer.fill("hero_alt", "Một đĩa kẹo vàng trong")
    writer.choose("category")
    writer.choose("criteria_set")
    writer.write("process", "Ngâm, rim, phơi rồi gói.")
    for step in range(4):
        writer.write(f"steps-{step}-value-text", f"Việc của bước {['một', 'hai', 'ba', 'bốn'][step]}.")
    for block in (1, 3):
        writer.write(f"culture-{block}-value", "Ngày giỗ nhà nào cũng có một đĩa.")
    writer.fill("culture-4-value-text", "Của ít lòng nhiều.")
    writer.write("features", "Dẻo, thơm, hơi the.")
    writer.write("enjoy", "Ăn với chè xanh.")


def write_origin(writer: Editor) -> None:
    writer.choose("place")
    writer.write("origin", "Nhà làm từ lâu đời.")
    writer.write("environment", "Vườn ven sông, đất bồi.")
    writer.choose_several("product_producers", "Hoa Tiến")
    writer.add_source(*SOURCE)
    writer.fill("responsible_name", "Tổ làm kẹo thử nghiệm")
    writer.fill("responsible_address", "Tỉnh Nghệ An")
    writer.wait_for_autosave("product_producers")
    writer.wait_for_autosave("product_sources")


def sell(writer: Editor) -> None:
    """Say where it is sold: records hang on a page that is saved."""
    writer.save_draft()
    writer.add_listing(SHOP)


def change(writer: Editor) -> None:
    """Read the comment on the desk, do what it asks for, and find the page in review again."""
    returned = writer.waiting(TITLE, "/admin/pages/")
    expect(writer.page.locator(".desk__comment").filter(has_text=COMMENT)).to_be_visible()
    returned.click()
    writer.write("origin", BETTER)
    writer.send_for_review()
    expect(writer.waiting(TITLE, CHECK)).to_have_count(1)


def check_shop(reviewer: Editor) -> None:
    """Find the listing among the questions, and approve it."""
    reviewer.open_review(TITLE)
    expect(reviewer.page.locator(f'.review__question a[href="{SHOP}"]').first).to_be_visible()
    reviewer.decide("approve")


def order_english(translator: Editor, vietnamese: int) -> int:
    """Order the English page; return its key."""
    page = translator.page
    page.goto(f"/admin/localize/submit/page/{vietnamese}/")
    page.locator("[name=locales]").first.check()
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return int(re.search(r"/pages/(\d+)/", page.url).group(1))


def fill_english(translator: Editor, english: int, file: Path) -> None:
    """Take the PO file away, write English into each entry, and bring it back."""
    page = translator.page
    page.goto("/admin/editorial/translation/po/")
    with page.expect_download() as download:
        page.locator("a[download]").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist()]
    po = polib.pofile(next(text for text in texts if TITLE in text))
    for number, entry in enumerate(po):
        entry.msgstr = KNOWN.get(entry.msgid, f"words {chr(97 + number)}")
    po.save(str(file))
    page.locator("[name=file]").set_input_files(file)
    page.locator("main form [type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    send_english(translator, english)


def send_english(translator: Editor, english: int) -> None:
    page = translator.page
    page.goto(f"/admin/editorial/translation/{english}/")
    if page.locator("#anyway").count():
        page.locator("#anyway").check()
    page.locator("#send [type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_a_product_goes_from_an_empty_page_to_readers_of_both_languages(browser, desk_site, tmp_path):
    def sign_in(username: str) -> Editor:
        return Editor.sign_in(browser, desk_site.url, username)

    writer, reviewer, lead = sign_in("vietbai"), sign_in("thamdinh"), sign_in("bientap")
    begin(writer)
    write_story(writer, picture(tmp_path))
    write_origin(writer)
    sell(writer)
    writer.send_for_review()

    reviewer.open_review(TITLE)
    reviewer.decide("reject", COMMENT)
    change(writer)
    reviewer.open_review(TITLE)
    reviewer.decide("approve")
    check_shop(sign_in("congthuong"))

    lead.open_review(TITLE)
    review = lead.page.url
    lead.page.locator('.review__tools a[href$="/edit/"]').click()
    edit = lead.page.url
    lead.schedule(f"{date.today() + timedelta(days=1):%d/%m/%Y} 08:00")
    lead.page.goto(review)
    lead.decide("approve")
    vietnamese = int(re.search(r"/pages/(\d+)/", edit).group(1))

    reader = browser.new_context(base_url=desk_site.url).new_page()
    assert reader.goto(VIETNAMESE).status == 404
    desk_site.let_pass(days=2)
    assert reader.goto(VIETNAMESE).status == 200
    expect(reader.locator("main")).to_contain_text(BETTER.strip())

    translator, second = sign_in("nguoidich"), sign_in("nguoidich2")
    english = order_english(translator, vietnamese)
    fill_english(translator, english, tmp_path / "english.po")
    assert reader.goto(ENGLISH).status == 404
    second.open_review(ENGLISH_TITLE)
    second.decide("approve")

    reader.goto(VIETNAMESE)
    reader.locator(".languages [hreflang=en]").click()
    reader.wait_for_url(f"**{ENGLISH}")
    expect(reader.locator("h1")).to_contain_text(ENGLISH_TITLE)
    reader.locator(".languages [hreflang=vi]").click()
    reader.wait_for_url(f"**{VIETNAMESE}")
