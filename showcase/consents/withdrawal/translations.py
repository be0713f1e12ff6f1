"""What translators chose instead of a picture, or beside it."""

import json

from django.apps import apps
from django.db.models import Model
from wagtail.models import TranslatableMixin
from wagtail_localize.models import OverridableSegment, SegmentOverride

from .content import is_picture_key


def picture_names() -> set[str]:
    """Return the last part of a path that leads to a picture; “image” is the picture inside a picture block."""
    found = {"image"}
    for model in apps.get_models():
        if issubclass(model, TranslatableMixin):
            found |= {field.name for field in model._meta.concrete_fields if is_picture_key(field)}
    return found


def segments_with(pictures: set[int]) -> dict[type[Model], list[int]]:
    """Return the keys of the segments and of the translators' own choices that name one of the pictures."""
    if not pictures:
        return {}
    names = picture_names()
    values = [json.dumps(key) for key in pictures]
    found = {}
    for model in (OverridableSegment, SegmentOverride):
        rows = model.objects.filter(data_json__in=values).values_list("pk", "context__path")
        found[model] = [pk for pk, path in rows if path and is_picture(path, names)]
    return found


def is_picture(path: str, names: set[str]) -> bool:
    """Return whether a path leads to a picture: by its last name, or by none where it ends in a block's own key."""
    last = path.rpartition(".")[2]
    return last in names or "-" in last
