"""The sample content as a database of its own: a copy for each module, its pictures tiny so that sizes cost nothing."""

import shutil
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import Client, override_settings
from PIL import Image
from wagtail.models import Locale

from .build import desk_folder, run_folder, sample_folder  # noqa: F401


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.sample)


def tiny_picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 6)).save(file, "PNG")
    return file.getvalue()


def copy_of(folder: Path, target: Path) -> Path:
    """Copy the sample's database, with a tiny picture in place of each of its own."""
    picture = tiny_picture()
    (target / "media" / "original_images").mkdir(parents=True)
    for original in (folder / "media" / "original_images").iterdir():
        (target / "media" / "original_images" / original.name).write_bytes(picture)
    return Path(shutil.copy(folder / "site.sqlite3", target))


def forget_what_was_read() -> None:
    ContentType.objects.clear_cache()
    cache.clear()


@pytest.fixture(scope="module")
def source(sample_folder) -> Path:  # noqa: F811
    """Return the folder whose content a module tests."""
    return sample_folder


@pytest.fixture(scope="module")
def sample(source, tmp_path_factory, django_db_setup, django_db_blocker):
    """Put the sample in place of the empty test database for one module; return the folder of its media."""
    folder = tmp_path_factory.mktemp("copy")
    usual = connections["default"]
    values = usual.settings_dict | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(copy_of(source, folder)),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
    }
    with override_settings(MEDIA_ROOT=folder / "media"):
        connections["default"] = DatabaseWrapper(values, "default")
        forget_what_was_read()
        yield folder / "media"
        with django_db_blocker.unblock():
            connections["default"].close()
        connections["default"] = usual
        forget_what_was_read()


@pytest.fixture
def vietnamese(sample, db) -> Locale:
    return Locale.objects.get(language_code="vi")


@pytest.fixture
def english(sample, db) -> Locale:
    return Locale.objects.get(language_code="en")


@dataclass
class Read:
    """A page as a reader gets it."""

    url: str
    html: str
    soup: BeautifulSoup

    @cached_property
    def text(self) -> str:
        return " ".join(self.soup.get_text(" ").split())


@pytest.fixture(scope="module")
def every_page(sample, django_db_blocker) -> dict[str, Read]:
    """Return each page of the sitemap by its path."""
    client, pages = Client(), {}
    with django_db_blocker.unblock():
        listed = ElementTree.fromstring(client.get("/sitemap.xml").content).iterfind("{*}url/{*}loc")
        for url in [urlsplit(location.text).path for location in listed]:
            response = client.get(url)
            assert response.status_code == 200, url
            html = response.content.decode()
            pages[url] = Read(url, html, BeautifulSoup(html, "html.parser"))
    return pages
