"""The models of events and what belongs to them, each in the module of its noun."""

from .aftermath.models import EventReport, PressLink, ReportPhoto
from .calendars.models import CalendarEntry
from .children import EventDocument, EventHours, EventProduct, EventSource, EventSponsor
from .corner.models import Proposal
from .editions import EventPage
from .exhibitors.models import Exhibitor
from .finding.models import EventIndexPage
from .series import EventSeries

__all__ = [
    "CalendarEntry",
    "EventDocument",
    "EventHours",
    "EventIndexPage",
    "EventPage",
    "EventProduct",
    "EventReport",
    "EventSeries",
    "EventSource",
    "EventSponsor",
    "Exhibitor",
    "PressLink",
    "Proposal",
    "ReportPhoto",
]
