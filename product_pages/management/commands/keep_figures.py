"""The coverage of today, kept for the reports. A run of `check_listings` does it too."""

from django.core.management.base import BaseCommand

from product_pages.reports.figures import keep_figures


class Command(BaseCommand):
    help = "Keep today's coverage, in all and at each open marketplace. It may be run again."

    def handle(self, *args, verbosity, **options):
        for row in keep_figures():
            if verbosity:
                self.stdout.write(f"{row.marketplace or '*'}: {row.listed}/{row.starred}")
