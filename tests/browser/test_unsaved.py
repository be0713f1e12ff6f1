"""The script that lets nothing count as saved that was not sent, with a form that saves itself as Wagtail's does."""

import pytest

from tests.folders import ROOT

FORM = """<form><input name="title" value="Gừng"><input name="rows-0-id" value="">
<input name="comments-0-text" value="Ai nói?"><input name="comments-0-id" value="">
<input name="loaded_revision_id" value="1"></form>"""
SAVE = """([during, updates]) => {
  const form = document.querySelector("form");
  const tell = (name, detail) => form.dispatchEvent(new CustomEvent(`w-autosave:${name}`, { bubbles: true, detail }));
  delete form.dataset.wUnsavedForceValue;
  tell("save", { formData: new FormData(form) });
  for (const [name, value] of Object.entries({ ...during, ...updates })) form.elements[name].value = value;
  tell("success", { data: { field_updates: updates } });
  return form.dataset.wUnsavedForceValue === "true";
}"""


@pytest.fixture
def is_unsaved(page):
    """Return what saves the form, with what changes meanwhile, and tells whether it counts as changed after that."""
    page.goto("about:blank")
    page.set_content(FORM)
    page.add_script_tag(path=ROOT / "static/js/admin/unsaved.js", type="module")
    return lambda during=None, updates=None: page.evaluate(SAVE, [during or {}, updates or {}])


def test_what_was_sent_is_saved_with_what_the_answer_fills_in(is_unsaved):
    assert not is_unsaved()
    assert not is_unsaved(updates={"rows-0-id": "7"})
    assert not is_unsaved(during={"loaded_revision_id": "2"})


def test_what_was_written_meanwhile_is_not(is_unsaved):
    assert is_unsaved(during={"title": "Gừng Kỳ Sơn"}, updates={"rows-0-id": "7"})
    assert not is_unsaved()


def test_a_comment_written_meanwhile_is_not_either(is_unsaved):
    assert not is_unsaved(during={"comments-0-id": "3"})
    assert is_unsaved(during={"comments-0-text": "Ai nói câu này?"})


def test_a_form_that_never_says_what_it_sent_is_saved_once_more_only(is_unsaved, page):
    page.evaluate(
        "document.addEventListener('w-autosave:save', (event) => event.detail.formData.set('title', 'x'), true)"
    )
    assert is_unsaved()
    assert not is_unsaved()
