"""What the core's tests need beyond the site: its English half, and pages read as a parser reads them."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale, Site

from showcase.brand.models import BrandSettings


@pytest.fixture
def english(site):
    """Return a function that publishes the English translation of a page, with other values if given."""

    def translate(page, **values):
        copy = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
        for name, value in values.items():
            setattr(copy, name, value)
        copy.save_revision().publish()
        copy.refresh_from_db()
        return copy

    return translate


@pytest.fixture
def brand(site):
    """Return the identity of the site, which the first reader of a new site makes otherwise."""
    return BrandSettings.for_site(Site.objects.get())


@pytest.fixture
def read(client):
    """Return a function that opens an address and returns its HTML as a tree."""
    return lambda url, **extra: BeautifulSoup(client.get(url, **extra).content, "html.parser")
