"""Make every size of every picture that a page shows, so that no reader waits for it."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from showcase.images.warming import pictures_and_sizes, warm


class Command(BaseCommand):
    help = "Make the sizes of the pictures on published pages that are missing; safe to run again."

    def handle(self, *args, **options):
        for picture, names in tqdm(pictures_and_sizes(), desc="Pictures", unit="picture", leave=False):
            warm(picture, names)
