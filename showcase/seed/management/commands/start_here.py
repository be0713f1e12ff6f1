"""What `make run` does before it serves: the sample on an empty database, and where to go."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.models import Site

from showcase.home.models import HomePage
from showcase.seed.logins import LOGINS, load_logins


class Command(BaseCommand):
    help = "Load the sample content into an empty database, and print the addresses and the logins."

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")

    def handle(self, *args, port, **options):
        if not HomePage.objects.exists():
            self.stdout.write("Loading the sample content, once…")
            call_command("load_sample", stdout=self.stdout)
            call_command("warm_pictures", stdout=self.stdout)
        # What is printed below is true, on a database of last year's too.
        load_logins()
        address = f"http://127.0.0.1:{port}"
        # Printed codes and shared links name the address at which the site stands now.
        Site.objects.filter(is_default_site=True, hostname="127.0.0.1").exclude(port=port).update(port=port)
        self.stdout.write(f"\n  Readers   {address}/   {address}/en/\n  Editors   {address}/admin/")
        for login in LOGINS:
            self.stdout.write(f"            {login.username:<10} / {login.password}   {login.what}")
        self.stdout.write("")
