"""What holds on every page of the sitemap: names, headings, languages, facts for machines, nothing private."""

import gzip
import json
import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag, urlsplit

import pytest
from django.test import Client
from wagtail.models import Page

from product_pages.models import Certificate, Marketplace

KB = 1024
SPECIMEN = {"Sản phẩm mẫu", "Sample product"}
LEVELS = ["h1", "h2", "h3", "h4", "h5", "h6"]


def repeated(values) -> dict:
    return {value: count for value, count in Counter(values).items() if count > 1 or not value}


def alternates(page) -> dict[str, str]:
    """Return the path of the page in each language that it names."""
    return {link["hreflang"]: urlsplit(link["href"]).path for link in page.soup.select("link[hreflang]")}


def test_the_sitemap_lists_both_languages(every_page):
    english = [url for url in every_page if url.startswith("/en/")]
    assert len(every_page) == 2 * len(english) > 150


def test_titles_are_unique(every_page):
    assert not repeated(page.soup.title.text for page in every_page.values())


def test_descriptions_are_unique(every_page):
    assert not repeated(page.soup.select_one("meta[name=description]")["content"] for page in every_page.values())


def test_each_page_has_one_first_heading(every_page):
    assert not [url for url, page in every_page.items() if len(page.soup.select("h1")) != 1]


def test_headings_descend_one_level_at_a_time(every_page):
    for url, page in every_page.items():
        levels = [0] + [LEVELS.index(heading.name) + 1 for heading in page.soup.find_all(LEVELS)]
        assert all(below <= above + 1 for above, below in pairwise(levels)), (url, levels)


def test_no_heading_or_link_is_empty(every_page):
    for url, page in every_page.items():
        for element in page.soup.select("h1, h2, h3, h4, a:not(svg a), button"):
            assert element.get_text(strip=True) or element.get("aria-label"), (url, element)


def test_no_id_stands_twice(every_page):
    for url, page in every_page.items():
        assert not repeated(element["id"] for element in page.soup.select("[id]")), url


def test_each_page_names_its_language(every_page):
    for url, page in every_page.items():
        assert page.soup.html["lang"] == ("en" if url.startswith("/en/") else "vi"), url


def test_each_page_is_its_own_canonical_address(every_page):
    for url, page in every_page.items():
        assert urlsplit(page.soup.select_one("link[rel=canonical]")["href"]).path == url


def test_translations_name_each_other_themselves_and_the_default(every_page):
    for url, page in every_page.items():
        named = alternates(page)
        assert set(named) == {"vi", "en", "x-default"}, url
        assert named["x-default"] == named["vi"], url
        assert url in named.values()
        assert all(alternates(every_page[other]) == named for other in named.values()), url


def test_facts_for_machines_are_json_about_the_page(every_page):
    """A month of the season or a place of the map is a part of a page, of which nothing is told."""
    scripts = {url: page.soup.find("script", type="application/ld+json") for url, page in every_page.items()}
    told = {url: json.loads(script.string) for url, script in scripts.items() if script}
    assert len(told) > 150
    for url, data in told.items():
        assert data["@context"] == "https://schema.org"
        kinds = {each["@type"]: each for each in data["@graph"]}
        assert urlsplit(kinds["WebPage"]["url"]).path == url
        assert kinds["BreadcrumbList"]["itemListElement"], url


def test_each_picture_says_that_it_has_words_or_none(every_page):
    for url, page in every_page.items():
        assert all(image.has_attr("alt") for image in page.soup.select("img")), url


def test_html_is_at_most_14_kb(every_page):
    """Compressed as the site's own gzip sends it; any web server's Brotli makes it smaller."""
    sizes = {url: len(gzip.compress(page.html.encode(), compresslevel=6)) for url, page in every_page.items()}
    assert not {url: size for url, size in sizes.items() if size > 14 * KB}
    assert sizes["/san-pham/"] * 40 / 36 <= 14 * KB


def test_no_page_shows_a_star_but_that_of_the_sample_product(every_page):
    for url, page in every_page.items():
        if url.endswith(("/san-pham-mau/", "/sample-product/")):
            continue
        for star in page.soup.select(".stars"):
            assert star.find_parent("article").select_one(".stamp__title").get_text() in SPECIMEN, url
        rest = [
            text for text in page.soup.find_all(string=lambda text: "★" in text) if not text.find_parent(class_="stars")
        ]
        assert not [text for text in rest if text.parent.name != "option"], url


def test_the_sample_product_says_so_beside_each_certificate(every_page):
    for url in ("/san-pham/san-pham-mau/", "/en/products/sample-product/"):
        rows = every_page[url].soup.select("table.certificates tbody tr")
        assert len(rows) == 6
        assert all(re.search("mẫu, tự đặt|sample, made up", row.get_text()) for row in rows)


def test_no_page_tells_what_editors_noted(every_page, sample, db):
    noted = [page.editor_notes for page in Page.objects.filter(depth__gt=1).specific()]
    noted += [record.notes for model in (Certificate, Marketplace) for record in model.objects.all()]
    parts = {" ".join(part.split()) for note in noted for part in note.split("\n\n") if part.strip()}
    assert len(parts) > 100
    for url, page in every_page.items():
        assert not [part for part in parts if part in page.text], url


@pytest.fixture
def links(every_page) -> set[str]:
    """Return the addresses inside the site to which some page links, in addition to the pages themselves."""
    hrefs = (link["href"] for page in every_page.values() for link in page.soup.select("a[href]"))
    inside = {urldefrag(href).url for href in hrefs if href.startswith("/")}
    return inside - set(every_page)


def test_no_link_leads_nowhere(links, sample, db):
    client = Client()
    assert len(links) > 100
    assert not {url: status for url in sorted(links) if (status := client.get(url).status_code) not in {200, 301, 302}}


def test_links_to_a_part_of_a_page_find_it(every_page):
    for url, page in every_page.items():
        for link in page.soup.select('a[href^="#"]'):
            assert page.soup.find(id=link["href"][1:]), (url, link)
