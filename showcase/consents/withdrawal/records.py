"""The history goes on saying that something was done, and no longer with whose picture or telephone."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import override
from wagtail.models import ModelLogEntry


def make_nameless(objects: Iterable[Model]) -> None:
    """Let the log entries about each object call it by its kind and number."""
    for each in objects:
        kind = ContentType.objects.get_for_model(each)
        entries = ModelLogEntry.objects.filter(content_type=kind, object_id=str(each.pk))
        entries.update(label=nameless(each), data={})


def nameless(each: Model) -> str:
    with override(settings.LANGUAGE_CODE):
        return f"{capfirst(str(each._meta.verbose_name))} {each.pk}"
