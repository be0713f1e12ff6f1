"""Writes the register to a file: every record of a kind, in columns that the import reads back."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from product_pages.register import export
from product_pages.register.models import Kind


class Command(BaseCommand):
    help = "Export products, producers, certificates or listings to an .xlsx or CSV file."

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=Kind.values)
        parser.add_argument("file", type=Path, help="its ending decides: .xlsx or .csv")
        parser.add_argument("--template", action="store_true", help="only the headings")

    def handle(self, *, kind, file, template, **options):
        extension = file.suffix.lower().removeprefix(".")
        if extension not in export.CONTENT_TYPES:
            raise CommandError(f"{file}: write .xlsx or .csv")
        try:
            file.write_bytes(export.write(kind, extension, template))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        self.stdout.write(f"{file} is written.")
