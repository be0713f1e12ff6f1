"""What tests ask of a page: its parts, its facts for machines, its English, its cost in queries."""

import json

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale


def read(client, page, suffix: str = "") -> BeautifulSoup:
    """Return the page as a reader gets it; an error unless it answers 200."""
    response = client.get(page.url + suffix)
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content.decode(), "html.parser")


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    """Return the text of each element that the selector finds, its spaces tidied."""
    return [" ".join(element.get_text().split()) for element in soup.select(selector)]


def node(soup: BeautifulSoup, kind: str) -> dict:
    """Return the page's JSON-LD node of a type."""
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    return next(each for each in graph if each["@type"] == kind)


def english(page, **changes):
    """Publish the page in English, its parents too; it keeps the links of its source, as translations do."""
    locale = Locale.objects.get(language_code="en")
    copy = page.get_translation_or_none(locale) or page.copy_for_translation(locale, copy_parents=True, alias=True)
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.alias_of = None
    copy.save()
    return copy


def queries(client, page, suffix: str = "") -> int:
    """Return how many queries the page costs once the process is warm: none with the page cache on."""
    # The first reading of a new site creates its settings, which empties what was kept before.
    read(client, page, suffix)
    read(client, page, suffix)
    with CaptureQueriesContext(connection) as captured:
        read(client, page, suffix)
    return len(captured)


def kept(client, page) -> BeautifulSoup:
    """Return the page out of the page cache; an error unless it stands there."""
    assert queries(client, page) == 0
    return read(client, page)
