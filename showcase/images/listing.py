"""The library's list: what a picture still lacks, whose consent is missing, what is used nowhere."""

import django_filters
from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.images.views.images import ImagesFilterSet, IndexView
from wagtail.models import ReferenceIndex

from .models import Licence, People, Picture


class Lack(models.TextChoices):
    ANYTHING = "anything", _("to be completed")
    CREDIT = "credit", _("credit missing")
    PEOPLE = "people", _("not said who is recognisable")
    CONSENT = "consent", _("consent missing or run out")


class PicturesFilterSet(ImagesFilterSet):
    lacks = django_filters.ChoiceFilter(
        label=_("Lacks"), choices=Lack.choices, method="by_lack", empty_label=_("All"), widget=forms.RadioSelect
    )
    licence = django_filters.ChoiceFilter(
        label=_("Licence"), choices=Licence.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    people = django_filters.ChoiceFilter(
        label=_("People recognisable"), choices=People.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    unused = django_filters.ChoiceFilter(
        label=_("Use"),
        choices=[("unused", _("used nowhere")), ("used", _("in use"))],
        method="by_use",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    def by_lack(self, queryset, name: str, value: str):
        match value:
            case Lack.CREDIT:
                return queryset.filter(credit="")
            case Lack.PEOPLE:
                return queryset.filter(people="")
            case Lack.CONSENT:
                return queryset.without_consent()
        return queryset.to_complete()

    def by_use(self, queryset, name: str, value: str):
        counted = queryset.alias(uses=ReferenceIndex.usage_count_subquery(Picture))
        return counted.filter(uses=0) if value == "unused" else counted.exclude(uses=0)

    class Meta:
        model = Picture
        fields = []


class PicturesView(IndexView):
    """Wagtail's list with our filters, and with our columns where it is shown as a table."""

    filterset_class = PicturesFilterSet

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("consent")

    @property
    def columns(self):
        columns = list(super().columns)
        if not columns:
            return columns
        ours = [
            Column("credit", label=_("Credit")),
            Column("licence", label=_("Licence"), accessor="get_licence_display"),
            Column("people", label=_("People recognisable"), accessor="people_label"),
        ]
        return [*columns[:-3], *ours, *columns[-3:]]
