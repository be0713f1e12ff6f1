"""What every report is made of: its filters, its figures with their charts, its table, its export."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.apps import apps
from django.urls import resolve, reverse
from django.utils.functional import Promise, cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from product_pages.admin_parts import PlainExport
from product_pages.listings.models import Marketplace
from showcase.cache.data import per_generation
from showcase.text.alphabet import sort_key
from showcase.today import today

from .charts import day_label, number
from .filters import Which
from .models import Goals
from .shapes import Chart

ACTIONS = ["change", "view"]


def number_column(name: str, label) -> Column:
    """Return a column of numbers as the editor's language writes them."""
    return Column(name, label=label, accessor=lambda row: number(getattr(row, name)), classname="report__number")


def date_column(name: str, label) -> Column:
    return Column(name, label=label, accessor=lambda row: day_label(day) if (day := getattr(row, name)) else "–")


def may_open(user, url: str) -> bool:
    """Return whether somebody may edit such records as the editor at this address is for."""
    where = resolve(url)
    if where.view_name == "wagtailadmin_pages:edit":
        model = Page
    else:  # wagtailsnippets_<app>_<model>:edit
        app_label, model_name = where.namespace.removeprefix("wagtailsnippets_").rsplit("_", 1)
        model = apps.get_model(app_label, model_name)
    return policy_registry.get_by_type(model).user_has_permission(user, "change")


class LinkColumn(TitleColumn):
    """A column whose text leads to an editor, for those who may open it."""

    def get_link_url(self, instance, parent_context):
        url = super().get_link_url(instance, parent_context)
        return url if url and may_open(parent_context["request"].user, url) else None


def link_column(name: str, label, url: str) -> LinkColumn:
    """Return a column whose text leads to the address in the row's attribute `url`, if it has one."""
    return LinkColumn(name, label=label, get_url=lambda row: getattr(row, url))


def sample_column() -> Column:
    return Column("sample", label=_("figures"), accessor="sample_word")


def sample_word(is_sample: bool) -> str:
    return str(_("sample")) if is_sample else ""


def choices_of(records: Iterable) -> list[tuple[str, str]]:
    """Return (key, name) of each record once, in the alphabet: the choices of a filter."""
    found = {str(record.pk): str(record) for record in records if record}
    return sorted(found.items(), key=lambda pair: sort_key(pair[1]))


@per_generation
def goals_of_the_province() -> Goals:
    """Return the goals as they stand in the settings, the plan's own where nobody has saved any."""
    return Goals.objects.first() or Goals()


@per_generation
def all_marketplaces() -> list[Marketplace]:
    """Return every marketplace with what it was renamed to: some handful."""
    return list(Marketplace.objects.select_related("renamed_to__renamed_to"))


def edit_url(record) -> str:
    """Return the address of the editor of a record beside the pages."""
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


class Report(PlainExport, ReportView):
    """A report over rows that it makes itself; a subclass says which, and what stands above them.

    All that the page says comes from `rows`, `charts`, `tiles` and `notes`, so that an export and a
    screen cannot differ.
    """

    template_name = "product_pages/reports/report.html"
    results_template_name = "product_pages/reports/report_results.html"
    any_permission_required = ACTIONS
    slug = ""
    menu_label: str | Promise = ""
    menu_order = 0
    rows_title: str | Promise = _("Rows")
    intro: str | Promise = ""
    # (value, label) of the ways in which the rows can be told apart, by the filter `by`.
    tabs: Sequence[tuple[str, str | Promise]] = ()

    @classmethod
    def may_be_seen_by(cls, user) -> bool:
        return policy_registry.get_by_type(cls.model).user_has_any_permission(user, ACTIONS)

    @cached_property
    def day(self) -> date:
        return today()

    # ---- what a subclass says
    @cached_property
    def has_real(self) -> bool:
        """Return whether there is any real figure for this report."""
        raise NotImplementedError

    @cached_property
    def has_sample(self) -> bool:
        raise NotImplementedError

    @cached_property
    def filter_choices(self) -> dict[str, list[tuple[str, str]]]:
        """Return the choices of the filters by records."""
        return {}

    @cached_property
    def rows(self) -> list:
        raise NotImplementedError

    @cached_property
    def charts(self) -> list[Chart]:
        return []

    @cached_property
    def tiles(self) -> list[tuple[str, str, str]]:
        """Return what stands above all: (label, figure, what it means)."""
        return []

    @cached_property
    def notes(self) -> list[str]:
        return []

    @cached_property
    def steps(self) -> list[tuple[str, str]]:
        """Return (label, address) of the periods beside this one."""
        return []

    # ---- filters
    @property
    def page_title(self) -> str | Promise:
        return self.menu_label

    @property
    def index_url_name(self) -> str:
        return f"report_{self.slug}"

    @property
    def index_results_url_name(self) -> str:
        return f"report_{self.slug}_results"

    def get_filterset_kwargs(self):
        which = Which.REAL if self.has_real or not self.has_sample else Which.SAMPLE
        return super().get_filterset_kwargs() | {"which": which, "options": self.filter_choices}

    @cached_property
    def chosen(self) -> dict:
        return self.filters.chosen

    @cached_property
    def which(self) -> Which:
        return Which(self.chosen["figures"])

    @cached_property
    def problems(self) -> list[str]:
        """Return a sentence for each answer to a filter that makes no sense, and is left out."""
        return self.filters.problems

    def address(self, **changes) -> str:
        """Return the report's address with other answers to its filters."""
        query = self.request.GET.copy()
        for name in (self.page_kwarg, "export", "_w_filter_fragment", *changes):
            query.pop(name, None)
        query.update({name: value for name, value in changes.items() if value})
        return f"{reverse(self.index_url_name)}?{query.urlencode()}"

    # ---- Wagtail's view
    def get_filename(self):
        return f"{self.slug}-{self.day:%Y-%m-%d}"

    def get_heading(self, queryset, field):
        return capfirst(super().get_heading(queryset, field))

    def get_queryset(self):
        return self.rows

    def filter_queryset(self, queryset):
        return queryset

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        if self.is_export:
            return context
        return context | {
            "intro": self.intro,
            "charts": self.charts,
            "tiles": self.tiles,
            "notes": self.notes,
            "problems": self.problems,
            "tabs": [(label, self.address(by=value), value == self.chosen.get("by")) for value, label in self.tabs],
            "rows_title": self.rows_title,
            "count_words": ngettext("%(count)s row", "%(count)s rows", len(self.rows))
            % {"count": number(len(self.rows))},
            "shows_sample": self.has_sample and self.which != Which.REAL,
            "sample_url": self.address(figures=Which.SAMPLE) if self.has_sample and self.which == Which.REAL else "",
        }
