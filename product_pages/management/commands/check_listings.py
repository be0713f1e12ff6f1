"""Asks each shop whether its listings are still there: see docs/listings.md."""

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from product_pages.listings.checks.tasks import KIND, check_all
from product_pages.listings.checks.work import prune
from product_pages.listings.models import Marketplace
from showcase.jobs.tasks import JobRefused, here_and_now


class Command(BaseCommand):
    help = "Check the listings at their marketplaces, politely. It may be run again; only one run at a time."

    def add_arguments(self, parser):
        parser.add_argument("--marketplace", default="", metavar="SLUG", help="only listings of this marketplace")
        parser.add_argument("--due", action="store_true", help="only what was not checked in the last 20 hours")
        parser.add_argument("--quiet", action="store_true", help="no progress bar and no summary, for schedules")
        parser.add_argument("--prune-only", action="store_true", help="only remove checks that nobody needs any more")

    def handle(self, *args, marketplace, due, quiet, prune_only, **options):
        if prune_only:
            return None if quiet else self.stdout.write(f"{prune()} old checks removed.")
        self._must_exist(marketplace)
        with tqdm(unit="listing", disable=quiet, file=self.stderr) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                job = here_and_now(check_all, KIND, marketplace=marketplace, due=due, show=show)
            except JobRefused as refusal:
                raise CommandError(str(refusal)) from refusal
        return None if quiet else self.stdout.write(job.message)

    def _must_exist(self, slug: str) -> None:
        slugs = list(Marketplace.objects.values_list("slug", flat=True))
        if slug and slug not in slugs:
            raise CommandError(f"There is no marketplace “{slug}”. There are: {', '.join(slugs) or 'none'}.")
