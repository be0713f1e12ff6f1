"""What readiness adds to the admin."""

from wagtail import hooks

from . import checker
from .bulk import ReadyPublishBulkAction

__all__ = ["checker"]

# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", ReadyPublishBulkAction, order=10)
