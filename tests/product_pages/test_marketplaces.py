"""Renaming and closing a marketplace: shown first, done at once for every product, written down, and undone."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from product_pages.listings.changes import views
from product_pages.listings.changes.preview import Preview
from product_pages.models import ClickOut, Listing, Marketplace, MarketplaceChange
from tests.factories import (
    CriteriaSetFactory,
    ListingFactory,
    MarketplaceFactory,
    ProductPageFactory,
    UserFactory,
)
from tests.product_pages.helpers import english, kept, queries, read, texts

BUTTONS = "a[href*='/ra-san/']"


@pytest.fixture
def postmart(site):
    return MarketplaceFactory(hosts="postmart.example", rules="/p/{slug}-{id}.html")


@pytest.fixture
def buudien(site):
    return MarketplaceFactory(slug="buudien", name="Buudien", hosts="buudien.example", rules="/{slug}-p{id}.html")


@pytest.fixture
def listing(product, postmart):
    return ListingFactory(product=product, marketplace=postmart, url="https://postmart.example/p/gung-7.html")


@pytest.fixture
def editor(client, site):
    """Return a client logged in as somebody who may keep marketplaces, and nothing else."""
    group = Group.objects.create(name="Keepers")
    names = ["access_admin", *(f"{name}_marketplace" for name in ("add", "change", "delete", "view"))]
    group.permissions.set(Permission.objects.filter(codename__in=names))
    user = UserFactory()
    user.groups.add(group)
    client.force_login(user)
    client.user = user
    return client


def url(name: str, *args) -> str:
    return reverse(Marketplace.snippet_viewset.get_url_name(name), args=args)


def form_of(marketplace: Marketplace, **changes) -> dict:
    """Return what the editor's form sends, as a browser ends its lines."""
    names = ("slug", "name", "home_url", "hosts", "rules", "gone_texts", "pause", "state", "notes", "order")
    values = {name: str(getattr(marketplace, name)).replace("\n", "\r\n") for name in names}
    values |= {"state_since": marketplace.state_since or "", "renamed_to": marketplace.renamed_to_id or "", "logo": ""}
    return values | ({"state_confirmed": "on"} if marketplace.state_confirmed else {}) | changes


def submit(client, marketplace, **changes):
    return client.post(url("edit", marketplace.pk), form_of(marketplace, **changes))


def preview(response) -> BeautifulSoup:
    assert response.status_code == 200
    assert "counts" in response.context, response.context.get("form").errors
    return BeautifulSoup(response.content.decode(), "html.parser")


def pressed(client, response, button: str = "confirmed", **more):
    """Press a button of the preview, with everything that its form holds."""
    form = preview(response).select_one("main form[method=post]:has([name=confirmed])")
    values = {each["name"]: each["value"] for each in form.select("input[type=hidden]")}
    named = form.select_one(f"button[name={button}]")
    return client.post(form["action"], values | {button: named["value"]} | more)


RENAMED = {"state": "renamed", "state_since": "01/03/2024"}


@pytest.fixture
def renamed(editor, listing, buudien):
    """Return the change that was made when the marketplace was renamed in the admin."""
    shown = submit(editor, listing.marketplace, renamed_to=buudien.pk, **RENAMED)
    assert pressed(editor, shown).status_code == 302
    return MarketplaceChange.objects.get()


def test_renaming_is_shown_and_not_yet_done(editor, listing, buudien):
    response = submit(editor, listing.marketplace, renamed_to=buudien.pk, **RENAMED)
    row = texts(preview(response), "tbody tr")[0]
    assert "https://postmart.example/p/gung-7.html→ https://buudien.example/gung-p7.html" in row
    counts = {name: number for name, number in response.context["counts"].items() if number}
    assert counts == {"losing": 1, "without_shop": 1, "to_check": 1}
    assert Marketplace.objects.get(pk=listing.marketplace_id).state == "active"
    assert not MarketplaceChange.objects.exists()


def test_what_was_shown_is_what_happens(editor, listing, buudien):
    other = ListingFactory(product=listing.product, marketplace=listing.marketplace, url="https://postmart.example/x")
    shown = submit(editor, listing.marketplace, renamed_to=buudien.pk, **RENAMED)
    promised = {row.listing.pk: row.after for row in shown.context["rows"]}
    pressed(editor, shown)
    for each in Listing.objects.with_marketplace():
        assert (each.address, each.health()) == (promised[each.pk].address, promised[each.pk].health)
    assert promised[other.pk].address is None


def test_confirming_saves_and_writes_down(renamed, editor, listing, buudien):
    marketplace = Marketplace.objects.get(pk=listing.marketplace_id)
    assert (marketplace.state, marketplace.renamed_to) == ("renamed", buudien)
    assert (renamed.by, renamed.listings) == (editor.user, 1)
    assert (renamed.before["state"], renamed.after["state"]) == ("active", "renamed")


@pytest.mark.parametrize("path", ["", "en"])
def test_pages_of_both_languages_show_it_at_once(editor, listing, path):
    page = english(listing.product) if path else listing.product
    assert kept(editor.__class__(), page).select(BUTTONS)
    pressed(editor, submit(editor, listing.marketplace, state="closed"))
    assert read(editor.__class__(), page).select(BUTTONS) == []


def test_cancelling_and_correcting_change_nothing(editor, listing):
    shown = submit(editor, listing.marketplace, state="closed")
    assert preview(shown).select_one(f"main a[href='{url('edit', listing.marketplace_id)}']")
    again = pressed(editor, shown, "correct")
    assert again.context["form"]["state"].value() == "closed"
    assert Marketplace.objects.get(pk=listing.marketplace_id).state == "active"


def test_everything_else_is_saved_at_once(editor, listing):
    response = submit(editor, listing.marketplace, name="Postmart.vn", notes="x", gone_texts="hết\r\nhàng")
    assert response.status_code == 302
    assert Marketplace.objects.get(pk=listing.marketplace_id).name == "Postmart.vn"
    assert not MarketplaceChange.objects.exists()


def test_marketplace_without_listings_needs_no_preview_but_is_written_down(editor, postmart):
    assert submit(editor, postmart, state="closed").status_code == 302
    assert MarketplaceChange.objects.get().listings == 0


def test_listings_of_a_former_name_are_concerned_too(editor, renamed, buudien):
    shown = submit(editor, buudien, hosts="nongsan.example")
    assert shown.context["counts"]["to_check"] == 1
    assert "https://nongsan.example/gung-p7.html" in shown.content.decode()


def test_giving_up_a_host_takes_the_button_though_the_listing_works(editor, listing):
    shown = submit(editor, listing.marketplace, hosts="buudien.example")
    assert (shown.context["counts"]["losing"], shown.context["counts"]["to_check"]) == (1, 0)


def test_change_that_concerns_nobody_says_that_all_stays(editor, listing):
    shown = submit(editor, listing.marketplace, hosts="postmart.example\r\nshop.example")
    assert shown.context["counts"]["unchanged"] == 1
    assert preview(shown).select("table.listing") == []


def test_product_with_another_shop_keeps_something_to_buy(editor, listing, buudien):
    ListingFactory(product=listing.product, marketplace=buudien, url="https://buudien.example/gung-p7.html")
    counts = submit(editor, listing.marketplace, state="closed").context["counts"]
    assert (counts["losing"], counts["without_shop"]) == (1, 0)


def test_spirits_and_unpublished_products_have_no_button_to_lose(editor, site, listing):
    spirit = ProductPageFactory(parent=site.products, criteria_set=CriteriaSetFactory(no_buy_button=True))
    draft = ProductPageFactory(parent=site.products, live=False)
    for page in (spirit, draft):
        ListingFactory(product=page, marketplace=listing.marketplace)
    assert submit(editor, listing.marketplace, state="closed").context["counts"]["losing"] == 1


def test_stale_confirmation_is_shown_again(editor, listing):
    shown = submit(editor, listing.marketplace, state="closed")
    Marketplace.objects.filter(pk=listing.marketplace_id).update(hosts="postmart.example\nnew.example")
    again = pressed(editor, shown)
    assert preview(again).select(".help-warning")
    assert Marketplace.objects.get(pk=listing.marketplace_id).state == "active"


def test_confirmation_confirms_only_what_was_shown(editor, listing):
    shown = submit(editor, listing.marketplace, state="closed")
    again = pressed(editor, shown, rules="/x/{id}")
    assert preview(again)
    assert Marketplace.objects.get(pk=listing.marketplace_id).state == "active"


def test_long_preview_is_shown_in_parts_and_counted_whole(editor, listing, monkeypatch):
    monkeypatch.setattr(views, "ROWS", 2)
    ListingFactory.create_batch(4, product=listing.product, marketplace=listing.marketplace)
    shown = submit(editor, listing.marketplace, state="closed")
    assert len(shown.context["rows"].object_list) == 2
    further = pressed(editor, shown, "rows")
    assert further.context["rows"].number == 2
    assert further.context["rows"].paginator.count == 5
    assert pressed(editor, further).status_code == 302


@pytest.mark.database
def test_preview_costs_the_same_for_any_number_of_listings(product, listing, buudien):
    changed = Marketplace.objects.get(pk=listing.marketplace_id)
    changed.state, changed.renamed_to = "renamed", buudien
    costs = []
    for more in (0, 20):
        ListingFactory.create_batch(more, product=product, marketplace=listing.marketplace)
        with CaptureQueriesContext(connection) as captured:
            seen = Preview(changed)
            assert seen.listings == more + 1
            assert seen.counts["losing"] == 1
        costs.append(len(captured))
    assert costs[0] == costs[1] <= 4


def test_way_back_is_shown_taken_and_itself_written_down(editor, renamed, listing):
    shown = editor.get(url("undo", renamed.pk))
    assert (shown.context["counts"]["gaining"], shown.context["counts"]["moving"]) == (1, 1)
    assert MarketplaceChange.objects.count() == 1
    assert pressed(editor, shown).status_code == 302
    marketplace = Marketplace.objects.get(pk=listing.marketplace_id)
    assert (marketplace.state, marketplace.renamed_to, marketplace.state_since) == ("active", None, None)
    back, first = MarketplaceChange.objects.all()
    assert (back.before["state"], back.after["state"]) == ("renamed", "active")
    assert first.undone_at
    assert read(editor.__class__(), listing.product).select(BUTTONS)


def test_way_back_has_its_own_way_back(editor, renamed, listing):
    pressed(editor, editor.get(url("undo", renamed.pk)))
    pressed(editor, editor.get(url("undo", MarketplaceChange.objects.first().pk)))
    assert Marketplace.objects.get(pk=listing.marketplace_id).state == "renamed"


def refusal_of(client, change) -> str:
    response = client.get(url("undo", change.pk), follow=True)
    assert response.redirect_chain == [(url("edit", change.marketplace_id), 302)]
    return " ".join(str(message) for message in response.context["messages"])


def test_no_way_back_twice(editor, renamed):
    pressed(editor, editor.get(url("undo", renamed.pk)))
    assert refusal_of(editor, renamed)
    assert MarketplaceChange.objects.count() == 2


def test_no_way_back_over_a_later_change(editor, renamed, listing):
    Marketplace.objects.filter(pk=listing.marketplace_id).update(state="closed", renamed_to=None)
    assert "Postmart" in refusal_of(editor, renamed)
    assert Marketplace.objects.get(pk=listing.marketplace_id).state == "closed"


def test_no_way_back_to_a_name_that_is_gone(editor, renamed, buudien):
    pressed(editor, editor.get(url("undo", renamed.pk)))
    undone = MarketplaceChange.objects.first()
    buudien.delete()
    assert "Buudien" in refusal_of(editor, undone)


def test_no_way_back_to_what_is_no_longer_allowed(editor, renamed, listing, buudien):
    MarketplaceFactory(slug="other", name="Other", hosts="postmart.example")
    assert "Other" in refusal_of(editor, renamed)


def test_confirming_a_report_does_not_close_the_way_back(editor, renamed):
    editor.post(url("confirm", renamed.marketplace_id))
    assert editor.get(url("undo", renamed.pk)).status_code == 200


def test_changes_stand_on_the_marketplaces_own_page(editor, renamed, listing):
    soup = BeautifulSoup(editor.get(url("edit", listing.marketplace_id)).content.decode(), "html.parser")
    assert soup.select_one(f"a[href='{url('undo', renamed.pk)}']")
    assert editor.user.username in soup.get_text()
    assert "→ Buudien" in " ".join(soup.get_text().split())


def test_reported_state_is_called_so_and_confirmed_with_one_click(editor, listing):
    Marketplace.objects.update(state="closed", state_confirmed=False)
    confirm = url("confirm", listing.marketplace_id)
    for address in (url("list"), url("edit", listing.marketplace_id)):
        assert confirm in editor.get(address).content.decode()
    response = editor.post(confirm, {"next": url("list")})
    assert response["Location"] == url("list")
    assert Marketplace.objects.get().state_confirmed
    assert confirm not in editor.get(url("list")).content.decode()


def test_confirming_asks_for_a_click(editor, postmart):
    assert editor.get(url("confirm", postmart.pk)).status_code == 405


@pytest.mark.parametrize("name", ["list", "edit", "confirm", "undo", "delete"])
def test_whoever_keeps_no_marketplaces_is_kept_out(client, renamed, name):
    stranger = UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    args = {"list": [], "undo": [renamed.pk]}.get(name, [renamed.marketplace_id])
    for method in ("get", "post"):
        response = getattr(client, method)(url(name, *args))
        assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
    assert Marketplace.objects.get(pk=renamed.marketplace_id).state == "renamed"


@pytest.mark.parametrize("name", ["edit", "undo", "confirm", "delete"])
def test_unknown_records_are_not_found(editor, name):
    assert editor.post(url(name, 999)).status_code == 404


@pytest.fixture(params=["listing", "click"])
def used(request, postmart, product):
    """Return a marketplace that something hangs on."""
    if request.param == "listing":
        ListingFactory(product=product, marketplace=postmart)
    else:
        ClickOut.objects.create(day=now().date(), marketplace=postmart, count=1)
    return postmart


def test_marketplace_in_use_is_not_deleted_but_explained(editor, used):
    bulk = reverse("wagtail_bulk_action", args=["product_pages", "marketplace", "delete"])
    for ask in (editor.get, editor.post):
        for address in (url("delete", used.pk), f"{bulk}?id={used.pk}"):
            soup = BeautifulSoup(ask(address, follow=True).content.decode(), "html.parser")
            assert [used.name in text for text in texts(soup, ".help-warning p, .messages .error")] == [True]
            assert soup.select("main form button.serious") == []
    assert Marketplace.objects.filter(pk=used.pk).exists()


def test_marketplace_that_nothing_hangs_on_can_go(editor, postmart):
    editor.post(url("delete", postmart.pk))
    assert not Marketplace.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"state": "renamed"}, "renamed_to"),
        ({"state_since": "31/02/2024"}, "state_since"),
        ({"state_since": "01/01/2099"}, "state_since"),
        ({"hosts": "https://postmart.example/p"}, "hosts"),
        ({"hosts": "pоstmart.example"}, "hosts"),
        ({"hosts": "127.0.0.1"}, "hosts"),
        ({"hosts": "buudien.example"}, "hosts"),
        ({"hosts": ""}, "hosts"),
        ({"rules": "p/{slug}"}, "rules"),
        ({"rules": "/p/gung.html"}, "rules"),
        ({"rules": "/{a}-{a}"}, "rules"),
        ({"rules": "/{a}-{b}-{c}-{d}"}, "rules"),
        ({"rules": "/p/{}-{id}"}, "rules"),
        ({"pause": "-1"}, "pause"),
        ({"pause": "61"}, "pause"),
        ({"pause": "nan"}, "pause"),
    ],
)
def test_nonsense_gets_a_sentence_at_its_field(editor, listing, buudien, changes, field):
    response = submit(editor, listing.marketplace, **changes)
    assert list(response.context["form"].errors) == [field]


def test_names_may_not_go_round_in_a_circle(editor, renamed, buudien):
    third = MarketplaceFactory(slug="third", name="Third", hosts="third.example", state="renamed", renamed_to=buudien)
    for target in (renamed.marketplace_id, third.pk, buudien.pk):
        response = submit(editor, buudien, state="renamed", renamed_to=target)
        assert list(response.context["form"].errors) == ["renamed_to"]


def test_new_name_needs_the_state_renamed(postmart, buudien):
    postmart.renamed_to = buudien
    with pytest.raises(ValidationError) as refused:
        postmart.full_clean()
    assert list(refused.value.message_dict) == ["renamed_to"]


def test_chain_of_names_leads_to_the_last(product, postmart, buudien):
    last = MarketplaceFactory(slug="last", name="Last", hosts="last.example", rules="/x/{id}")
    for here, there in ((postmart, buudien), (buudien, last)):
        here.state, here.renamed_to = "renamed", there
        here.save()
    found = ListingFactory(product=product, marketplace=postmart, url="https://postmart.example/p/gung-7.html")
    assert (found.shop, found.address) == (last, "https://last.example/x/7")


@pytest.mark.parametrize(
    ("state", "confirmed", "words"),
    [("renamed", True, "Buudien"), ("renamed", False, "Buudien"), ("closed", True, "closed")],
)
def test_standing_says_whether_it_is_only_reported(buudien, state, confirmed, words):
    with override("en"):
        said = Marketplace(name="Postmart", state=state, renamed_to=buudien, state_confirmed=confirmed).standing
    assert words in said
    assert ("reported" in said) is not confirmed


def test_changes_of_marketplaces_cost_readers_nothing(client, listing):
    before = queries(client, listing.product)
    MarketplaceChange.objects.create(marketplace=listing.marketplace, before={}, after={})
    assert queries(client, listing.product) == before


def test_dates_of_changes_are_kept_as_days(renamed):
    assert date.fromisoformat(renamed.after["state_since"]) == date(2024, 3, 1)
