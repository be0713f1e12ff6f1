"""The logins for one's own machine: one for each role, with a colleague where one approves the other's words."""

from collections import Counter

from django.contrib.auth import authenticate, get_user_model

from showcase.editorial.roles.models import RoleKey
from showcase.seed.logins import LOGINS, PASSWORD, load_logins
from tests import factories


def test_each_login_opens_the_desk_of_its_role(site):
    load_logins()
    for login in LOGINS:
        user = authenticate(username=login.username, password=PASSWORD)
        assert [group.role.key for group in user.groups.all()] == [login.role]
        assert user.has_perm("wagtailadmin.access_admin")


def test_every_role_has_a_login_and_those_who_write_have_a_colleague():
    counts = Counter(login.role for login in LOGINS)
    assert set(counts) == set(RoleKey)
    assert {counts[key] for key in (RoleKey.WRITER, RoleKey.TRANSLATOR, RoleKey.LEAD)} == {2}


def test_loading_again_changes_neither_passwords_nor_roles(site):
    load_logins()
    user = get_user_model().objects.get(username="vietbai")
    user.set_password("mine")
    user.save()
    load_logins()
    assert get_user_model().objects.count() == len(LOGINS)
    assert authenticate(username="vietbai", password="mine")


def test_partner_is_attached_to_an_open_marketplace(site):
    closed = factories.MarketplaceFactory(slug="old", name="Cũ", hosts="old.example", state="closed")
    shop = factories.MarketplaceFactory()
    load_logins()
    load_logins()
    assert [user.username for user in shop.partners.all()] == ["doitac"]
    assert not closed.partners.exists()
