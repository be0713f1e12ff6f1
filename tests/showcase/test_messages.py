"""The interface speaks Vietnamese completely: nothing untranslated, nothing guessed, and compiled."""

import subprocess

import pytest
from django.conf import settings

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
