"""Checks as long tasks: started by the command, the schedule or a button, one at a time."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from product_pages.listings.models import Listing
from showcase.jobs.models import Job
from showcase.jobs.tasks import JobRefused, alone, start, start_once

from .work import Progress, check, summary, to_check

KIND = gettext_noop("Checking the listings")
KIND_OF_ONE = gettext_noop("Checking one listing")
# Two runs at once would ask a shop twice as often as it bears.
KINDS = [KIND, KIND_OF_ONE]


def check_all(job: Job, marketplace: str = "", due: bool = False, show: Progress | None = None) -> str:
    """Check the listings and return what was found; JobRefused while another run is on."""
    alone(job, KINDS)

    def progress(done: int, total: int) -> None:
        job.move(done, total)
        if show:
            show(done, total)

    return summary(check(to_check(marketplace, due), progress))


def check_one(job: Job, listing: int) -> str:
    """Check one listing and return how it stands now; JobRefused while another run is on."""
    alone(job, KINDS)
    asked = to_check(listing=listing)
    if not asked:
        raise JobRefused(_("This listing cannot be checked: it is a sample, or its marketplace is closed."))
    check(asked, job.move)
    found = Listing.objects.with_marketplace().select_related("product").get(pk=listing)
    newest = found.checks.first()
    return " · ".join(filter(None, [str(found), newest.get_outcome_display(), newest.reason_label]))


def start_all(by, back: str = "") -> tuple[Job, bool]:
    """Start a run, and return its job and True; the job that is on, and False, when one is."""
    return start_once(f"{__name__}.check_all", KIND, by, back)


def start_one(listing: Listing, by, back: str = "") -> Job:
    """Start the check of one listing, and return its job."""
    return start(f"{__name__}.check_one", KIND_OF_ONE, by, back, listing=listing.pk)
