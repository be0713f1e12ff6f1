"""What a page says, as a short sum: two equal sums mean that a translator has nothing to bring over."""

import hashlib
import json

from django.db import models
from wagtail.fields import StreamField
from wagtail_localize.fields import get_translatable_fields

# What no reader sees, or what a translation never takes from its source.
PRIVATE = {"editor_notes"}


def fingerprint(page) -> str:
    """Return the sum of a page's texts, pictures and their order, in 40 hexadecimal digits.

    Shared facts and child records do not count: the English page has those at once.
    """
    values = {name: _value(page, name) for name in _columns(type(page))}
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _columns(model) -> list[str]:
    names = (field.field_name for field in get_translatable_fields(model))
    left_out = PRIVATE | set(getattr(model, "shared_facts", ()))
    return [n for n in names if n not in left_out and isinstance(model._meta.get_field(n), models.Field)]


def _value(page, name: str):
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        return _without_ids(json.loads(field.value_to_string(page)))
    return field.value_from_object(page)


def _without_ids(value):
    """Return a stream's raw value without its blocks' ids: items of old lists get new ones each time."""
    if isinstance(value, list):
        return [_without_ids(each) for each in value]
    if isinstance(value, dict):
        return {key: _without_ids(each) for key, each in value.items() if key != "id"}
    return value
