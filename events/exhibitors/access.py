"""Who may keep the exhibitors of an event, and which pages they may choose for it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from events.editions import EventPage


def may_keep(user, event: EventPage) -> bool:
    """Return whether somebody may edit the page of an event: its organiser, the lead, an administrator.

    A reviewer whom a step of a review lets into the editor looks at exhibitors on the page itself.
    """
    return policy_registry.get_by_type(Page).user_has_permission_for_instance(user, "change", event)


def event_for(user, number: int) -> EventPage:
    """Return the Vietnamese page of an event for somebody who may keep its exhibitors."""
    page = EventPage.objects.filter(pk=number).first()
    if page is None:
        raise Http404
    if not may_keep(user, page.source):
        raise PermissionDenied
    return page.source


def choosable(model, user):
    """Return the pages of a kind that may be chosen: what readers see, and one's own."""
    seen = model.objects.readable().values("pk")
    return model.objects.filter(Q(pk__in=seen) | Q(owner=user))


def choosable_sources(model, user):
    """Return those of them in the language that pages begin in, in the alphabet."""
    return choosable(model, user).filter(locale__language_code=settings.LANGUAGE_CODE).in_alphabet()
