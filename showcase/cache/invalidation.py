"""When the stored pages are forgotten: whenever something that readers can see is saved."""

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from .pages import forget_all

# Tables that no public page reads.
PRIVATE_APPS = {
    "admin",
    "contenttypes",
    "django_tasks_database",
    "editorial",
    "migrations",
    "modelsearch",
    "post_office",
    "sessions",
    "wagtail_localize",
    "wagtailsearch",
    "wagtailusers",
}
PRIVATE_MODELS = {
    "calendarentry",
    "clickout",
    "columnmatch",
    "comment",
    "commentreply",
    "coverageday",
    "editingsession",
    "formeruser",
    "importrow",
    "importrun",
    "job",
    "listingcheck",
    "marketplacechange",
    "modellogentry",
    "pagelogentry",
    "pagesubscription",
    "proposal",
    "readiness",
    "referenceindex",
    "rendition",
    "revision",
    "scan",
    "shortcode",
    "taskstate",
    "uploadeddocument",
    "uploadedfile",
    "uploadedimage",
    "user",
    "workflowstate",
}


def forget(**kwargs) -> None:
    """Forget now, for the rest of this transaction, and once more when others can see the change."""
    forget_all()
    if connection.in_atomic_block:
        transaction.on_commit(forget_all)


def saved(sender, update_fields=None, **kwargs) -> None:
    """Forget unless only private rows changed; a draft of a page touches a few columns only."""
    meta = sender._meta
    if meta.app_label in PRIVATE_APPS or meta.model_name in PRIVATE_MODELS:
        return
    if issubclass(sender, Page) and update_fields:
        return
    forget()


def connect() -> None:
    for signal in (
        page_published,
        page_unpublished,
        page_slug_changed,
        post_page_move,
        published,
        unpublished,
    ):
        signal.connect(forget, dispatch_uid="forget_pages")
    for signal in (post_save, post_delete):
        signal.connect(saved, dispatch_uid="forget_pages")
