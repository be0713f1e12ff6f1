"""The filters of the reports: a form whose bad answers are said in a sentence, and otherwise left out."""

import django_filters
from django import forms
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.active_filters import BaseFilterAdapter, filter_adapter_class_registry
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from product_pages.certificates.models import Certificate
from product_pages.certificates.validity import NOTICES, State
from product_pages.listings.health import Health
from product_pages.listings.models import ClickOut, Listing
from product_pages.taxonomy import OcopGroup

from .dimensions import ClicksBy, CoverageBy
from .periods import Length


class Which(models.TextChoices):
    """Which figures a report shows; samples are made up, and say so."""

    REAL = "real", _("real only")
    SAMPLE = "sample", _("sample only")
    BOTH = "both", _("both")

    def takes(self, is_sample: bool) -> bool:
        return self == Which.BOTH or is_sample == (self == Which.SAMPLE)


# Beside the states of listings: all those that need a new address.
BROKEN = "broken"


class Span(models.TextChoices):
    """How far back a curve goes."""

    QUARTER = "90", _("3 months")
    YEAR = "365", _("12 months")
    ALL = "all", _("since the beginning")


def choice(label, choices=(), **kwargs) -> django_filters.ChoiceFilter:
    """Return a filter by one of a few words, shown as radio buttons; with `initial` one always holds."""
    empty = {"empty_label": None} if "initial" in kwargs else {"empty_label": _("All")}
    return django_filters.ChoiceFilter(label=label, choices=choices, widget=forms.RadioSelect, **empty, **kwargs)


def one_of(label) -> django_filters.ChoiceFilter:
    """Return a filter by one of the records that the report itself found: see `ReportFilterSet`."""
    return django_filters.ChoiceFilter(label=label, choices=(), empty_label=_("All"))


class DayFilter(django_filters.DateFilter):
    """A filter by a day, written above the report as the editor's language writes it."""


class ActiveDay(BaseFilterAdapter):
    def get_active_filters(self):
        self.value = date_format(self.value, "SHORT_DATE_FORMAT")
        return super().get_active_filters()


filter_adapter_class_registry.register(DayFilter, value=ActiveDay)


def day(label, help_text="") -> DayFilter:
    return DayFilter(label=label, widget=AdminDateInput, help_text=help_text)


class ReportFilterSet(WagtailFilterSet):
    """Filters whose defaults hold where nothing was chosen.

    `which` is what the figures are by default; `options` gives the filters by records their choices,
    so that no filter asks the database itself.
    """

    figures = choice(_("Figures"), Which.choices, initial=Which.REAL)

    def __init__(self, data, *args, which=Which.REAL, options=None, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.data = self.data.copy()
        self.filters["figures"].extra["initial"] = which
        for name, choices in (options or {}).items():
            self.filters[name].extra["choices"] = choices
        for name, each in self.filters.items():
            if each.extra.get("initial") and not self.data.get(name):
                self.data[name] = each.extra["initial"]

    @property
    def chosen(self) -> dict:
        """Return what was chosen, by name: the default or None where nothing was, or nothing that makes sense."""
        self.form.is_valid()
        defaults = {name: each.extra.get("initial") for name, each in self.filters.items()}
        given = {name: value for name, value in self.form.cleaned_data.items() if value not in ("", None)}
        return defaults | given

    @property
    def problems(self) -> list[str]:
        """Return a sentence for each answer that was left out."""
        fields = self.form.fields
        return [
            f"{fields[name].label if name in fields else ''}: {' '.join(errors)}".lstrip(": ")
            for name, errors in self.form.errors.items()
        ]


class CoverageFilterSet(ReportFilterSet):
    by = choice(_("Rows"), CoverageBy.choices, initial=CoverageBy.MARKETPLACE)
    marketplace = one_of(_("Marketplace"))
    group = choice(_("OCOP group"), OcopGroup.choices)
    category = one_of(_("Category"))
    district = one_of(_("Former district"))
    span = choice(_("Curve"), Span.choices, initial=Span.YEAR)

    class Meta:
        model = Certificate
        fields = []


class HealthFilterSet(ReportFilterSet):
    health = choice(_("Today"), [(BROKEN, _("needs somebody")), *Health.choices])
    marketplace = one_of(_("Marketplace"))
    category = one_of(_("Category"))

    class Meta:
        model = Listing
        fields = []


class ClicksFilterSet(ReportFilterSet):
    length = choice(_("Period"), Length.choices, initial=Length.MONTH)
    on = day(_("A day in the period"), _("Blank: today."))
    since = day(_("From"), _("Any days: from and to stand before the period above."))
    until = day(_("To"))
    by = choice(_("Rows"), ClicksBy.choices, initial=ClicksBy.MARKETPLACE)
    marketplace = one_of(_("Marketplace"))
    category = one_of(_("Category"))
    product = one_of(_("Product"))

    class Meta:
        model = ClickOut
        fields = []


def notices() -> list[tuple[str, str]]:
    """Return within how many days a certificate may end, in the reader's language."""
    return [(str(days), gettext("within %(days)d days") % {"days": days}) for days in sorted(NOTICES)]


class CertificatesFilterSet(ReportFilterSet):
    state = choice(_("Today"), State.choices)
    ends = choice(_("Ends"), notices)
    scheme = one_of(_("Scheme"))
    category = one_of(_("Category"))
    place = one_of(_("Place"))
    status = choice(_("Publication"), [("live", _("published")), ("draft", _("draft"))])

    class Meta:
        model = Certificate
        fields = []
