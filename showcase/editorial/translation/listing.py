"""How pages stand in English, for the lists of pages in the admin: a label for a column, a condition for a filter."""

from collections.abc import Sequence

import django_filters
from django import forms
from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from showcase.pages.lists.columns import text_column
from showcase.pages.lists.extras import Extra

from .models import State


def with_standing(pages: QuerySet) -> QuerySet:
    """Return Vietnamese pages with their standing, in the same query."""
    return pages.select_related("english_standing")


def label_of(page: Page) -> str:
    """Return how a Vietnamese page stands in English, in words; an empty text where nothing is known."""
    standing = getattr(page, "english_standing", None)
    return standing.label if standing else ""


def by_state(pages: QuerySet, state: str) -> QuerySet:
    """Return the Vietnamese pages in a state; all of them for a state that there is not."""
    return pages.filter(english_standing__state=state) if state in State.values else pages


def prepare(pages: Sequence[Page]) -> None:
    """Load the standings of the pages shown, in one query."""
    prefetch_related_objects(pages, "english_standing")


def extra(model: type[Page]) -> Extra:
    """Return the column and the filter for a list of pages."""
    by = django_filters.ChoiceFilter(
        label=_("English"),
        choices=State.choices,
        method=lambda pages, name, value: by_state(pages, value),
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    return Extra([text_column("english", _("English"), label_of)], {"english": by}, prepare)
