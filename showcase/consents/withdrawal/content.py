"""Taking pictures out of what a row, a revision or a translation's source holds."""

import json
import re
from typing import Any

from django.db.models import ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from showcase.images.models import Picture

# What stands for “this block is to go”, as None is a value like any.
GONE = object()
NO_PICTURE = {"image": None, "alt_text": None, "decorative": None}
EMBED = re.compile(r"<embed\b[^>]*>", re.IGNORECASE)


def is_picture_key(field) -> bool:
    """Return whether the field names a picture of the library."""
    return isinstance(field, ForeignKey) and issubclass(field.related_model, Picture)


def picture_fields(model: type[Model]) -> list:
    """Return the model's own columns that can hold pictures."""
    return [
        field
        for field in model._meta.local_concrete_fields
        if is_picture_key(field) or isinstance(field, StreamField | RichTextField)
    ]


def traces(pictures: set[int]) -> list[str]:
    """Return what JSON or rich text that names one of the pictures contains; more than that contains it too."""
    return [mark + str(key) for key in sorted(pictures) for mark in (": ", '"', "[", ", ")]


def take_out(model: type[Model], content: dict[str, Any], pictures: set[int]) -> bool:
    """Take the pictures out of {field: value}, in place; return whether there were any.

    A main picture goes with its alternative text, a block that is nothing without its picture goes whole.
    """
    before = json.dumps(content, default=str)
    for field in model._meta.concrete_fields:
        if field.name not in content:
            continue
        value = content[field.name]
        if is_picture_key(field):
            _take_main(content, field, pictures)
        elif isinstance(field, StreamField) and value:
            content[field.name] = _stream(field.stream_block, value, pictures)
        elif isinstance(field, RichTextField) and value:
            content[field.name] = without_embeds(value, pictures)
    for relation in get_all_child_relations(model):
        for child in content.get(relation.get_accessor_name()) or []:
            take_out(relation.related_model, child, pictures)
    return json.dumps(content, default=str) != before


def _take_main(content: dict, field, pictures: set[int]) -> None:
    if content[field.name] not in pictures:
        return
    content[field.name] = None
    alternative = f"{field.name.removesuffix('_image')}_alt"
    if alternative in content:
        content[alternative] = ""


def _stream(block: blocks.StreamBlock, value, pictures: set[int]):
    """Return a stream's raw value without the pictures, as text where it was text."""
    raw = json.loads(value) if isinstance(value, str) else value
    left = without(block, raw, pictures)
    if left == raw:
        return value
    left = [] if left is GONE else left
    return json.dumps(left) if isinstance(value, str) else left


def without_embeds(html: str, pictures: set[int]) -> str:
    """Return a rich text without the pictures that are embedded in it."""

    def kept(match: re.Match) -> str:
        tag = match.group(0)
        number = re.search(r'\bid="(\d+)"', tag)
        is_picture = 'embedtype="image"' in tag
        return "" if is_picture and number and int(number.group(1)) in pictures else tag

    return EMBED.sub(kept, html)


def without(block: blocks.Block, raw: Any, pictures: set[int]) -> Any:
    """Return a block's raw value without the pictures; GONE when nothing of it should stay."""
    match block:
        case ImageChooserBlock():
            return GONE if raw in pictures else raw
        case ImageBlock():
            shown = raw.get("image") if isinstance(raw, dict) else raw
            return GONE if shown in pictures else raw
        case blocks.RichTextBlock():
            return without_embeds(raw, pictures) if isinstance(raw, str) else raw
        case blocks.BaseStructBlock():
            return _struct(block, raw, pictures)
        case blocks.ListBlock():
            return _list(block, raw, pictures)
        case blocks.BaseStreamBlock():
            return _children(block, raw, pictures)
    return raw


def _struct(block, raw, pictures: set[int]):
    if not isinstance(raw, dict):
        return raw
    left = dict(raw)
    for name, child in block.child_blocks.items():
        if name not in raw:
            continue
        value = without(child, raw[name], pictures)
        if value is GONE and is_required(child):
            return GONE
        left[name] = nothing(child) if value is GONE else value
    return left


def _list(block: blocks.ListBlock, raw, pictures: set[int]):
    """Return the items that are left; a list that held nothing else goes with them."""
    left = []
    for item in raw or []:
        wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
        value = without(block.child_block, item["value"] if wrapped else item, pictures)
        if value is not GONE:
            left.append(item | {"value": value} if wrapped else value)
    return GONE if raw and not left else left


def _children(block, raw, pictures: set[int]):
    left = []
    for item in raw or []:
        child = block.child_blocks.get(item["type"]) if isinstance(item, dict) else None
        value = without(child, item["value"], pictures) if child else None
        if not child:
            left.append(item)
        elif value is not GONE:
            left.append(item | {"value": value})
    return GONE if raw and not left else left


def is_required(block: blocks.Block) -> bool:
    """Return whether the block around it is nothing without this one."""
    if isinstance(block, ImageBlock):
        return block.child_blocks["image"].required
    if isinstance(block, blocks.ListBlock):
        return bool(block.meta.min_num)
    return bool(getattr(block, "required", False))


def nothing(block: blocks.Block):
    """Return the raw value of an optional block that is empty."""
    match block:
        case ImageBlock():
            return dict(NO_PICTURE)
        case blocks.ListBlock() | blocks.BaseStreamBlock():
            return []
        case blocks.BaseStructBlock():
            return {}
    return None
