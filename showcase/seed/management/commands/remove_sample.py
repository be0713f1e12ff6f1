"""Remove the sample content again."""

from django.core.management.base import BaseCommand

from showcase.seed.removal import remove


class Command(BaseCommand):
    help = (
        "Remove the sample's products, producers, stories, events and pictures. "
        "The sections, places, schemes and marketplaces stay, and so does everything that was written here."
    )

    def handle(self, *args, **options):
        for name, count in remove().items():
            self.stdout.write(f"{count:>5} {name}")
