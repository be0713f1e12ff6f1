"""From a product to a shop: which shops are shown, where the passage leads, and where it stops."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from product_pages.models import Listing
from tests.factories import (
    CriteriaSetFactory,
    ListingFactory,
    MarketplaceFactory,
    PictureFactory,
    ProductPageFactory,
)
from tests.product_pages.helpers import english, queries, read, texts

BUTTONS = "a[href*='/ra-san/']"


@pytest.fixture
def listing(product):
    """Return a listing that leads to a shop."""
    return ListingFactory(product=product, url="https://postmart.example/p/gừng-1.html?a=1&b=%20&utm_source=zalo#x")


@pytest.fixture
def spirit(site):
    """Return a product that may be told of but not offered for sale."""
    return ProductPageFactory(parent=site.products, criteria_set=CriteriaSetFactory(no_buy_button=True))


def passage(listing, language: str = "vi") -> str:
    with override(language):
        return listing.get_absolute_url()


def test_passage_leads_to_the_cleaned_address(client, listing):
    response = client.get(passage(listing))
    assert response.status_code == 302
    assert response["Location"] == "https://postmart.example/p/g%E1%BB%ABng-1.html?a=1&b=+"


def test_passage_is_never_kept(client, listing):
    kept = client.get(passage(listing))["Cache-Control"]
    assert "no-store" in kept
    assert "public" not in kept


def test_passage_forgets_a_listing_at_once(client, listing):
    address = passage(listing)
    assert client.get(address).status_code == 302
    listing.delete()
    assert client.get(address).status_code == 404


def test_passage_stands_in_both_languages(client, listing):
    english(listing.product)
    assert passage(listing, "en") == f"/en/ra-san/{listing.pk}/"
    assert client.get(passage(listing, "en")).status_code == 302


def test_passage_needs_the_product_in_its_language(client, listing):
    assert client.get(passage(listing, "en")).status_code == 404


def test_passage_answers_to_head(client, listing):
    assert client.head(passage(listing)).status_code == 302


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_passage_changes_nothing(client, listing, method):
    assert getattr(client, method)(passage(listing)).status_code == 405


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_unknown_passage_is_not_found(client, site, pk):
    assert client.get(f"/ra-san/{pk}/").status_code == 404


def test_passage_of_an_unpublished_product_is_not_found(client, listing):
    listing.product.unpublish()
    assert client.get(passage(listing)).status_code == 404


def test_passage_of_a_private_product_is_not_found(client, listing):
    listing.product.view_restrictions.create(restriction_type="login")
    assert client.get(passage(listing)).status_code == 404


@pytest.mark.parametrize("url", ["https://postmart.example.evil.example/", "https://evil.example\\.postmart.example/"])
def test_passage_stops_at_a_foreign_host_that_slipped_in(client, listing, url):
    Listing.objects.update(url=url, checked_url=url)
    response = client.get(passage(listing))
    assert response.status_code == 404
    assert "Location" not in response
    assert "evil" not in response.content.decode()


def test_passage_stops_when_the_marketplace_gives_up_the_host(client, listing):
    listing.marketplace.hosts = "buudien.example"
    listing.marketplace.save()
    assert client.get(passage(listing)).status_code == 404


@pytest.fixture(params=["closed", "gone"])
def dead(request, listing):
    """Return a listing at a closed marketplace, or one that is known to be gone."""
    if request.param == "closed":
        listing.marketplace.state = "closed"
        listing.marketplace.save()
    else:
        listing.state = "gone"
        listing.save()
    return listing


def test_passage_to_a_dead_shop_stops_and_leads_back(client, dead):
    response = client.get(passage(dead))
    assert response.status_code == 404
    assert f'href="{dead.product.url}"' in response.content.decode()


def test_dead_shop_is_not_shown(client, dead):
    soup = read(client, dead.product)
    assert soup.select(BUTTONS) == []
    assert dead.url not in str(soup)


def test_sample_stops_at_a_page_that_says_so(client, listing):
    listing.is_sample = True
    listing.save()
    response = client.get(passage(listing))
    assert response.status_code == 200
    html = response.content.decode()
    assert listing.marketplace.name in html
    assert 'content="noindex"' in html


def test_sample_is_called_a_sample_on_its_product(client, product):
    ListingFactory(product=product, is_sample=True)
    real = ListingFactory(product=product)
    details = texts(read(client, product), ".buy__detail")
    assert len(set(details)) == 2
    assert Listing.State(real.state).label.lower() in details[1].lower()


def test_product_leads_to_the_passage_and_never_straight_to_the_shop(client, listing):
    soup = read(client, listing.product)
    assert {each["href"] for each in soup.select(BUTTONS)} == {passage(listing)}
    assert {each["rel"][0] for each in soup.select(BUTTONS)} == {"nofollow"}
    assert "postmart.example" not in str(soup)


def test_shops_stand_in_the_order_of_their_marketplaces(client, product):
    for order, name in ((2, "Voso"), (1, "Postmart")):
        ListingFactory(product=product, marketplace=MarketplaceFactory(slug=name.lower(), name=name, order=order))
    assert texts(read(client, product), ".buy__listing strong") == ["Postmart", "Voso"]


def test_product_without_a_shop_says_so(client, product):
    soup = read(client, product)
    assert soup.select(".buy p")
    assert soup.select(".buy-bar") == []


def test_spirit_gets_no_buy_button_though_a_listing_slipped_in(client, spirit):
    slipped = ListingFactory(product=spirit)
    soup = read(client, spirit)
    assert soup.select(BUTTONS + ", .buy-bar") == []
    assert client.get(passage(slipped)).status_code == 404


def test_spirit_says_something_else_than_a_product_without_a_shop(client, spirit, product):
    assert texts(read(client, spirit), ".buy p") != texts(read(client, product), ".buy p")


def test_english_spirit_gets_no_buy_button_either(client, spirit):
    ListingFactory(product=spirit)
    assert read(client, english(spirit)).select(BUTTONS) == []


def errors_of(listing: Listing) -> dict:
    with pytest.raises(ValidationError) as refused:
        listing.full_clean()
    return refused.value.message_dict


def test_listing_of_a_spirit_is_refused(spirit):
    assert "__all__" in errors_of(ListingFactory.build(product=spirit, marketplace=MarketplaceFactory()))


def test_listing_elsewhere_is_refused_at_its_address_with_the_names_of_both(product):
    bad = Listing(product=product, marketplace=MarketplaceFactory(), url="https://evil.example/p/1")
    (sentence,) = errors_of(bad)["url"]
    assert "evil.example" in sentence
    assert "Postmart" in sentence


@pytest.mark.database
def test_listing_is_recorded_once(listing):
    again = Listing(product=listing.product, marketplace=listing.marketplace, url=listing.url)
    assert "url" in errors_of(again)


def test_host_of_a_marketplace_may_be_written_carelessly(product):
    market = MarketplaceFactory(slug="voso", hosts="  Voso.Example \r\n\r\n shop.voso.example\n")
    assert market.allowed_hosts == ["voso.example", "shop.voso.example"]


def test_shop_shows_its_logo_beside_its_name(client, listing, settings):
    listing.marketplace.logo = PictureFactory()
    listing.marketplace.save()
    logo = read(client, listing.product).select_one(".buy__listing img")
    assert logo["alt"] == ""
    assert logo["src"].endswith(".webp")
    settings.PAGE_CACHE = False
    with_logo = queries(client, listing.product)
    listing.marketplace.logo = None
    listing.marketplace.save()
    assert queries(client, listing.product) == with_logo
