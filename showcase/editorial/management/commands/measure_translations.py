"""How every page stands in English, worked out from nothing. Needed once, and after work on the database by hand."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from showcase.editorial.translation.glossary import load_glossary
from showcase.editorial.translation.keeping import known_keys, rebuild
from showcase.editorial.translation.standing import counts


class Command(BaseCommand):
    help = "Measure how each page stands in English, and add the glossary's terms. It may be run again."

    def add_arguments(self, parser):
        parser.add_argument("--quiet", action="store_true", help="no progress bar and no summary, for schedules")

    def handle(self, *args, quiet, **options):
        load_glossary()
        for key in tqdm(known_keys(), unit="page", disable=quiet, file=self.stderr):
            rebuild(key)
        if not quiet:
            for state, count in counts().items():
                self.stdout.write(f"{state.value}: {count}")
