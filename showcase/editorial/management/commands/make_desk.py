"""Makes the groups of the roles and the workflows; what is there already stays."""

from django.core.management.base import BaseCommand
from django.db import transaction

from showcase.editorial.review.making import make_workflows
from showcase.editorial.roles.making import make_roles


class Command(BaseCommand):
    help = (
        "Make the groups of the roles with their rights (docs/roles.md), and the workflows of the desk. "
        "What was renamed or added by hand stays."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--reset", action="store_true", help="also take away every right that the table of the roles does not give"
        )

    @transaction.atomic
    def handle(self, *args, reset, **options):
        groups = make_roles(reset=reset)
        make_workflows(groups)
        for key, group in groups.items():
            self.stdout.write(f"{key.label:>22}  {group.name}")
