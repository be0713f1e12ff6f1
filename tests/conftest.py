"""A small site to test with: the home, the sections and the desk, as the factories make them."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db.backends.signals import connection_created
from hypothesis import settings
from wagtail.models import Locale, Page, Site

from showcase.editorial.roles.models import Role
from showcase.home.models import HomePage

from . import desk as desks
from . import factories, folders

# The same examples in every run, so that a change is judged by what it changes; `make fuzz` looks for new ones.
settings.register_profile("same", derandomize=True)
settings.register_profile("new", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with what takes long, so that no worker waits for the other in the end, nor at once for the sample."""
    items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in ("long", "sample")])


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


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Let SQLite's database in memory begin as a copy of a migrated one, so that nothing is left to migrate."""
    connection_created.connect(fill)
    yield
    connection_created.disconnect(fill)


def fill(connection, **signal) -> None:
    if connection.vendor != "sqlite" or not connection.is_in_memory_db() or connection.introspection.table_names():
        return
    with closing(sqlite3.connect(folders.migrated() / folders.DATABASE)) as file:
        file.backup(connection.connection)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Plant the tree and the desk once for all tests of a worker; each test's transaction leaves them as they were."""
    with django_db_blocker.unblock():
        plant()


def plant() -> None:
    for code in ("vi", "en"):
        Locale.objects.get_or_create(language_code=code)
    if HomePage.objects.exists():  # the database of an earlier run
        return
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    root.numchild = 0
    root.save(update_fields=["numchild"])
    home = factories.HomePageFactory(parent=root, slug="home")
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": "Sản vật"},
    )
    in_menu = {"parent": home, "show_in_menus": True}
    factories.ProductIndexPageFactory(**in_menu)
    factories.SeasonPageFactory(**in_menu)
    factories.OriginMapPageFactory(**in_menu)
    factories.ProducerIndexPageFactory(parent=home)
    factories.StoryIndexPageFactory(**in_menu)
    factories.EventIndexPageFactory(**in_menu)
    factories.SearchPageFactory(parent=home)
    factories.TextPageFactory(parent=home, title="Giới thiệu", slug="gioi-thieu")
    desks.make_desk()


@pytest.fixture
def site(db) -> Tree:
    """Return the pages of a site without content."""
    Site.clear_site_root_paths_cache()
    pages = {page.slug: page for page in Page.objects.filter(depth__gt=1).specific()}
    return Tree(
        home=pages["home"],
        products=pages["san-pham"],
        season=pages["mua"],
        map=pages["ban-do"],
        producers=pages["nguoi-lam-ra"],
        stories=pages["cau-chuyen"],
        events=pages["hoi-cho"],
        search=pages["tim-kiem"],
        about=pages["gioi-thieu"],
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


@pytest.fixture
def desk(site) -> dict:
    """Return the groups of the roles, with their rights and the workflows, on a site without content."""
    return {role.key: role.group for role in Role.objects.select_related("group")}
