"""Load the sample content; what is there already stays as it is."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from showcase.editorial.review.making import make_workflows
from showcase.editorial.roles.making import make_roles
from showcase.seed.loader import load
from showcase.seed.logins import load_logins


class Command(BaseCommand):
    help = "Load the sample content: products, producers, stories, events, in both languages."

    def add_arguments(self, parser):
        parser.add_argument(
            "--logins", action="store_true", help="also create a login for each role (development only)"
        )
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

    def handle(self, *args, logins, quiet, **options):
        if logins and not settings.DEBUG:
            raise CommandError("Logins with known passwords are for development only.")
        load(lambda steps: tqdm(steps, desc="Sample content", unit="step", disable=quiet, leave=False))
        # The sections are there now, so that the roles can be given rights on them.
        make_workflows(make_roles())
        if logins:
            load_logins()
