"""Work out anew what every page lacks. It may run at any time, and twice."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from showcase.readiness.measuring import measurable, measure_latest


class Command(BaseCommand):
    help = "Measures what the latest draft of each page still lacks for publication."

    def handle(self, *args, **options):
        pages = tqdm(measurable(), unit="page", disable=options["verbosity"] == 0)
        measured = measure_latest(pages)
        self.stdout.write(f"{measured} pages measured.")
