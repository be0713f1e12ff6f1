"""How many proposals wait: kept until one is made or answered, for the desk asks at every visit."""

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from .models import Proposal

KEY, SECONDS = "events:open_proposals", 3600


def open_proposals() -> int:
    return cache.get_or_set(KEY, lambda: Proposal.objects.filter(answer="").count(), SECONDS) or 0


def count_anew(**kwargs) -> None:
    """Forget the number now, for this transaction, and once more when others can see the change."""
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY))


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(count_anew, sender=Proposal, dispatch_uid="open_proposals")
