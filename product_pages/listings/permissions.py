"""Who may do what with listings: all of them, or those of one's own marketplaces and no others."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from .marketplaces import Marketplace

if TYPE_CHECKING:
    from .models import ListingQuerySet

KEEP_OWN = "keep_own_listing"
# What it gives, and only at marketplaces that the user is a partner of.
GIVEN = frozenset({"add", "change", "delete", "view"})


def keep_own_permission() -> Permission:
    """Return the right to keep the listings of one's own marketplaces, made at need.

    It stands beside the model's own rights and gives, never takes: whoever may change all listings still may.
    """
    from .models import Listing

    found, _created = Permission.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Listing),
        codename=KEEP_OWN,
        defaults={"name": "Can keep the listings of own marketplaces"},
    )
    return found


def own_marketplaces(user) -> frozenset[int]:
    """Return the marketplaces whose listings a partner keeps: their own, under all the names that these have borne."""
    kept = user.__dict__.get("_own_marketplaces")
    if kept is None:
        shops = Marketplace.objects.select_related("renamed_to__renamed_to")
        own = set(Marketplace.objects.filter(partners=user).values_list("pk", flat=True))
        today = {shop.current.pk for shop in shops if shop.pk in own}
        kept = frozenset(shop.pk for shop in shops if shop.current.pk in today)
        user.__dict__["_own_marketplaces"] = kept
    return kept


class ListingPolicy(ModelPermissionPolicy):
    """The model's own rights count for every listing; `keep_own_listing` for those of own marketplaces."""

    def keeps_own(self, user) -> bool:
        return user.has_perm(self._get_permission_name("keep_own"))

    def for_all(self, user, actions: Iterable[str]) -> bool:
        """Return whether somebody may do one of these things with every listing."""
        return any(user.has_perm(self._get_permission_name(action)) for action in actions)

    def user_has_permission(self, user, action):
        return self.for_all(user, [action]) or (action in GIVEN and self.keeps_own(user))

    def user_has_permission_for_instance(self, user, action, instance):
        if self.for_all(user, [action]):
            return True
        return action in GIVEN and self.keeps_own(user) and instance.marketplace_id in own_marketplaces(user)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        if self.for_all(user, actions):
            return self.model._default_manager.all()
        if GIVEN.intersection(actions) and self.keeps_own(user):
            return self.model._default_manager.filter(marketplace__in=own_marketplaces(user))
        return self.model._default_manager.none()

    def users_with_any_permission_for_instance(self, actions, instance) -> QuerySet:
        every = self._get_users_with_any_permission_codenames_filter(self._get_permission_codenames(actions))
        keepers = self._get_users_with_any_permission_codenames_filter({KEEP_OWN}) & Q(
            marketplaces=instance.marketplace_id
        )
        wanted = every | keepers if GIVEN.intersection(actions) else every
        return get_user_model().objects.filter(wanted).distinct()

    def users_with_any_permission(self, actions) -> QuerySet:
        own = {KEEP_OWN} if GIVEN.intersection(actions) else set()
        return self._get_users_with_any_permission_codenames(self._get_permission_codenames(actions) | own)


def policy() -> ListingPolicy:
    from .models import Listing

    return policy_registry.get_by_type(Listing)


def seen_by(user) -> "ListingQuerySet":
    """Return the listings that somebody may know of in the admin."""
    found = policy().instances_user_has_any_permission_for(user, ["add", "change", "delete", "view"])
    return cast("ListingQuerySet", found)


def may(user, action: str, listing) -> bool:
    return policy().user_has_permission_for_instance(user, action, listing)


def marketplaces_for(user, action: str) -> QuerySet[Marketplace]:
    """Return the marketplaces at which somebody may add listings, or change them."""
    if user is None or policy().for_all(user, [action]):
        return Marketplace.objects.all()
    return Marketplace.objects.filter(pk__in=own_marketplaces(user))


class OfOwnMarketplace:
    """Goes before a view of one listing: nobody opens one that they may not touch."""

    own_action = "change"
    request: HttpRequest

    def get_object(self, *args, **kwargs):
        found = super().get_object(*args, **kwargs)
        if not may(self.request.user, self.own_action, found):
            raise PermissionDenied
        return found
