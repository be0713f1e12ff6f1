"""What the announcement of an event must have before it is published."""

from django.utils.translation import gettext_lazy as _

from showcase.readiness.pictures import hero
from showcase.readiness.requirements import Level, Requirement, register
from showcase.readiness.wording import description, introduction, wording

from .models import EventPage
from .state import Status

REQUIREMENTS = [
    introduction(),
    *hero(Level.ADVISED),
    Requirement(
        "organiser",
        _("Organiser"),
        _("Name the organiser."),
        lambda page: not page.organiser.strip(),
        "organiser",
        translated=True,
    ),
    Requirement(
        "starts_on",
        _("Dates"),
        _("Give the first day."),
        lambda page: page.starts_on is None,
        "starts_on",
    ),
    Requirement(
        "venue",
        _("Where it is held"),
        _("Give the venue, or choose the commune or ward."),
        lambda page: not page.venue.strip() and page.place is None,
        "venue",
    ),
    Requirement(
        "sources",
        _("Source"),
        _("Give the source of the dates, or mark the event as illustrative."),
        lambda page: not (page.illustrative or page.shared_children("event_sources").exists()),
        "event_sources",
    ),
    Requirement(
        "venue_plan_alt",
        _("What the plan shows"),
        _("Say what the plan of the venue shows, for readers who cannot see it."),
        lambda page: page.venue_plan is not None and not page.venue_plan_alt.strip(),
        "venue_plan_alt",
        translated=True,
    ),
    Requirement(
        "lunar_confirmed",
        _("Lunar dates compared"),
        _("Compare the days with a printed lunar calendar or ask the temple, and tick that it was done."),
        lambda page: bool(page.lunar_month) and not page.lunar_confirmed,
        "lunar_confirmed",
        Level.ADVISED,
    ),
    Requirement(
        "hours",
        _("Hours"),
        _("Tell from when until when it is open."),
        lambda page: page.opens_at is None and not page.shared_children("event_hours").exists(),
        "opens_at",
        Level.ADVISED,
    ),
    Requirement(
        "step_free",
        _("Wheelchair access"),
        _("Tell whether it can be reached by wheelchair: who needs to know cannot set out without."),
        lambda page: not page.step_free,
        "step_free",
        Level.ADVISED,
    ),
    Requirement(
        "status_note",
        _("What changed"),
        _("Tell readers in one sentence why it is postponed, moved or cancelled."),
        lambda page: page.status != Status.PLANNED and not page.status_note.strip(),
        "status_note",
        Level.ADVISED,
        translated=True,
    ),
    Requirement(
        "programme",
        _("Programme"),
        _("Add the programme, day by day."),
        lambda page: not page.programme,
        "programme",
        Level.ADVISED,
    ),
    Requirement(
        "products",
        _("Products on show"),
        _("Choose the products on show: their pages lead to the event."),
        lambda page: not page.shared_children("event_products").exists(),
        "event_products",
        Level.ADVISED,
    ),
    wording("intro", "programme"),
    description(),
]

register(EventPage, REQUIREMENTS)
