"""Reminds reviewers of what has waited too long: see docs/operating.md."""

from django.core.management.base import BaseCommand

from showcase.editorial.review.reminders import KIND, remind_reviewers
from showcase.jobs.tasks import here_and_now


class Command(BaseCommand):
    help = "Remind reviewers of what has waited too long: at most one mail a person and day. It may be run again."

    def add_arguments(self, parser):
        parser.add_argument("--quiet", action="store_true", help="no summary, for schedules")

    def handle(self, *args, quiet, **options):
        job = here_and_now(remind_reviewers, KIND)
        return None if quiet else self.stdout.write(job.message)
