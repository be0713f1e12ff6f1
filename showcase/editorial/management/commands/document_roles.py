"""Writes the table of the roles into docs/roles.md and docs/roles.vi.md."""

from django.core.management.base import BaseCommand

from showcase.editorial.roles.written import write


class Command(BaseCommand):
    help = "Write the table of the roles into docs/roles.md and docs/roles.vi.md, after it was changed in the code."

    def handle(self, *args, **options):
        write()
