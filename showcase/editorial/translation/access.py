"""Who may do what with translations, by codename and page tree, never by the name of a group."""

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

EDIT = ["add", "change", "publish"]


def policy():
    """Return the site's own policy for pages, which shows no drafts of others to those who may only add pages."""
    return policy_registry.get_by_type(Page)


def may_edit(user, english: Page) -> bool:
    """Return whether somebody may work on an English page: its translators, and who reads it in review."""
    return english.permissions_for_user(user).can_edit()


def may_publish(user, english: Page) -> bool:
    return english.permissions_for_user(user).can_publish()


def may_see_report(user) -> bool:
    """Return whether somebody has anything to do with translations: may order them, or edits pages."""
    if not user.is_active:
        return False
    return user.has_perm("wagtail_localize.submit_translation") or policy().user_has_any_permission(user, EDIT)


def pages_of(user):
    """Return the pages that somebody edits or publishes, in any language."""
    return policy().instances_user_has_any_permission_for(user, EDIT)


def opened_by(user) -> set[int]:
    """Return the keys of the pages whose editor opens to somebody: not of sections in which they may only add."""
    changed = policy().instances_user_has_any_permission_for(user, ["change", "publish"])
    return set(pages_of(user).filter(Q(pk__in=changed.values("pk")) | Q(owner=user)).values_list("pk", flat=True))


def translators_for(english: Page):
    """Return who may be asked to translate a page."""
    return (
        policy()
        .users_with_any_permission_for_instance(["change", "publish"], english)
        .filter(is_active=True)
        .order_by("first_name", "username")
    )


def may_begin(user, parent: Page) -> bool:
    """Return whether somebody may put a new English page under its parent."""
    rights = parent.permissions_for_user(user)
    return rights.can_add_subpage() or rights.can_edit()
