"""Who does a step: the members of its groups, and who stands in for one of them today."""

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

from showcase.today import today


def standing_in(prefix: str, at: date | None = None) -> Q:
    """Return the condition that a stand-in, reached by this prefix, is in force on the day (today)."""
    day = today(at)
    return Q(**{f"{prefix}first_day__lte": day, f"{prefix}last_day__gte": day})


def groups_acted_for(user, at: date | None = None) -> QuerySet[Group]:
    """Return the groups that somebody reviews for: their own, and those of whom they stand in for."""
    for_others = Q(user__stand_ins__deputy=user) & standing_in("user__stand_ins__", at)
    return Group.objects.filter(Q(user=user) | for_others).distinct()


def reviewers_of(groups, at: date | None = None) -> QuerySet:
    """Return the active users who review for any of these groups on the day: members, then stand-ins."""
    users = get_user_model().objects.filter(is_active=True)
    for_others = Q(stands_in_for__absent__groups__in=groups) & standing_in("stands_in_for__", at)
    return users.filter(Q(groups__in=groups) | for_others).distinct().order_by("pk")


def group_of(key: str) -> QuerySet[Group]:
    """Return the group that has this role, by its key; none when nobody has made the roles."""
    return Group.objects.filter(role__key=key)
