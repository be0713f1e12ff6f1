"""The front of the site: what editors chose first, then the season, the newest, the next, and the goal."""

from datetime import date

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from product_pages.models import ProductPage
from showcase.home.models import SECTIONS, FeaturedProduct, FeaturedStory
from tests.factories import (
    CertificateFactory,
    EventPageFactory,
    ListingFactory,
    ProducerPageFactory,
    ProductPageFactory,
    StoryPageFactory,
)

NOVEMBER = "2026-11-24T08:00:00+07:00"


@pytest.fixture
def home(site, client):
    """Return a function that opens the home page in November and returns what it shows."""

    def shown(url="/"):
        with time_machine.travel(NOVEMBER, tick=False):
            return client.get(url).context

    return shown


def choose(site, *pages):
    """Put products or stories at the top of the home page, in this order."""
    for number, page in enumerate(pages):
        if isinstance(page, ProductPage):
            FeaturedProduct.objects.create(home=site.home, product=page, sort_order=number)
        else:
            FeaturedStory.objects.create(home=site.home, story=page, sort_order=number)


def titles(pages) -> list[str]:
    return [page.title for page in pages]


@pytest.fixture
def products(site):
    """Return a product that ripens now, one that ripens in May, and one of all the year."""
    return [
        ProductPageFactory(parent=site.products, title=title, season=season)
        for title, season in (("Cam", (11, 12)), ("Mận", (5,)), ("Tương", ()))
    ]


# Products


def test_chosen_products_stand_first_in_their_order(site, products, home):
    choose(site, products[2], products[1])
    assert titles(home()["top"]) == ["Tương", "Mận"]


def test_a_chosen_product_that_is_not_published_is_skipped(site, products, home):
    choose(site, products[2], products[1])
    products[2].unpublish()
    assert titles(home()["top"]) == ["Mận"]


def test_a_chosen_product_that_is_private_is_skipped(site, products, home):
    choose(site, products[2], products[1])
    PageViewRestriction.objects.create(page=products[1], restriction_type=PageViewRestriction.LOGIN)
    assert titles(home()["top"]) == ["Tương"]


def test_without_a_choice_the_season_stands_first(products, home):
    assert titles(home()["top"]) == ["Cam"]


def test_without_a_season_any_product_does(site, products, home):
    products[0].unpublish()
    assert titles(home()["top"]) == ["Mận", "Tương"]


def test_the_english_home_shows_the_same_choice_in_english(site, products, english, home):
    translation = english(products[1], title="Plum")
    choose(site, products[2], products[1])
    assert home("/en/")["top"] == [translation]


def test_what_is_in_season_is_counted(site, home):
    ProductPageFactory.create_batch(10, parent=site.products, season=(11,))
    context = home()
    assert (len(context["in_season"]), context["in_season_count"]) == (8, 10)


# Stories


def test_chosen_stories_stand_alone_and_in_their_order(site, home):
    old, new, _newest = (StoryPageFactory(parent=site.stories, written_on=date(2026, n, 1)) for n in (1, 2, 3))
    choose(site, old, new)
    assert home()["stories"] == [old, new]


def test_without_a_choice_the_newest_stories_are_shown(site, home):
    stories = [StoryPageFactory(parent=site.stories, written_on=date(2026, n, 1)) for n in (1, 2, 3, 4)]
    assert home()["stories"] == stories[:0:-1]


def test_a_chosen_story_that_is_not_published_gives_way_to_the_newest(site, home):
    draft, story = StoryPageFactory(parent=site.stories, live=False), StoryPageFactory(parent=site.stories)
    choose(site, draft)
    assert home()["stories"] == [story]


# Events


def test_the_next_events_are_shown(site, home):
    later, today, _past = (
        EventPageFactory(parent=site.events, starts_on=date(2026, *day)) for day in ((12, 1), (11, 24), (11, 23))
    )
    assert home()["events"] == [today, later]


def test_without_any_to_come_the_latest_events_are_shown(site, home):
    earlier, later = (EventPageFactory(parent=site.events, starts_on=date(2026, n, 1)) for n in (1, 2))
    assert home()["events"] == [later, earlier]


# The way on


def test_the_sections_are_linked(site, home):
    context = home()
    assert [context[name] for name in SECTIONS] == ["/san-pham/", "/mua/", "/cau-chuyen/", "/hoi-cho/"]


def test_a_section_that_is_not_published_is_not_linked(site, home):
    site.events.unpublish()
    assert home()["events_url"] == ""


def test_the_search_starts_at_the_home_page(site, read):
    assert read("/").select_one("main form[role=search]")["action"] == "/tim-kiem/"


def test_a_bare_home_page_stands(site, read):
    site.home.get_children().delete()
    assert read("/").h1.text == "Sản vật"


# The goal


@pytest.fixture
def starred(site):
    """Return a function that makes products with stars that hold, some of them on sale."""
    maker = ProducerPageFactory(parent=site.producers)

    def make(count: int, listed: int):
        for number in range(count):
            product = ProductPageFactory(parent=site.products)
            CertificateFactory(product=product, producer=maker)
            if number < listed:
                ListingFactory(product=product)

    return make


def test_without_stars_there_is_nothing_to_count(site, read):
    assert read("/").select_one(".figure-number").text == "–"


@pytest.mark.parametrize(("count", "listed", "percent"), [(3, 2, "66"), (2, 0, "0"), (1, 1, "100")])
@time_machine.travel(NOVEMBER, tick=False)
def test_the_goal_is_told_in_whole_percent(starred, read, count, listed, percent):
    starred(count, listed)
    assert read("/").select_one(".figure-number").text.rstrip(" %") == percent


def test_the_goal_is_that_of_the_day(starred, read):
    starred(1, 1)
    with time_machine.travel("2027-03-01T08:00:00+07:00", tick=False):
        assert read("/").select_one(".figure-number").text == "–"


def test_the_home_page_costs_the_same_for_few_and_many(site, client, django_assert_max_num_queries):
    client.get("/nothing/")
    for parent, factory in ((site.products, ProductPageFactory), (site.stories, StoryPageFactory)):
        factory.create_batch(20, parent=parent)
    with django_assert_max_num_queries(15):
        client.get("/")
