"""Who works in the corner, and on which events."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from events.editions import EventPage
from showcase.pages.lists.views import section_of


def section_rights(user) -> Any:
    """Return what a user may do with the list of events, None while there is no such page."""
    section = section_of(EventPage)
    return section.permissions_for_user(user) if section else None


def announces(user) -> bool:
    """Return whether a user may announce events."""
    rights = section_rights(user)
    return bool(rights and rights.can_add_subpage())


def looks_after_all(user) -> bool:
    """Return whether a user publishes events, those of others too."""
    rights = section_rights(user)
    return bool(rights and rights.can_publish())


def is_organiser(user) -> bool:
    """Return whether a user has events of their own, and no others, to look after."""
    return announces(user) and not looks_after_all(user)


def own_events(user) -> QuerySet[EventPage]:
    """Return the events that a user has begun, in the source language."""
    return EventPage.objects.filter(owner=user.pk, locale__language_code="vi")


def source_event(page_id: int) -> EventPage:
    """Return an event in the source language; Http404 for all else."""
    page = get_object_or_404(EventPage, pk=page_id)
    if not page.is_source:
        raise Http404
    return page


def may_see(user, page: EventPage) -> bool:
    """Return whether a user may read an event in the admin: what readers have, and what they work on."""
    return page.live or page.permissions_for_user(user).can_edit()


def may_restate(user, page: EventPage) -> bool:
    """Return whether a user may tell readers of a change at once: of their own event, or as one who publishes."""
    return page.live and page.permissions_for_user(user).can_edit()


def leads_of(page: Page) -> list:
    """Return who publishes a page and can be written to; administrators only where nobody else does."""
    asked = policy_registry.get_by_type(Page).users_with_permission_for_instance
    for superusers in (False, True):
        users = asked("publish", page, include_superusers=superusers).filter(is_active=True).exclude(email="")
        if found := list(users):
            return found
    return []
