"""What machines find: one address for each page, its translations, and all that may be indexed."""

from collections import deque
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from wagtail.models import Page, PageViewRestriction

from tests.factories import (
    EventPageFactory,
    FormerNameFactory,
    ProducerPageFactory,
    ProductPageFactory,
    StoryPageFactory,
    TextPageFactory,
)

HOST = "http://localhost"
SITEMAP, XHTML = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}"


def links(tree) -> dict[str, str]:
    """Return the addresses of the alternates in a page, by language."""
    return {link["hreflang"]: link["href"] for link in tree.select("link[rel=alternate][hreflang]")}


def canonical(tree) -> str | None:
    link = tree.select_one("link[rel=canonical]")
    return link and link["href"]


@pytest.fixture
def full_site(site, english):
    """Return a site with a page of every kind, some in English, some not for everybody."""
    place = FormerNameFactory().place
    product = ProductPageFactory(parent=site.products, place=place)
    story = StoryPageFactory(parent=site.stories, radio_script="Thưa bà con.")
    EventPageFactory(parent=site.events)
    ProducerPageFactory(parent=site.producers)
    TextPageFactory(parent=site.home, title="Nháp", live=False)
    english(product)
    english(story)
    PageViewRestriction.objects.create(
        page=TextPageFactory(parent=site.home, title="Kín"), restriction_type=PageViewRestriction.LOGIN
    )
    return site


@pytest.fixture
def mapped(client):
    """Return a function that reads the sitemap: for each address, its alternates."""
    return lambda: {
        url.findtext(f"{SITEMAP}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        for url in ElementTree.fromstring(client.get("/sitemap.xml").content)
    }


# One address


def test_a_page_has_one_address_however_it_is_asked_for(product, read):
    assert canonical(read(f"{product.url}?utm=x", headers={"host": "127.0.0.1"})) == f"{HOST}{product.url}"


def test_a_month_has_an_address_of_its_own(site, read):
    assert canonical(read("/mua/5/")) == f"{HOST}/mua/5/"


def test_a_page_and_its_translation_name_each_other(product, english, read):
    translation = english(product)
    expected = {
        "vi": f"{HOST}{product.url}",
        "en": f"{HOST}{translation.url}",
        "x-default": f"{HOST}{product.url}",
    }
    assert links(read(product.url)) == links(read(translation.url)) == expected


def test_a_month_and_its_translation_name_each_other(site, english, read):
    english(site.season)
    expected = {"vi": f"{HOST}/mua/5/", "en": f"{HOST}/en/mua/5/", "x-default": f"{HOST}/mua/5/"}
    assert links(read("/mua/5/")) == links(read("/en/mua/5/")) == expected


def test_a_page_without_translation_names_none(product, read):
    assert links(read(product.url)) == {}


def test_a_draft_translation_is_not_named(product, english, read):
    english(product).unpublish()
    assert links(read(product.url)) == {}


def test_a_private_translation_is_not_named(product, english, read):
    PageViewRestriction.objects.create(page=english(product), restriction_type=PageViewRestriction.LOGIN)
    assert links(read(product.url)) == {}


# robots.txt and the sitemap


def test_robots_are_led_past_the_editor_to_the_sitemap(site, client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /admin/", "Disallow: /ra-san/", "Disallow: /en/ra-san/"} <= set(lines)
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_the_sitemap_lists_the_readable_pages_and_no_other(full_site, mapped):
    private = PageViewRestriction.objects.get().page
    pages = Page.objects.live().filter(depth__gt=1).exclude(pk=private.pk)
    assert {page.full_url for page in pages} <= mapped().keys()
    assert private.full_url not in mapped()


def test_every_page_in_the_sitemap_is_open_and_may_be_indexed(full_site, mapped, read):
    for url in mapped():
        tree = read(urlsplit(url).path)
        assert canonical(tree) == url
        assert tree.select_one("meta[name=robots]") is None


def test_the_sitemap_names_the_same_translations_as_the_pages(full_site, mapped, read):
    for url, alternates in mapped().items():
        assert links(read(urlsplit(url).path)) == alternates


def test_a_page_outside_the_site_is_in_no_sitemap(site, mapped):
    Page.objects.get(depth=1).add_child(instance=Page(title="Lạc", slug="lac", locale=site.home.locale))
    assert all(url.startswith(HOST) for url in mapped())


def test_the_sitemap_says_when_a_page_changed(product, client):
    product.save_revision().publish()
    assert b"<lastmod>20" in client.get("/sitemap.xml").content


def test_an_empty_site_has_an_empty_sitemap(site, client):
    Page.objects.filter(depth__gt=1).update(live=False)
    assert client.get("/sitemap.xml").status_code == 200


def test_the_sitemap_holds_all_that_a_reader_can_reach_and_a_machine_may_index(full_site, mapped, read):
    assert mapped().keys() == set(indexable(read))


def indexable(read):
    """Follow every link of the site; yield the address of each page that may be indexed."""
    pages = "a[href^='/']:not([type]), a[href^='http://localhost']:not([type])"  # a feed or a calendar is no page
    seen, queue = {"/"}, deque("/")
    while queue:
        path = queue.popleft()
        tree = read(path)
        if canonical(tree) == f"{HOST}{path}":
            yield f"{HOST}{path}"
        found = {urlsplit(link["href"]).path for link in tree.select(pages)}
        queue.extend(found - seen)
        seen |= found
