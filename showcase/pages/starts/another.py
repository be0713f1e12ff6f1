"""A page that starts from another: its shelf and its words, but nothing that proves anything.

Certificates, listings, sources, pictures and codes stay with the page that they are about. Without sources each
claim asks for one anew, so the copied words cannot be published unread.
"""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from showcase.today import today

from .registry import copied_for

# Blocks that show or prove something of the other page.
LEFT_BEHIND = {"picture", "gallery", "audio", "video", "product"}
NO_PICTURE = {"image": None, "alt_text": "", "decorative": False}


def start_from(page: Any, title: str, user) -> Any:
    """Return a new draft beside the page, with what its kind takes over; its address is made of its title."""
    copied = copied_for(type(page))
    if copied is None:
        raise TypeError(f"{type(page).__name__} cannot start from another page")
    values = {name: getattr(page, name) for name in copied.columns}
    new = type(page)(title=title, locale=page.locale, owner=user, live=False, **values)
    for name in copied.streams:
        setattr(new, name, _words_only(getattr(page, name)))
    for name in copied.children:
        setattr(new, name, [_again(child) for child in getattr(page, name).all()])
    new.editor_notes = _("Started from “%(title)s” on %(date)s. Read every sentence again: it was about another.") % {
        "title": page.title,
        "date": date_format(today(), "SHORT_DATE_FORMAT"),
    }
    page.get_parent().add_child(instance=new)
    new.save_revision(user=user, log_action="wagtail.create", clean=False)
    return new


def _words_only(stream) -> list[tuple]:
    """Return the blocks of a stream that are words, without the pictures inside them."""
    return [(block.block_type, _bare(block.value)) for block in stream if block.block_type not in LEFT_BEHIND]


def _bare(value: Any) -> Any:
    if not hasattr(value, "block") or not hasattr(value, "keys"):
        return value
    return {name: None if name == "image" else each for name, each in value.items()}


def _again(child: Any) -> Any:
    """Return a new child record with the same facts, for another page."""
    parent = next(field.name for field in child._meta.fields if field.__class__.__name__ == "ParentalKey")
    skipped = {"id", parent}
    values = {field.name: getattr(child, field.name) for field in child._meta.fields if field.name not in skipped}
    return type(child)(**values)
