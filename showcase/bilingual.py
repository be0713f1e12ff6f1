"""Small taxonomies and settings keep both languages side by side, in columns `…_vi` and `…_en`.

Rows of Wagtail's and Django's own have one name. Those that the site itself named are known here in both languages.
"""

from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import get_language


def is_english() -> bool:
    """Return whether the reader's language is English."""
    return (get_language() or "vi").startswith("en")


class Bilingual:
    """Reads a pair of columns, `name_vi` and `name_en`, in the reader's language.

    English falls back to Vietnamese: a name is better than a gap.
    """

    def __init__(self, name: str):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        vietnamese = getattr(instance, f"{self.name}_vi")
        if is_english():
            return getattr(instance, f"{self.name}_en") or vietnamese
        return vietnamese


# Each name that the site gave to a row that has but one, in whichever language it may be stored.
_given: dict[str, tuple[str, str]] = {}


def give_name(vietnamese: str, english: str, *stored: str) -> None:
    """Let a name be read in the reader's language; `stored` are other words that a row may bear for it."""
    for name in (vietnamese, english, *stored):
        _given[name] = (vietnamese, english)


def spoken(name: str) -> str:
    """Return a name in the reader's language, if the site gave it; what somebody else gave stays as it is."""
    return _given[name][is_english()] if name in _given else name


class Spoken(DeferredAttribute):
    """Takes the place of a model's column with a name. A form that stores what it read stores the same name."""

    def __get__(self, instance, owner=None):
        value = super().__get__(instance, owner)
        return self if instance is None else spoken(value)

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value
