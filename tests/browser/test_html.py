"""The Nu HTML checker (validator.nu) finds no error on any type of page, in either language."""

import fcntl
import json
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.folders import ROOT

from .pages import PAGES

TOOLS = ROOT / "var" / "tools"
CHECKER = "vnu-jar@26.9.27"


@pytest.fixture(scope="module")
def checker() -> Path:
    """Return the checker, fetched from npm once; Java runs it."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not jar.exists():
            options = ["--no-save", "--no-audit", "--ignore-scripts", "--silent"]
            subprocess.run(["npm", "install", "--prefix", TOOLS, *options, CHECKER], check=True)
    return jar


def save(folder: Path, base_url: str) -> list[Path]:
    """Save every page as its server sends it, each in a file named for its type."""
    files = []
    for name, urls in PAGES.items():
        for language, url in zip(("vi", "en"), urls, strict=True):
            file = folder / f"{name}.{language}.html"
            file.write_bytes(body(base_url + url))
            files.append(file)
    return files


def body(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:  # the page that is missing has a body too
        return error.read()


def test_the_checker_finds_no_error(checker, base_url, tmp_path):
    files = save(tmp_path, base_url)
    command = ["java", "-jar", checker, "--format", "json", "--exit-zero-always", *files]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)["messages"]
    errors = [each for each in told if each["type"] != "info"]
    assert not [(Path(each["url"]).name, each["message"], each.get("extract", "")) for each in errors]
