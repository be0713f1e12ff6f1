"""The report on click-outs: this period against the one before, and against the baseline year with its goal."""

from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from product_pages.listings.models import ClickOut, Listing, Marketplace
from product_pages.listings.permissions import own_marketplaces, policy
from product_pages.taxonomy import Category

from .base import Report, all_marketplaces, choices_of, goals_of_the_province, link_column, number_column, sample_column
from .charts import columns, day_label, month_label, number
from .clicks_figures import Compared, Periods, by_day, compared, sum_of
from .dimensions import ClicksBy
from .filters import ClicksFilterSet, Which
from .models import Goals
from .periods import DAY, Length, Period, chosen_period, months_of, moved, whole
from .shapes import Chart
from .shapes import Column as ChartColumn

# Days of a period up to which each has a column of its own; in longer ones each month has.
DAILY = 62
# What a category needs to say its name.
CATEGORY = ("id", "name_vi", "name_en")


class ClicksReport(Report):
    model = Listing
    slug = "click-outs"
    menu_label = _("Click-outs")
    menu_order = 120
    header_icon = "link-external"
    filterset_class = ClicksFilterSet
    intro = _(
        "How many readers went on to a shop. The goal is 15–20% more than in the year to compare with "
        "(plan 2345/UBND-TH); administrators change it under Settings, Goals."
    )
    columns = [
        link_column("label", _("Click-outs"), "url"),
        number_column("now", _("this period")),
        number_column("before", _("the period before")),
        Column("change_words", label=_("change"), classname="report__number"),
        number_column("baseline", _("baseline year")),
        Column("growth_words", label=_("against the baseline"), classname="report__number"),
        sample_column(),
    ]
    list_export = ["label", "now", "before", "change", "baseline", "growth", "sample_word"]
    export_headings = {
        "label": _("Click-outs"),
        "now": _("this period"),
        "before": _("the period before"),
        "change": _("change, %"),
        "baseline": _("baseline year"),
        "growth": _("against the baseline, %"),
        "sample_word": _("figures"),
    }
    tabs = ClicksBy.choices

    # ---- what there is
    @cached_property
    def own_shops(self) -> frozenset[int] | None:
        """Return the marketplaces that a partner is shown, None where all are."""
        user = self.request.user
        return None if policy().for_all(user, ["change", "view"]) else own_marketplaces(user)

    @cached_property
    def known(self) -> QuerySet[ClickOut]:
        clicks = ClickOut.objects.all()
        return clicks if self.own_shops is None else clicks.filter(marketplace__in=self.own_shops)

    @cached_property
    def counted(self) -> list[dict]:
        """Return which products have click-outs, real or made up."""
        fields = ("product__title", "product__sort_key", *(f"product__category__{name}" for name in CATEGORY))
        return list(self.known.order_by().values("is_sample", "product_id", *fields).distinct())

    @cached_property
    def has_real(self) -> bool:
        return any(not row["is_sample"] for row in self.counted)

    @cached_property
    def has_sample(self) -> bool:
        return any(row["is_sample"] for row in self.counted)

    @cached_property
    def shops(self) -> dict[int, Marketplace]:
        return {shop.pk: shop for shop in all_marketplaces()}

    @cached_property
    def goals(self) -> Goals:
        return goals_of_the_province()

    @cached_property
    def filter_choices(self):
        products = {row["product_id"]: row for row in self.counted if row["product_id"]}
        categories = [
            Category(**{name: row[f"product__category__{name}"] for name in CATEGORY}) for row in products.values()
        ]
        in_alphabet = sorted(products.values(), key=lambda row: row["product__sort_key"])
        return {
            "marketplace": choices_of(
                shop.current for pk, shop in self.shops.items() if self.own_shops is None or pk in self.own_shops
            ),
            "category": choices_of(category for category in categories if category.pk),
            "product": [(str(row["product_id"]), row["product__title"]) for row in in_alphabet],
        }

    # ---- the periods
    @cached_property
    def asked(self) -> tuple[Period, str]:
        """Return the period that was asked for, or this month with a sentence on what was wrong."""
        try:
            return chosen_period(self.day, *(self.chosen[name] for name in ("length", "on", "since", "until"))), ""
        except ValueError as problem:
            return whole(Length.MONTH, self.day), str(problem)

    @cached_property
    def problems(self) -> list[str]:
        return [*super().problems, *([self.asked[1]] if self.asked[1] else [])]

    @cached_property
    def periods(self) -> Periods:
        """Return what is compared: as many days of each period as are over of this one."""
        asked = self.asked[0]
        now = asked.until(self.day)
        before = asked.before()
        year = self.goals.baseline_year
        return Periods(
            now,
            before if now == asked else before.first_days(now.days),
            now.in_year(year) if now.first.year > year else None,
        )

    # ---- the figures
    @cached_property
    def clicks(self):
        clicks = self.known
        if self.which != Which.BOTH:
            clicks = clicks.filter(is_sample=self.which == Which.SAMPLE)
        if shop := self.chosen["marketplace"]:
            clicks = clicks.filter(
                marketplace__in=[pk for pk, each in self.shops.items() if str(each.current.pk) == shop]
            )
        wanted = {"product__category": self.chosen["category"], "product": self.chosen["product"]}
        return clicks.filter(**{name: value for name, value in wanted.items() if value})

    @cached_property
    def rows(self) -> list[Compared]:
        return compared(self.clicks, self.chosen["by"], self.periods, self.shops)

    @cached_property
    def in_all(self) -> Compared:
        total = Compared("", baseline=0 if self.periods.baseline else None)
        for row in self.rows:
            total.add({"now": row.now, "before": row.before, "sampled": row.sampled, "baseline": row.baseline})
        return total

    @cached_property
    def series(self) -> list[ChartColumn]:
        """Return a column for each day, in long periods for each month, with the goal where there is a baseline."""
        periods = self.periods
        days = by_day(self.clicks, filter(None, [periods.now, periods.baseline]))
        if periods.now.days <= DAILY:
            return daily(days, periods, self.goals)
        return monthly(days, periods, self.goals)

    @cached_property
    def charts(self) -> list[Chart]:
        if not self.in_all.now and not self.in_all.baseline:
            return []
        is_daily = self.periods.now.days <= DAILY
        title = gettext("Click-outs by day") if is_daily else gettext("Click-outs by month")
        goal = gettext("goal: %(low)s–%(high)s%% above %(year)s") % {
            "low": self.goals.clicks_low,
            "high": self.goals.clicks_high,
            "year": self.goals.baseline_year,
        }
        first = gettext("Day") if is_daily else gettext("Month")
        said = " ".join(f"{label}: {figure}." for label, figure, _meaning in self.tiles)
        return [columns("clicks", title, said, self.series, [gettext("Click-outs")], first=first, goal=goal)]

    @cached_property
    def tiles(self):
        total, periods = self.in_all, self.periods
        tiles = [
            (span(periods.now), number(total.now), gettext("this period")),
            (
                span(periods.before),
                number(total.before),
                gettext("the period before: %(change)s") % {"change": total.change_words},
            ),
        ]
        if periods.baseline:
            growth = gettext("baseline year: %(change)s") % {"change": total.growth_words}
            tiles.append((span(periods.baseline), number(total.baseline), f"{growth} · {self.verdict}"))
        return tiles

    @cached_property
    def verdict(self) -> str:
        return verdict_of(self.in_all.growth, self.goals)

    @cached_property
    def notes(self):
        year, periods = {"year": self.goals.baseline_year}, self.periods
        notes = []
        if periods.now.first > self.day:
            notes.append(gettext("This period has not begun yet."))
        elif periods.now != self.asked[0]:
            notes.append(gettext("The period is not over: it is compared with as many days of the others."))
        if not periods.baseline:
            notes.append(
                gettext("This period does not lie after %(year)s, the year to compare with: there is no goal to draw.")
                % year
            )
        elif not self.in_all.baseline:
            notes.append(
                gettext(
                    "No click-outs are recorded for these days in %(year)s, the year to compare with: "
                    "the goal cannot be drawn."
                )
                % year
            )
        return notes

    # ---- from one period to the next
    @cached_property
    def steps(self) -> list[tuple[str, str]]:
        """Return the addresses of the period before and of the one after."""
        asked = self.asked[0]
        return [
            (f"← {span(asked.before())}", self.address_of(asked.before())),
            (f"{span(asked.after())} →", self.address_of(asked.after())),
        ]

    def address_of(self, period: Period) -> str:
        first, last = f"{period.first:%d/%m/%Y}", f"{period.last:%d/%m/%Y}"
        return self.address(on=first, since="", until="") if period.length else self.address(since=first, until=last)


def span(period: Period) -> str:
    if period.first == period.last:
        return day_label(period.first)
    return f"{day_label(period.first)}–{day_label(period.last)}"


def verdict_of(growth: int | None, goals: Goals) -> str:
    """Return in words how a growth, in percent, stands to the goal."""
    band = {"low": goals.clicks_low, "high": goals.clicks_high}
    if growth is None:
        return gettext("no figures to compare with")
    if growth < goals.clicks_low:
        return gettext("below the goal of %(low)s–%(high)s%%") % band
    if growth > goals.clicks_high:
        return gettext("above the goal of %(low)s–%(high)s%%") % band
    return gettext("within the goal of %(low)s–%(high)s%%") % band


def goal_of(baseline: float, goals: Goals) -> tuple[float, float] | None:
    """Return from and to how many click-outs the goal goes; None without a baseline."""
    low, high = (baseline * (100 + percent) / 100 for percent in (goals.clicks_low, goals.clicks_high))
    return (low, high) if baseline else None


def daily(days, periods: Periods, goals: Goals) -> list[ChartColumn]:
    """Return a column a day; the goal is the same for each: the baseline's average day with what is to be added."""
    average = sum_of(days, periods.baseline) / periods.now.days if periods.baseline else 0
    every = [periods.now.first + DAY * number for number in range(periods.now.days)]
    return [ChartColumn(day_label(day), (days[day],), goal_of(average, goals), f"{day:%d/%m}") for day in every]


def monthly(days, periods: Periods, goals: Goals) -> list[ChartColumn]:
    """Return a column a month, with the goal for the same days of the baseline year."""
    now, found = periods.now, []
    shift = (goals.baseline_year - now.first.year) * 12
    for month in months_of(now):
        then = Period(moved(month.first, shift), moved(month.last, shift))
        goal = goal_of(sum_of(days, then), goals) if periods.baseline else None
        found.append(ChartColumn(month_label(month.first), (sum_of(days, month),), goal))
    return found
