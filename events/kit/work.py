"""Printing: at once what is small, as a long task what is not."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from events.editions import EventPage
from showcase.jobs.models import Job
from showcase.jobs.tasks import JobRefused

from .content import Fair
from .files import is_ready, keep
from .orders import Order
from .printing import Press, Progress

# Cards that are printed while somebody waits: a second or two.
AT_ONCE = 12
KIND = gettext_noop("Printing a stand kit")


def print_order(fair: Fair, order: Order, progress: Progress = lambda done, total: None) -> None:
    """Print an order and keep it, unless it is there already."""
    if not is_ready(fair, order):
        keep(fair, order, Press(fair, order, progress).pdf())


def print_for(job: Job, event: int, slot: str) -> str:
    """Print as a long task; return what is said at its end."""
    page, order = EventPage.objects.filter(pk=event).first(), Order.of_slot(slot)
    if page is None or order is None:
        raise JobRefused(_("The event was deleted meanwhile."))
    print_order(Fair(page), order, job.move)
    return _("It is ready: go back to where it was started, and download it.")
