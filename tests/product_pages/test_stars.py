"""Stars are shown while they hold, and nowhere a day longer."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.factories import CertificateFactory, ProductPageFactory
from tests.product_pages.helpers import kept, node, read, texts

# Half an hour before and after midnight in Nghệ An, at the end of the last day.
DURING = datetime(2027, 2, 28, 16, 30, tzinfo=UTC)
AFTER = datetime(2027, 2, 28, 17, 30, tzinfo=UTC)
STAR = "★"


@pytest.fixture
def starred(site):
    """Return a product with four stars until the end of February 2027."""
    product = ProductPageFactory(parent=site.products, title="Gừng Kỳ Sơn", landscape="highland")
    CertificateFactory(product=product)
    return product


@pytest.fixture(params=["expired", "unverified", "without a maker"])
def starless(request, starred):
    """Return the product after its stars ended, with stars that nobody checked, and with stars of no maker."""
    if request.param == "unverified":
        starred.certificate_set.update(verified_on=None)
    if request.param == "without a maker":
        starred.certificate_set.get().producer.delete()
    with time_machine.travel(AFTER if request.param == "expired" else DURING, tick=False):
        yield starred


@time_machine.travel(DURING, tick=False)
def test_card_shows_valid_stars_and_says_them(client, site, starred):
    stars = read(client, site.products).select_one(".stamp .stars")
    assert stars.get_text() == STAR * 4
    assert "4" in stars["aria-label"]


@time_machine.travel(DURING, tick=False)
def test_page_shows_valid_stars_on_its_stamp_and_in_its_table(client, starred):
    soup = read(client, starred)
    assert texts(soup, ".stamp--large .stars") == texts(soup, ".certificates .stars") == [STAR * 4]


@time_machine.travel(DURING, tick=False)
def test_filter_offers_and_finds_valid_stars(client, site, starred):
    soup = read(client, site.products, "?sao=4")
    assert texts(soup, ".stamp__title") == [starred.title]
    assert soup.select_one("#f-sao option[selected]").get_text() == f"{STAR * 4} (1)"


def test_page_of_a_product_without_valid_stars_has_none(client, starless):
    assert STAR not in client.get(starless.url).content.decode()


@pytest.mark.parametrize("section", ["home", "products", "season", "map"])
def test_lists_show_no_star_of_a_product_without_valid_stars(client, site, starless, section):
    html = client.get(getattr(site, section).url).content.decode()
    assert starless.title in html
    assert STAR not in html


def test_filter_neither_offers_nor_finds_stars_that_do_not_hold(client, site, starless):
    assert read(client, site.products).select("#f-sao option[value='4']") == []
    assert texts(read(client, site.products, "?sao=4"), ".stamp__title") == []


@time_machine.travel(AFTER, tick=False)
def test_machines_are_told_of_no_expired_certificate(client, starred):
    assert "hasCertification" not in node(read(client, starred), "Product")


@time_machine.travel(DURING, tick=False)
def test_machines_are_told_of_no_certificate_that_nobody_checked(client, starred):
    starred.certificate_set.update(verified_on=None)
    assert "hasCertification" not in node(read(client, starred), "Product")


@time_machine.travel(DURING, tick=False)
def test_machines_are_told_of_a_certificate_that_holds(client, starred):
    told = node(read(client, starred), "Product")["hasCertification"]
    assert [(each["certificationIdentification"], each["expires"]) for each in told] == [("348/QĐ-UBND", "2027-02-28")]


@time_machine.travel(DURING, tick=False)
def test_stars_are_no_part_of_the_title(client, starred):
    soup = read(client, starred)
    assert STAR not in soup.title.get_text() + soup.h1.get_text()


@pytest.mark.database
@time_machine.travel(DURING, tick=False)
def test_search_results_show_no_stars_at_all(client, site, starred):
    soup = read(client, site.search, "?q=gung")
    assert texts(soup, ".result__title") == [starred.title]
    assert STAR not in soup.get_text()


def test_page_turns_on_the_day_out_of_the_cache_too(client, starred):
    with time_machine.travel(DURING, tick=False) as clock:
        assert STAR in kept(client, starred).get_text()
        clock.move_to(AFTER)
        assert STAR not in read(client, starred).get_text()


def test_withdrawing_the_check_takes_the_stars_off_kept_pages(client, starred):
    # The clock runs on here: kept pages are told apart by when something last changed.
    with time_machine.travel(DURING):
        assert STAR in kept(client, starred).get_text()
        certificate = starred.certificate_set.get()
        certificate.verified_on = None
        certificate.save()
        assert STAR not in client.get(starred.url).content.decode()


@time_machine.travel(DURING, tick=False)
def test_of_several_valid_stars_the_most_stand_on_the_stamp(client, site, starred):
    CertificateFactory(product=starred, stars=5)
    CertificateFactory(product=starred, stars=3)
    assert texts(read(client, site.products), ".stamp .stars") == [STAR * 5]
    assert texts(read(client, starred), ".stamp--large .stars") == [STAR * 5]


@time_machine.travel(DURING, tick=False)
def test_an_expired_five_does_not_hide_a_valid_three(client, starred):
    CertificateFactory(product=starred, stars=5, valid_until=date(2025, 1, 1))
    starred.certificate_set.filter(stars=4).update(stars=3)
    assert texts(read(client, starred), ".stamp--large .stars") == [STAR * 3]


def test_what_stands_about_a_certificate_that_nobody_checked(client, starred):
    starred.certificate_set.update(verified_on=None)
    with time_machine.travel(DURING, tick=False):
        assert read(client, starred).select(".facts .state--unverified")


def test_what_stands_about_an_expired_certificate(client, starred):
    with time_machine.travel(AFTER, tick=False):
        soup = read(client, starred)
        assert soup.select(".facts .state--expired")
        assert soup.select(".facts .state--valid") == []
