"""Who may see and do what with pages: Wagtail's own rule, but for what the right to add pages says about others' pages.

Wagtail shows every draft of a section to those who may add pages in it. Here that right counts for one's own
pages, and for those under which pages can be added.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

ADD = "add"


def takes_pages(model: type[Page] | None) -> bool:
    """Return whether pages can be added under pages of a kind."""
    return bool(model and model.creatable_subpage_models())


def kinds_that_take_pages() -> list[int]:
    models = [model for model in get_page_models() if takes_pages(model)]
    return [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]


class OwnPagesPolicy(PagePermissionPolicy):
    """Whoever may only add pages sees and opens their own, and the sections that they stand in."""

    def user_has_any_permission_for_instance(self, user, actions: Iterable[str], instance) -> bool:
        others = set(actions) - {ADD}
        if others and super().user_has_any_permission_for_instance(user, others, instance):
            return True
        if ADD not in actions or not super().user_has_any_permission_for_instance(user, {ADD}, instance):
            return False
        return user.is_superuser or instance.owner_id == user.pk or takes_pages(instance.specific_class)

    def instances_user_has_any_permission_for(self, user, actions: Iterable[str]) -> QuerySet:
        others = set(actions) - {ADD}
        found = super().instances_user_has_any_permission_for(user, others)
        if ADD not in actions:
            return found
        addable = super().instances_user_has_any_permission_for(user, {ADD})
        if user.is_superuser:
            return addable
        return found | addable.filter(Q(owner=user.pk) | Q(content_type__in=kinds_that_take_pages()))


def choosable(pages: QuerySet, user) -> QuerySet:
    """Return those of the pages that somebody may be offered to link to: what is published, and what they work on."""
    if user.is_superuser:
        return pages
    mine = policy_registry.get_by_type(Page).explorable_instances(user)
    return pages.filter(Q(live=True) | Q(pk__in=mine.values("pk")))


def register() -> None:
    """Let the whole admin ask this policy; called once, before anybody asks."""
    register_permission_policy(Page, OwnPagesPolicy("wagtailcore.Page"))
