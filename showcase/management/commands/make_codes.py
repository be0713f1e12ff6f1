"""Give every published page its permanent short address. It may run at any time, and twice."""

from django.core.management.base import BaseCommand

from showcase.codes.permanent import make_missing


class Command(BaseCommand):
    help = "Makes the QR codes of products, producers and events that were published before there were any."

    def handle(self, *args, **options):
        self.stdout.write(f"{make_missing()} codes made.")
