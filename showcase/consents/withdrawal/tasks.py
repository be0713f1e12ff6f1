"""Withdrawals as long tasks, and finishing those that were interrupted."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from showcase.consents.models import Consent
from showcase.jobs.models import Job
from showcase.jobs.tasks import start

from .deed import carry_out

KIND = gettext_noop("Carrying out a withdrawal")
# More rows and files than this keep an editor waiting for too long.
AT_ONCE = 300


def carry_out_job(job: Job, consent: int) -> str:
    """Carry out one withdrawal, and return what is left of it."""
    return outcome(carry_out(consent, job.by))


def start_carrying_out(consent: Consent, by, back: str = "") -> Job:
    return start(f"{__name__}.carry_out_job", KIND, by, back, consent=consent.pk)


def outcome(left: int) -> str:
    if not left:
        return _("Everything was removed.")
    return ngettext(
        "%(count)s file could not be deleted yet. It will be tried again.",
        "%(count)s files could not be deleted yet. It will be tried again.",
        left,
    ) % {"count": left}


def finish_all() -> tuple[int, int]:
    """Carry out what was interrupted; return how many withdrawals were finished and how many files are left."""
    done = left = 0
    for pk in list(Consent.objects.unfinished().values_list("pk", flat=True)):
        remaining = carry_out(pk)
        left += remaining
        done += not remaining
    return done, left
