"""People in their roles, to test the desk with."""

from collections.abc import Mapping

from django.contrib.auth import get_user_model

from showcase.editorial.review.making import make_workflows
from showcase.editorial.roles.making import make_roles
from showcase.editorial.roles.models import Role, RoleKey


def make_desk() -> Mapping:
    """Make roles and workflows; return the groups by role."""
    groups = make_roles()
    make_workflows(groups)
    return groups


def member(key: RoleKey, name: str = "", **fields):
    """Return a user of a role, the same one for the same name; its permissions are asked anew."""
    users = get_user_model().objects
    user, created = users.get_or_create(username=name or f"desk-{key}", defaults=fields)
    if created:
        user.groups.add(Role.objects.get(key=key).group)
    return users.get(pk=user.pk)
