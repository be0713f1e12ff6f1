"""Starting long work, and writing down how it goes."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import LogContext, log

from .models import Job
from .querysets import KEPT_DAYS

logger = logging.getLogger(__name__)


def start(work: str, kind: str, by=None, back: str = "", **arguments) -> Job:
    """Ask for long work and return its job at once.

    `work` is the dotted path of a function that takes the job and the arguments, which must be JSON.
    What it returns is shown as the job's message; a `JobRefused` it raises is a sentence to the editor.
    `back` is the screen to go back to from the job's own.
    """
    job = _ask(kind, by, back)
    run.enqueue(job.pk, work, arguments)
    return job


def start_once(work: str, kind: str, by=None, back: str = "", **arguments) -> tuple[Job, bool]:
    """Start the work unless it is on or waiting already; return the job, and whether it is a new one."""
    with transaction.atomic():
        _queue_up()
        job = Job.objects.on([kind]).first()
        if job:
            return job, False
        job = _ask(kind, by, back)
    run.enqueue(job.pk, work, arguments)
    return job, True


def here_and_now(work: Callable, kind: str, **arguments) -> Job:
    """Do the work in this process, with a job that the admin shows; JobRefused when it cannot be done."""
    job = _ask(kind)
    _work_on(job, work, arguments)
    return job


def alone(job: Job, kinds: list[str]) -> None:
    """Let the job be the only one of these kinds that runs; JobRefused when another does.

    Work that must not go on twice at a time calls this first, whichever way it was started.
    """
    with transaction.atomic():
        _queue_up()
        if Job.objects.running(kinds).filter(result__alone=True).exclude(pk=job.pk).exists():
            raise JobRefused(_("This is being done already. Wait until it has ended, and look at what it found."))
        job.result["alone"] = True
        job.save(update_fields=["result", "moved_at"])


def _ask(kind: str, by=None, back: str = "") -> Job:
    job = Job.objects.create(kind=kind, by=by, result={"back": back} if back else {})
    log(job, "showcase.job.start", user=by, title=kind)
    return job


def _queue_up() -> None:
    """Wait for whoever is here at the same time. SQLite has them wait anyway; elsewhere one row is the turnstile."""
    list(ContentType.objects.select_for_update().filter(app_label="showcase", model="job"))


def language_of(user) -> str:
    """Return the language in which somebody uses the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE


class JobRefused(Exception):
    """Work that cannot be done, with a sentence that says why."""


@task(backend="long")
def run(job_pk: int, work: str, arguments: dict) -> None:
    job = Job.objects.get(pk=job_pk)
    module, name = work.rsplit(".", 1)
    # How it failed stands in the job.
    with override(language_of(job.by)), LogContext(user=job.by), suppress(Exception):
        _work_on(job, getattr(import_module(module), name), arguments)


def _work_on(job: Job, work: Callable, arguments: dict) -> None:
    """Do the work and write down how it ended; what broke it is raised again."""
    job.move(0)
    try:
        message = work(job, **arguments)
    except JobRefused as refusal:
        job.finish(Job.State.FAILED, str(refusal))
        raise
    except Exception:
        logger.exception("The job %s failed", job)
        job.finish(
            Job.State.FAILED, _("Something went wrong, and nothing more was done. It stands in the server's log.")
        )
        raise
    except BaseException:  # somebody stops the process
        job.finish(Job.State.LOST, _("It was stopped before its end."))
        raise
    job.finish(Job.State.DONE, str(message or ""))
    tidy()


def tidy() -> None:
    """Remove what was over 90 days ago, here and in the queue."""
    Job.objects.outdated().delete()
    limit = timezone.now() - timedelta(days=KEPT_DAYS)
    DBTaskResult.objects.finished().filter(finished_at__lt=limit).delete()
