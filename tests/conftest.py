"""A small site to test with: both homes and the sections, as the factories make them."""

from dataclasses import dataclass

import pytest
from django.core.cache import cache
from wagtail.models import Locale, Page, Site

from . import factories


@dataclass
class Tree:
    """The Vietnamese pages that every site has."""

    home: Page
    products: Page
    season: Page
    map: Page
    producers: Page
    stories: Page
    events: Page
    search: Page
    about: Page


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def site(db) -> Tree:
    """Return the pages of a site without content."""
    for code in ("vi", "en"):
        Locale.objects.get_or_create(language_code=code)
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    root.numchild = 0
    root.save(update_fields=["numchild"])
    home = factories.HomePageFactory(parent=root, slug="home")
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": "Sản vật"},
    )
    Site.clear_site_root_paths_cache()
    in_menu = {"parent": home, "show_in_menus": True}
    return Tree(
        home=home,
        products=factories.ProductIndexPageFactory(**in_menu),
        season=factories.SeasonPageFactory(**in_menu),
        map=factories.OriginMapPageFactory(**in_menu),
        producers=factories.ProducerIndexPageFactory(parent=home),
        stories=factories.StoryIndexPageFactory(**in_menu),
        events=factories.EventIndexPageFactory(**in_menu),
        search=factories.SearchPageFactory(parent=home),
        about=factories.TextPageFactory(parent=home, title="Giới thiệu", slug="gioi-thieu"),
    )


@pytest.fixture
def product(site):
    """Return the page of a product with the least that it needs."""
    return factories.ProductPageFactory(parent=site.products, title="Gừng Kỳ Sơn")


@pytest.fixture
def editor_client(client, db):
    """Return a client that is logged in as an administrator."""
    client.force_login(factories.AdminFactory())
    return client
