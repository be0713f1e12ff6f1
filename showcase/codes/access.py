"""Whose codes somebody may see: those of the pages that they may edit, and those printed for their events."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from showcase.pages.skeleton import locale_of

from .making import source_of
from .models import ShortCode

# As a heading; the name of the records begins with a small letter.
QR_CODES = lazy(lambda: capfirst(gettext("QR codes")), str)()
EDITS = ["add", "change"]
# Homes stand at depth 2, sections at 3: what readers scan stands below them.
FIRST_DEPTH = 4


def policy():
    return policy_registry.get_by_type(Page)


def may_see_any(user) -> bool:
    """Return whether somebody has pages to edit that codes hang on: those in the language that pages begin in."""
    if user.is_superuser:
        return True
    source = locale_of(settings.LANGUAGE_CODE).pk
    return any(granted.page.locale_id == source for granted in policy().get_cached_permissions_for_user(user))


def may_retire(user) -> bool:
    return user.has_perm("showcase.change_shortcode")


def codes_seen_by(user) -> QuerySet[ShortCode]:
    """Return the codes that somebody may see; all, those of deleted pages too, for whoever may retire them."""
    codes = ShortCode.objects.select_related("page", "at", "successor")
    if may_retire(user):
        return codes
    if not may_see_any(user):
        return codes.none()
    mine = policy().instances_user_has_any_permission_for(user, EDITS).values("pk")
    return codes.filter(Q(page__in=mine) | Q(at__in=mine))


def code_seen_by(user, pk: int) -> ShortCode:
    """Return a code; PermissionDenied to whoever may not see it."""
    found = get_object_or_404(ShortCode.objects.select_related("page", "at", "successor"), pk=pk)
    if not codes_seen_by(user).filter(pk=pk).exists():
        raise PermissionDenied
    return found


def page_edited_by(user, pk: int) -> Page:
    """Return the source page that a code may be asked for, for somebody who may edit it."""
    page = source_of(get_object_or_404(Page, pk=pk, depth__gte=FIRST_DEPTH))
    if not policy().user_has_any_permission_for_instance(user, EDITS, page):
        raise PermissionDenied
    return page
