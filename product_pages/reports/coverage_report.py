"""The report on the province's goal: every product of three stars or more on the marketplaces."""

from collections import defaultdict

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.models import Page
from wagtail.permissions import policy_registry

from product_pages.certificates.models import Certificate
from product_pages.listings.models import Marketplace
from showcase.text.alphabet import sort_key

from .base import Report, all_marketplaces, choices_of, goals_of_the_province, number_column, sample_column
from .charts import day_label, lines, number
from .dimensions import CoverageBy
from .filters import CoverageFilterSet, Which
from .history import curve_days, kept_row, series_of
from .models import CoverageDay, Goals
from .shapes import Chart, Series
from .standings import CoverageRow, Goods, Standing, row_of


class MissingColumn(Column):
    """The products that a row still misses, each with a link to its editor for those who edit pages."""

    cell_template_name = "product_pages/reports/cells/missing.html"

    def get_cell_context_data(self, instance, parent_context):
        may = policy_registry.get_by_type(Page).user_has_permission(parent_context["request"].user, "change")
        return super().get_cell_context_data(instance, parent_context) | {"may_open": may}


class CoverageReport(Report):
    model = Certificate
    slug = "coverage"
    menu_label = _("Coverage of the marketplaces")
    menu_order = 100
    header_icon = "globe"
    filterset_class = CoverageFilterSet
    intro = _(
        "How many products of 3 stars or more can be bought at a marketplace today. "
        "The province’s goal is 100% (plan 2345/UBND-TH of 6 April 2022)."
    )
    columns = [
        Column("label", label=_("Products"), classname="report__label"),
        number_column("declared", _("with declared stars")),
        number_column("starred", _("with stars valid today")),
        number_column("listed", _("of those, listed")),
        number_column("working", _("with a working listing")),
        Column("percent", label=_("coverage"), accessor="percent_words", classname="report__number"),
        MissingColumn("missing", label=_("still missing")),
        sample_column(),
    ]
    list_export = ["label", "declared", "starred", "listed", "working", "percent", "missing_names", "sample_word"]
    export_headings = {
        "label": _("Products"),
        "declared": _("with declared stars"),
        "starred": _("with stars valid today"),
        "listed": _("of those, listed"),
        "working": _("with a working listing"),
        "percent": _("coverage, %"),
        "missing_names": _("still missing"),
        "sample_word": _("figures"),
    }
    tabs = CoverageBy.choices

    # ---- what there is
    @cached_property
    def kept(self) -> list[CoverageDay]:
        days = CoverageDay.objects.select_related("marketplace__renamed_to__renamed_to")
        return list(days.order_by("day", "pk"))

    @cached_property
    def goods(self) -> Goods:
        return Goods(self.day)

    @cached_property
    def has_real(self) -> bool:
        # A day that was kept before the first star was verified says nothing yet.
        kept = any(day.starred and not day.is_sample for day in self.kept)
        return kept or any(product.starred for product in self.goods.products)

    @cached_property
    def has_sample(self) -> bool:
        kept = any(day.is_sample for day in self.kept)
        return kept or any(product.sample_starred for product in self.goods.products)

    @cached_property
    def shops(self) -> list[Marketplace]:
        """Return the open marketplaces."""
        return [shop for shop in all_marketplaces() if shop.state == Marketplace.State.ACTIVE]

    @cached_property
    def goals(self) -> Goals:
        return goals_of_the_province()

    @cached_property
    def filter_choices(self):
        products = self.goods.products
        districts = {product.former_district for product in products if product.former_district}
        return {
            "marketplace": [(str(shop.pk), shop.name) for shop in self.shops],
            "category": choices_of(product.category for product in products),
            "district": [(name, name) for name in sorted(districts, key=sort_key)],
        }

    # ---- today
    @cached_property
    def standings(self) -> list[Standing]:
        """Return the products that the filters leave."""
        wanted = {name: self.chosen[name] for name in ("group", "category", "district")}
        found = self.goods.standings(sample=self.which != Which.REAL)
        return [standing for standing in found if standing.fits(**wanted)]

    @property
    def shop(self) -> int | None:
        return int(self.chosen["marketplace"]) if self.chosen["marketplace"] else None

    @cached_property
    def in_all(self) -> CoverageRow:
        return row_of(gettext("All products"), self.standings, self.shop)

    @cached_property
    def rows(self) -> list[CoverageRow]:
        match self.chosen["by"]:
            case CoverageBy.DAY:
                return [kept_row(day) for day in reversed(self.curve)]
            case CoverageBy.MARKETPLACE:
                shops = [shop for shop in self.shops if self.shop in (None, shop.pk)]
                return [self.in_all, *(row_of(shop.name, self.standings, shop.pk) for shop in shops)]
            case by:
                return [self.in_all, *self._by(by)]

    def _by(self, by: str) -> list[CoverageRow]:
        shelves = defaultdict(list)
        for standing in self.standings:
            shelves[str(getattr(standing, by) or "")].append(standing)
        nameless = shelves.pop("", [])
        named = sorted(shelves.items(), key=lambda shelf: sort_key(shelf[0]))
        return [row_of(label, among, self.shop) for label, among in named] + (
            [row_of(gettext("not recorded"), nameless, self.shop)] if nameless else []
        )

    # ---- over time
    @cached_property
    def curve(self) -> list[CoverageDay]:
        days = [day for day in self.kept if self.which.takes(day.is_sample)]
        return curve_days(days, self.chosen["span"], self.day)

    @cached_property
    def charts(self) -> list[Chart]:
        series = series_of(self.curve, self.shop)
        if not series:
            return []
        title = gettext("Coverage over time")
        goal = gettext("goal: %(percent)s%%") % {"percent": self.goals.coverage}
        return [
            lines(
                "coverage",
                title,
                summary(series),
                series,
                first=gettext("Day"),
                goal=(self.goals.coverage, goal),
                sample=gettext("sample"),
            )
        ]

    @cached_property
    def tiles(self):
        row = self.in_all
        return [
            (
                gettext("Coverage today"),
                row.percent_words,
                gettext("goal: %(percent)s%%") % {"percent": self.goals.coverage},
            ),
            (
                gettext("with stars valid today"),
                number(row.starred),
                gettext("of %(count)s with declared stars") % {"count": number(row.declared)},
            ),
            (
                gettext("with a working listing"),
                number(row.working),
                gettext("still missing: %(count)s") % {"count": number(len(row.missing))},
            ),
        ]

    @cached_property
    def notes(self):
        notes = []
        if not self.in_all.starred:
            notes.append(gettext("No stars have been verified yet, so there is nothing to count."))
        if not self.charts:
            notes.append(
                gettext("No coverage has been kept for these days yet: the checker of listings keeps one figure a day.")
            )
        elif any(self.chosen[name] for name in ("group", "category", "district")):
            notes.append(
                gettext("Coverage is kept for the whole province only: the curve does not follow the filters.")
            )
        return notes


def summary(series: list[Series]) -> str:
    """Return the curve in words: where each line begins and ends."""
    said = gettext("%(name)s: %(first)s%% on %(from)s, %(last)s%% on %(to)s.")
    return " ".join(
        said
        % {
            "name": line.name,
            "first": line.points[0][1],
            "from": day_label(line.points[0][0]),
            "last": line.points[-1][1],
            "to": day_label(line.points[-1][0]),
        }
        for line in series
    )
