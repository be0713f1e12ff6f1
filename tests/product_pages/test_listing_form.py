"""Recording a listing: paste an address, and the marketplace, the tidying and the warnings follow."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from product_pages.models import Listing, Marketplace
from tests.factories import AdminFactory, CriteriaSetFactory, ListingFactory, MarketplaceFactory, ProductPageFactory

PAGE = "https://postmart.example/p/gung-7.html"


@pytest.fixture
def admin(client, product):
    """Return an administrator's client who reads English."""
    user = AdminFactory()
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def shops(site):
    """Record two marketplaces, and one whose host is within the other's."""
    MarketplaceFactory(rules="/p/{slug}-{id}.html")
    MarketplaceFactory(slug="voso", name="Voso", hosts="voso.example")
    MarketplaceFactory(slug="fresh", name="Voso Fresh", hosts="fresh.voso.example")


def save(client, url, listing=None, **values):
    """Send the form and follow where it leads."""
    names = Listing.snippet_viewset.get_url_name
    address = reverse(names("edit"), args=[listing.pk]) if listing else reverse(names("add"))
    return client.post(address, {"url": url, "marketplace": ""} | values, follow=True)


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def error(response) -> str:
    """Return the one sentence at the address; an error when there is another."""
    ((field, sentences),) = response.context["form"].errors.items()
    assert field == "url"
    (sentence,) = sentences
    return sentence


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (PAGE, "Postmart"),
        ("https://www.postmart.example/p/gung-7.html", "Postmart"),
        ("https://voso.example/x", "Voso"),
        ("https://fresh.voso.example/x", "Voso Fresh"),
    ],
)
def test_marketplace_is_recognised_from_the_address(admin, product, url, name):
    save(admin, url, product=product.pk)
    assert Listing.objects.get().marketplace.name == name


@pytest.mark.parametrize(
    "pasted", ["postmart.example/p/gung-7.html", "  postmart.example/p/gung-7.html ", "//" + PAGE[8:]]
)
def test_address_without_https_gets_it(admin, product, pasted):
    save(admin, pasted, product=product.pk)
    assert Listing.objects.get().url == PAGE


def test_what_tracks_is_cut_off_and_said(admin, product):
    response = save(admin, f"{PAGE}?utm_source=zalo&a=1&fbclid={'x' * 600}", product=product.pk)
    assert Listing.objects.get().url == f"{PAGE}?a=1"
    assert "utm_source, fbclid" in said(response)


def test_nothing_is_said_when_there_is_nothing_to_say(admin, product):
    assert len(save(admin, PAGE, product=product.pk).context["messages"]) == 1


def test_second_listing_at_the_same_marketplace_is_saved_with_a_warning(admin, product):
    ListingFactory(product=product)
    response = save(admin, PAGE, product=product.pk)
    assert Listing.objects.count() == 2
    assert "another listing at Postmart" in said(response)


def test_listing_at_a_closed_marketplace_is_saved_with_a_warning(admin, product):
    Marketplace.objects.filter(slug="voso").update(state="closed", state_confirmed=False)
    assert "closed (reported, to be confirmed)" in said(save(admin, "https://voso.example/x", product=product.pk))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://evil.example/p/gung-7.html", "evil.example belongs to no marketplace"),
        ("https://postmart.example.evil.example/p", "belongs to no marketplace"),
        ("https://pоstmart.example/p/gung-7.html", "letters that only look like plain ones"),
        ("https://xn--pstmart-2nf.example/", "letters that only look like plain ones"),
        ("https://user:word@postmart.example/p/gung-7.html", "a name or a password"),
        ("https://postmart.example@evil.example/", "a name or a password"),
        ("https://postmart.example:8443/p/gung-7.html", "names a port"),
    ],
)
def test_foreign_and_look_alike_hosts_get_a_sentence_that_names_the_known_ones(admin, product, url, words):
    for chosen in ("", Marketplace.objects.get(slug="postmart").pk):
        sentence = error(save(admin, url, product=product.pk, marketplace=chosen))
        assert words in sentence
        assert "Postmart (postmart.example)" in sentence
    assert not Listing.objects.exists()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://postmart.example/", "gừng", "https://", "https://[x"])
def test_what_is_no_address_gets_a_sentence(admin, product, url):
    assert error(save(admin, url, product=product.pk))
    assert not Listing.objects.exists()


def test_address_of_another_marketplace_than_the_chosen_one_names_both(admin, product):
    sentence = error(save(admin, PAGE, product=product.pk, marketplace=Marketplace.objects.get(slug="voso").pk))
    assert "Voso" in sentence
    assert "Postmart" in sentence


def test_page_that_is_no_products_gets_a_sentence_with_an_example(admin, product):
    assert "/p/{slug}-{id}.html" in error(save(admin, "https://postmart.example/about", product=product.pk))


def test_same_page_twice_gets_a_sentence_with_the_product(admin, product):
    ListingFactory(product=product, url=PAGE)
    assert product.title in error(save(admin, f"{PAGE}?utm_source=x", product=product.pk))


def test_too_long_an_address_gets_a_sentence(admin, product):
    assert error(save(admin, f"https://voso.example/{'x' * 600}", product=product.pk))


def test_wrong_address_gets_one_sentence_when_editing_too_and_changes_nothing(admin, product):
    listing = ListingFactory(product=product, url=PAGE)
    assert "evil.example" in error(save(admin, "https://evil.example/", listing, product=product.pk))
    listing.refresh_from_db()
    assert listing.url == PAGE


@pytest.mark.parametrize("url", ["", "nonsense", "\x00"])
def test_editor_opens_again_without_address_or_marketplace(admin, product, url):
    response = save(admin, url, ListingFactory(product=product, url=PAGE), product=product.pk)
    assert list(response.context["form"].errors) == ["url"]


def test_moving_a_listing_to_another_marketplace_is_a_matter_of_pasting(admin, product):
    listing = ListingFactory(product=product, url=PAGE)
    save(admin, "https://voso.example/gung", listing, product=product.pk)
    listing.refresh_from_db()
    assert (listing.marketplace.name, listing.url) == ("Voso", "https://voso.example/gung")


def test_spirit_gets_no_listing_however_good_its_address(admin, site):
    spirit = ProductPageFactory(parent=site.products, criteria_set=CriteriaSetFactory(no_buy_button=True))
    response = save(admin, PAGE, product=spirit.pk)
    assert list(response.context["form"].errors) == ["__all__"]


def test_site_without_marketplaces_says_so(admin, product):
    Marketplace.objects.all().delete()
    with override("en"):
        assert "No marketplace is recorded yet" in error(save(admin, PAGE, product=product.pk))
