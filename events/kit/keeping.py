"""Kits go with their event."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete

from events.editions import EventPage

from .files import remove_all


def forget(sender, instance: EventPage, **kwargs) -> None:
    transaction.on_commit(partial(remove_all, instance.pk))


def connect() -> None:
    post_delete.connect(forget, sender=EventPage, dispatch_uid="remove_kits")
