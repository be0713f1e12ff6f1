"""What a page holds is saved, though it was written while the page was saving itself."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Response, expect

from tests.browser.desk.editor import Editor

DRAFT = "Sản phẩm mẫu (bản nháp)"
EDITOR = re.compile(r"/admin/pages/\d+/edit/$")
# Longer than Wagtail takes to notice a change.
SLOW = 3
# The page notes when it begins to watch for changes, and when it sends them.
NOTES = """for (const what of ["w-unsaved:watch-edits", "w-autosave:save"])
  addEventListener(what, () => document.documentElement.setAttribute(`data-${what.replace(":", "-")}`, ""));"""
# Every few seconds another weight: what changes in the moment in which a page begins to watch may escape it.
CHANGE_UNTIL_SENT = """() => {
  document.querySelector("[name=weight]").value = `${1 + Math.floor(performance.now() / 5000)} kg`;
  return document.documentElement.hasAttribute("data-w-autosave-save");
}"""


def saves_itself_slowly(route) -> None:
    if "application/json" in route.request.headers["accept"]:
        time.sleep(SLOW)
    route.continue_()


@pytest.fixture
def writer(browser, desk_site) -> Iterator[Editor]:
    writer = Editor.sign_in(browser, desk_site.url, "vietbai")
    page = writer.page
    page.goto("/admin/products/?locale=vi")
    page.add_init_script(NOTES)
    page.get_by_role("link", name=DRAFT, exact=True).click()
    page.wait_for_url(EDITOR)
    page.route(EDITOR, saves_itself_slowly)
    expect(page.locator("html")).to_have_attribute("data-w-unsaved-watch-edits", "")
    yield writer
    page.context.close()


def begin_to_save(writer: Editor) -> None:
    """Change the weight, and wait until the page sends it."""
    writer.page.wait_for_function(CHANGE_UNTIL_SENT)


def is_saved(answer: Response) -> bool:
    """Return whether this is the answer to a page that saved itself."""
    return answer.request.method == "POST" and bool(EDITOR.search(answer.url)) and answer.ok


def has_saved(text: str):
    """Return what recognises the answer to a page that saved itself with the text."""
    return lambda answer: is_saved(answer) and text.encode() in (answer.request.post_data_buffer or b"")


def test_a_producer_chosen_while_the_page_saves_itself_is_stored(writer):
    page = writer.page
    writer.reveal(page.locator("#id_product_producers-OPEN_MODAL")).click()
    page.locator(".modal [data-multiple-choice-select]:enabled").first.check()
    begin_to_save(writer)
    page.locator("[data-multiple-choice-submit]").click()
    writer.wait_for_autosave("product_producers")
    page.reload()
    expect(page.locator("#inline_child_product_producers-0")).to_be_attached()


def test_a_comment_written_while_the_page_saves_itself_goes_on(writer):
    page = writer.page
    page.locator('[data-side-panel-toggle="comments"]').click()
    begin_to_save(writer)
    field = writer.field("tagline")
    field.hover()
    field.locator("[data-comment-add]").click()
    comment = page.locator("#comments textarea")
    with page.expect_response(is_saved):
        comment.press_sequentially("Câu này ")
    comment.press_sequentially("ai nói?")
    written = comment.input_value()
    # When the page is saved, the field may be drawn anew, and forget where one stood.
    assert all(words in written for words in ("Câu này", "ai nói?"))
    with page.expect_response(has_saved(written)):
        page.locator("#comments .comment--mode-creating [type=submit]").click()
    page.reload()
    expect(page.locator("#comments")).to_contain_text(written.strip())
