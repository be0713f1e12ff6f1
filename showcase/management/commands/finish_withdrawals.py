"""Finishes withdrawals of consent that were interrupted, and deletes files that could not be deleted before."""

from django.core.management.base import BaseCommand, CommandError

from showcase.consents.withdrawal.tasks import finish_all


class Command(BaseCommand):
    help = "Finish withdrawals of consent that were interrupted. Safe to run at any time, for example every hour."

    def handle(self, *args, **options):
        done, left = finish_all()
        self.stdout.write(f"Finished: {done}.")
        if left:
            raise CommandError(f"{left} files could not be deleted. The server's log says why.")
