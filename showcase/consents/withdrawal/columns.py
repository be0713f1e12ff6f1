"""Which columns of which tables are looked through for personal data, and which rows hold some."""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db.models import CharField, F, JSONField, Model, QuerySet, SlugField, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Revision
from wagtail_localize.models import OverridableSegment, SegmentOverride, TranslationSource

from showcase.audit.models import FormerUser
from showcase.consents.models import Consent
from showcase.images.models import Rendition

from .content import picture_fields
from .subject import record_models

# Accounts and sessions are the desk's own; letters that were sent are sent; an index follows what it indexes.
OTHER_APPS = {
    "admin",
    "auth",
    "contenttypes",
    "django_tasks_database",
    "migrations",
    "modelsearch",
    "post_office",
    "sessions",
    "wagtailsearch",
    "wagtailusers",
}
# Each of these is looked at in its own way, or holds no text that anybody wrote.
APART = (Consent, FormerUser, Rendition, Revision, TranslationSource, OverridableSegment, SegmentOverride)


@cache
def tables() -> list[tuple[type[Model], list, list]]:
    """Return (model, columns of text, columns of pictures) of every table that can hold either."""
    return [each for each in _tables() if each[1] or each[2]]


def _tables() -> Iterator[tuple[type[Model], list, list]]:
    skipped = (*APART, *record_models())
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.app_label in OTHER_APPS or meta.proxy or not meta.managed or issubclass(model, skipped):
            continue
        yield model, [field for field in meta.local_concrete_fields if is_text(field)], picture_fields(model)


def is_text(field) -> bool:
    """Return whether people write into the column: not a key, a choice or a part of an address."""
    if isinstance(field, JSONField | StreamField):
        return True
    written = isinstance(field, CharField | TextField) and not isinstance(field, SlugField)
    return written and not (field.choices or field.primary_key or field.unique) and field.name not in ADDRESSES


ADDRESSES = {"path", "url_path", "object_id", "file_hash", "sort_key", "old_path"}


def holding(rows: QuerySet, columns: list, fragments: list[str]) -> set:
    """Return the keys of the rows whose columns hold one of the fragments, as the database has them as text.

    They are compared here: a condition of so many parts is more than SQLite’s parser takes.
    """
    if not columns or not fragments:
        return set()
    texts = [Cast(F(column.attname), TextField()) for column in columns]
    found = rows.order_by().values_list("pk", *texts).iterator(chunk_size=500)
    return {pk for pk, *values in found if _holds("\n".join(filter(None, values)), fragments)}


def _holds(text: str, fragments: list[str]) -> bool:
    return any(fragment in text for fragment in fragments)
