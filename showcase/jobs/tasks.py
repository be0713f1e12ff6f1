"""Starting long work, and writing down how it goes."""

import logging
from importlib import import_module

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from .models import Job

logger = logging.getLogger(__name__)


def start(work: str, kind: str, by=None, **arguments) -> Job:
    """Ask for long work and return its job at once.

    `work` is the dotted path of a function that takes the job and the arguments, which must be JSON.
    What it returns is shown as the job's message; a `JobRefused` it raises is a sentence to the editor.
    """
    job = Job.objects.create(kind=kind, by=by)
    run.enqueue(job.pk, work, arguments)
    return job


def language_of(user) -> str:
    """Return the language in which somebody uses the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE


class JobRefused(Exception):  # noqa: N818 - it is no fault, it is an answer
    """Work that cannot be done, with a sentence that says why."""


@task(backend="long")
def run(job_pk: int, work: str, arguments: dict) -> None:
    job = Job.objects.get(pk=job_pk)
    module, name = work.rsplit(".", 1)
    job.move(0)
    try:
        with override(language_of(job.by)):
            message = getattr(import_module(module), name)(job, **arguments)
    except JobRefused as refusal:
        job.finish(Job.State.FAILED, str(refusal))
    except Exception:
        logger.exception("The job %s failed", job)
        job.finish(
            Job.State.FAILED, _("Something went wrong, and nothing more was done. It stands in the server's log.")
        )
    else:
        job.finish(Job.State.DONE, str(message or ""), **job.result)
