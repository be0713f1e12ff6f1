"""Somebody at the admin: signs in, fills in the page editor, decides. Finds things by names and addresses."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from showcase.seed.logins import PASSWORD

# Patience for a busy machine, in milliseconds; nothing waits longer than it must.
LONG = 60_000
expect.set_options(timeout=LONG)


@dataclass
class Editor:
    """A person in a browser of their own."""

    page: Page

    @classmethod
    def sign_in(cls, browser, url: str, username: str) -> "Editor":
        context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        page.set_default_timeout(LONG)
        page.goto("/admin/login/")
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("form [type=submit]").click()
        page.wait_for_url("**/admin/")
        return cls(page)

    # ---- the desk
    def waiting(self, title: str, address: str) -> Locator:
        """Return the links on the desk to a page with the title, at addresses that begin so; it is read anew."""
        self.page.goto("/admin/")
        return self.page.locator(f'.desk__list a[href^="{address}"]').filter(has_text=title)

    def open_review(self, title: str) -> None:
        self.waiting(title, "/admin/editorial/check/").click()
        expect(self.page.locator(".review")).to_be_visible()

    def decide(self, action: str, comment: str = "") -> None:
        """Answer all questions with yes, and approve or send back."""
        for yes in self.page.locator(".review__question input[type=radio][value=yes]").all():
            yes.check()
        if comment:
            self.page.locator("[name=comment]").fill(comment)
        self.page.locator(f'[name=action][value="{action}"]').click()
        expect(self.page.locator(".messages .success")).to_be_visible()

    # ---- the page editor
    def field(self, path: str) -> Locator:
        """Return a field, with the tab open that holds it."""
        return self.reveal(self.page.locator(f'[data-contentpath="{path}"]').first)

    def reveal(self, part: Locator) -> Locator:
        tab = part.evaluate("part => part.closest('[role=tabpanel]').id")
        self.page.locator(f'[role=tab][href="#{tab}"]').click()
        return part

    def fill(self, name: str, text: str) -> None:
        self.field(name.partition("-")[0]).locator(f'[name="{name}"]').fill(text)

    def write(self, name: str, text: str) -> None:
        """Write in a field of rich text; its hidden input follows a moment later."""
        kept = self.field(name.partition("-")[0]).locator(f'input[name="{name}"]')
        words = kept.locator("xpath=..").locator("[contenteditable=true]")
        words.click()
        words.press_sequentially(text)
        expect(kept).to_have_value(re.compile(re.escape(text)))

    def choose(self, name: str) -> None:
        """Choose the first thing that a chooser offers."""
        field = self.field(name)
        field.locator("[data-chooser-action-choose]").first.click()
        self.page.locator("[data-chooser-modal-choice]").first.click()
        expect(field.locator(f'[name="{name}"]')).not_to_have_value("")

    def upload(self, name: str, file: Path, words: dict[str, str], choices: dict[str, str]) -> None:
        """Bring a picture of one's own to the library, described as it asks for, and choose it."""
        field = self.field(name)
        field.locator("[data-chooser-action-choose]").first.click()
        self.page.locator('.modal [role=tab][href="#tab-upload"]').click()
        form = self.page.locator("#tab-upload")
        form.locator("[name$=-file]").set_input_files(file)
        for part, text in words.items():
            form.locator(f"[name$=-{part}]").fill(text)
        for part, value in choices.items():
            form.locator(f"[name$=-{part}]").select_option(value)
        form.locator("[type=submit]").click()
        expect(field.locator(f'[name="{name}"]')).not_to_have_value("")

    def choose_several(self, name: str, search: str) -> None:
        """Choose the first page that a chooser of several finds."""
        self.reveal(self.page.locator(f"#id_{name}-OPEN_MODAL")).click()
        self.page.locator(".modal [name=q]").fill(search)
        self.page.locator("[data-multiple-choice-select]:enabled").first.check()
        self.page.locator("[data-multiple-choice-submit]").click()
        expect(self.page.locator(f"#inline_child_{name}-0")).to_be_visible()

    def add_source(self, title: str, url: str, sources: str = "product_sources") -> None:
        self.reveal(self.page.locator(f"#id_{sources}-ADD")).click()
        self.page.locator(f'[name="{sources}-0-title"]').fill(title)
        self.page.locator(f'[name="{sources}-0-url"]').fill(url)

    def save_draft(self) -> None:
        self.page.locator("footer .action-save").click()
        expect(self.page.locator(".messages .success")).to_be_visible()

    def add_listing(self, url: str) -> None:
        """Record where the product can be bought: asked for in its editor, and back to it."""
        editor = self.page.url
        self.reveal(self.page.locator('a[href*="/listing/add/?product="]')).click()
        self.page.locator("[name=url]").fill(url)
        self.save_draft()
        self.page.goto(editor)

    def wait_for_autosave(self, children: str) -> None:
        """Wait until the first child record has its key: Wagtail adds it twice when a button is quicker than that."""
        expect(self.page.locator(f'[name="{children}-0-id"]')).not_to_have_value("")

    def schedule(self, moment: str) -> None:
        """Set when the page goes up, as dd/mm/yyyy hh:mm; the dialog saves the page."""
        self.page.locator('[data-side-panel-toggle="status"], [data-side-panel="status"]').first.click()
        self.page.locator('[data-a11y-dialog-show="schedule-publishing-dialog"]').click()
        dialog = self.page.locator("#schedule-publishing-dialog")
        dialog.locator('[name="go_live_at"]').fill(moment)
        dialog.locator("[type=submit]").press("Enter")  # the calendar may lie over the button
        expect(self.page.locator(".messages .success")).to_be_visible()

    def send_for_review(self, button: str = "action-submit") -> None:
        self.page.locator("footer .w-dropdown__toggle").click()
        self.page.locator(f"[name={button}]").click()
        expect(self.page.locator(".messages .success")).to_be_visible()
