"""An English page whose Vietnamese readers no longer have: it stays, but nobody can overlook it.

Taking it down by itself could take away what somebody means to keep for an hour only; so those who publish English
are told, on the screen and by mail, and the report has it on top.
"""

from functools import partial

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from .models import Standing, State


def leads_of(english: Page):
    """Return who publishes an English page and can be written to; administrators only where nobody else does."""
    asked = PagePermissionPolicy().users_with_permission_for_instance
    for superusers in (False, True):
        users = asked("publish", english, include_superusers=superusers).filter(is_active=True).exclude(email="")
        if found := list(users):
            return found
    return []


def tell_leads(standing: Standing, title: str) -> None:
    """Write to those who publish the English page, when what has happened is certain."""
    transaction.on_commit(partial(_write, standing.english, title))


def _write(english: Page, title: str) -> None:
    from showcase.editorial.review.notifications import send

    context = {"title": title, "address": reverse("translation_sheet", args=[english.pk])}
    for user in leads_of(english):
        send("alone", user, context)


def warn(request: HttpRequest, keys) -> None:
    """Say on the screen which English pages are alone now."""
    for standing in Standing.objects.with_pages().filter(translation_key__in=keys, state=State.ALONE):
        address = reverse("translation_sheet", args=[standing.english_id])
        messages.warning(
            request,
            _("Readers still have “%(title)s” in English. Unpublish it too, unless the Vietnamese comes back soon.")
            % {"title": standing.english.get_admin_display_title()},
            buttons=[messages.button(address, _("English page"))],
        )
