"""Filters of the lists of pages. None asks the database for its choices unless it must."""

import django_filters
from django import forms
from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from showcase.places.models import FormerName
from showcase.readiness.querysets import Standing, by_standing
from showcase.text.alphabet import sort_key


class PageState(models.TextChoices):
    """Where a page stands between writer and reader."""

    DRAFT = "draft", _("never published or taken back")
    LIVE = "live", _("published")
    CHANGED = "changed", _("published, with later changes")
    REVIEW = "review", _("in review")
    SCHEDULED = "scheduled", _("scheduled")


def by_state(pages: QuerySet, state: str) -> QuerySet:
    match state:
        case PageState.DRAFT:
            return pages.filter(live=False)
        case PageState.LIVE:
            return pages.filter(live=True)
        case PageState.CHANGED:
            return pages.filter(live=True, has_unpublished_changes=True)
        case PageState.REVIEW:
            return pages.filter(pk__in=Page.objects.filter(_workflow_states__status="in_progress").values("pk"))
        case PageState.SCHEDULED:
            scheduled = Page.objects.filter(_revisions__approved_go_live_at__isnull=False)
            return pages.filter(pk__in=scheduled.values("pk"))
        case _unknown:
            return pages


def choice(label, choices, method: str | None = None, field_name: str | None = None, **kwargs):
    """Return a filter by one of a few words, shown as radio buttons."""
    return django_filters.ChoiceFilter(
        label=label,
        choices=choices,
        method=method,
        field_name=field_name,
        empty_label=_("All"),
        widget=forms.RadioSelect,
        **kwargs,
    )


def former_districts() -> list[tuple[str, str]]:
    """Return the names of the districts of before July 2025 in the alphabet; people still think in them."""
    names = FormerName.objects.filter(kind=FormerName.Kind.DISTRICT).values_list("name", flat=True).distinct()
    return [(name, name) for name in sorted(names, key=sort_key)]


class PageListFilterSet(WagtailFilterSet):
    """What every list of pages can be narrowed to."""

    readiness = choice(_("Ready to publish?"), Standing.choices, method="of_standing")
    state = choice(_("State"), PageState.choices, method="of_state")
    mine = choice(_("Written by"), [("me", _("me"))], method="of_mine")
    locale = choice(_("Language"), settings.LANGUAGES, field_name="locale__language_code")

    class Meta:
        model = Page
        fields: list[str] = []

    def of_standing(self, pages, name, value):
        return by_standing(pages, value)

    def of_state(self, pages, name, value):
        return by_state(pages, value)

    def of_mine(self, pages, name, value):
        return pages.filter(owner=self.request.user)


class OfDistrictMixin(django_filters.FilterSet):
    """A filter by the former district of a page's place."""

    district = django_filters.ChoiceFilter(
        label=_("Former district"), choices=former_districts, method="of_district", empty_label=_("All")
    )

    def of_district(self, pages, name, value):
        places = FormerName.objects.filter(kind=FormerName.Kind.DISTRICT, name=value).values("place")
        return pages.filter(place__in=places)
