"""Where the announcement of an event starts: a programme for each kind."""

from collections.abc import Callable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from showcase.pages.starts.registry import Copied, Start, register

from .kinds import Kind
from .models import EventPage

Words = str | Promise

# What the next edition takes over. All else was true of one edition only, or must be told anew.
COPIED = Copied(
    columns=(
        "kind",
        "intro",
        "hero_image",
        "hero_alt",
        "organiser",
        "audience",
        "recurrence",
        "opens_at",
        "closes_at",
        "timezone",
        "lunar_month",
        "lunar_first_day",
        "lunar_last_day",
        "lunar_leap",
        "venue",
        "address",
        "place",
        "latitude",
        "longitude",
        "directions",
        "step_free",
        "access_note",
        "contact_office",
        "contact_phone",
        "contact_email",
        "venue_plan",
        "venue_plan_alt",
    ),
    streams=("programme",),
    children=("event_hours", "event_products"),
    screen="event_next",
)


def laid_out(kind: str, items: Sequence[Words]) -> Callable[[EventPage], None]:
    """Return what fills an event of a kind with a first day of these items; times and places are left open."""

    def fill(page) -> None:
        page.kind = kind
        sessions = [{"title": str(item), "time": None, "ends": None, "where": ""} for item in items]
        page.programme = [("day", {"day": 1, "sessions": sessions})]

    return fill


def start(kind: Kind, description: Words, items: Sequence[Words]) -> Start:
    return Start(kind.value, kind.label, description, items, laid_out(kind.value, items))


register(
    EventPage,
    [
        start(
            Kind.FAIR,
            _("Stands for several days, an opening, tastings."),
            (_("Opening"), _("Stands open"), _("Tasting and demonstration"), _("Closing")),
        ),
        start(
            Kind.CONFERENCE,
            _("Sellers and buyers meet; talks and agreements."),
            (_("Registration"), _("Opening"), _("Talks"), _("Meeting of sellers and buyers"), _("Closing")),
        ),
        start(
            Kind.TRAINING,
            _("A day for makers: what is taught, what is tried out."),
            (_("Registration"), _("Lesson"), _("Practice"), _("Questions and answers")),
        ),
        start(
            Kind.FESTIVAL,
            _("Ceremony and feast, by the lunar calendar as a rule."),
            (_("Ceremony"), _("Feast and games"), _("Stands open")),
        ),
        start(
            Kind.SEMINAR,
            _("Half a day on one question: talks, then a discussion."),
            (_("Registration"), _("Talks"), _("Discussion"), _("Closing")),
        ),
    ],
    COPIED,
)
