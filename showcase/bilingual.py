"""Small taxonomies and settings keep both languages side by side, in columns `…_vi` and `…_en`."""

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
