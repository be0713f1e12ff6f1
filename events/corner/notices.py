"""Mail of the corner: to those who publish, of what readers learn at once; to the organiser, of an answer."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.mail import send_mail

from events.calendars.wording import location
from events.editions import EventPage
from showcase.jobs.tasks import language_of

from .models import Proposal
from .rights import leads_of


def send(template: str, user, context: dict) -> None:
    """Queue a message in the language that somebody uses the admin in."""
    with override(language_of(user)):
        words = context | {"user": user, "base_url": settings.WAGTAILADMIN_BASE_URL}
        subject = " ".join(render_to_string(f"events/mail/{template}_subject.txt", words).split())
        send_mail(subject, render_to_string(f"events/mail/{template}.txt", words).strip(), [user.email])


def tell_leads(page: EventPage, by) -> None:
    """Write to those who publish events, once it is certain; not to whoever did it."""
    transaction.on_commit(partial(_tell_leads, page, by))


def _tell_leads(page: EventPage, by) -> None:
    page.refresh_from_db()
    context = {"page": page, "where": location(page), "by": by, "address": reverse("event_state", args=[page.pk])}
    for user in leads_of(page):
        if user != by:
            send("restated", user, context)


def tell_organiser(proposal: Proposal) -> None:
    """Write the answer to whoever proposed it."""
    user = proposal.proposed_by
    if user and user.is_active and user.email:
        context = {"proposal": proposal, "address": reverse("event_proposals")}
        transaction.on_commit(partial(send, "answered", user, context))
