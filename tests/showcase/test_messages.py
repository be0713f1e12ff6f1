"""The interface speaks Vietnamese completely: nothing untranslated, nothing guessed, and compiled."""

import ast
import subprocess
from collections.abc import Iterator

import pytest
from django.conf import settings

from showcase.settings.env import BASE_DIR

VIETNAMESE = [path / "vi" / "LC_MESSAGES" / "django.po" for path in settings.LOCALE_PATHS]


@pytest.mark.parametrize("catalogue", VIETNAMESE, ids=["ours", "upstream"])
@pytest.mark.parametrize("state", ["--untranslated", "--only-fuzzy"])
def test_no_string_is_left_open(catalogue, state):
    command = ["msgattrib", state, "--no-obsolete", str(catalogue)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == ""


@pytest.mark.parametrize("catalogue", VIETNAMESE, ids=["ours", "upstream"])
def test_what_is_compiled_is_what_is_written(catalogue, tmp_path):
    compiled = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "--check", "-o", str(compiled), str(catalogue)], check=True)
    assert compiled.read_bytes() == catalogue.with_suffix(".mo").read_bytes()


SOURCES = [
    file for app in ("showcase", "product_pages", "stories", "events") for file in BASE_DIR.glob(f"{app}/**/*.py")
]


def hidden_texts(code: str) -> Iterator[str]:
    """Yield the texts that are translated inside an f-string: gettext does not see and collect them."""
    for string in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.JoinedStr)):
        for call in (node for node in ast.walk(string) if isinstance(node, ast.Call)):
            if getattr(call.func, "id", "") in {"_", "gettext", "ngettext"}:
                yield ast.unparse(call)


def test_no_text_hides_from_the_catalogue():
    assert list(hidden_texts("f\"{_('lost')}\"")) == ["_('lost')"]
    assert [text for file in SOURCES for text in hidden_texts(file.read_text())] == []
