"""Where a string stands on its page, in the words of the editor's own form."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ListBlock
from wagtail.fields import StreamField


def place_in(model, field_path: str) -> str:
    """Return the labels on the way to a string: “Steps of the process · Step · how long”.

    What a later version of the site no longer has keeps its technical name.
    """
    name, *rest = field_path.split(".")
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    labels = [capfirst(getattr(field, "verbose_name", name))]
    if isinstance(field, StreamField):
        labels += _block_labels(field.stream_block, rest)
    return " · ".join(str(label) for label in labels)


def _block_labels(block, names: list[str]) -> list[str]:
    if not names:
        return []
    if isinstance(block, ListBlock):
        return _block_labels(block.child_block, names[1:])
    if not isinstance(block, BaseStreamBlock | BaseStructBlock):
        return []
    child = block.child_blocks.get(names[0])
    if child is None:
        return []
    label = [] if isinstance(child, ListBlock) else [child.label or names[0]]
    return [*label, *_block_labels(child, names[1:])]


def column_labels(model, names: list[str]) -> list[str]:
    """Return the labels of columns, for the list of what has changed."""
    return [place_in(model, name) for name in names]
