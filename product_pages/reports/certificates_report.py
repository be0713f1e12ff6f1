"""The report on certificates: how each stands today, and how many end in the months ahead."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from product_pages.certificates.models import Certificate
from product_pages.certificates.validity import HOLDS, NOTICES, State, add_months
from product_pages.products.querysets import LONG_FIELDS

from .base import Report, choices_of, date_column, edit_url, link_column, number_column, sample_column, sample_word
from .charts import bars, columns, month_label, number
from .filters import CertificatesFilterSet
from .shapes import Chart
from .shapes import Column as ChartColumn

# What needs somebody first stands first; the number is the look of its bar.
URGENCY = {
    State.EXPIRING: 1,
    State.EXPIRED: 1,
    State.UNVERIFIED: 2,
    State.VALID: 0,
    State.RENEWED: 3,
    State.WITHDRAWN: 3,
}
ORDER = list(URGENCY)
MONTHS_AHEAD = 12


@dataclass
class CertificateRow:
    """A certificate as it stands today."""

    certificate: Certificate
    state: State

    @cached_property
    def product(self) -> str:
        return self.certificate.product.title

    @property
    def producer(self) -> str:
        return self.certificate.producer.title if self.certificate.producer else ""

    @property
    def scheme(self) -> str:
        return self.certificate.scheme.short_name

    @property
    def stars(self) -> int | None:
        return self.certificate.stars

    @property
    def decision(self) -> str:
        return " · ".join(filter(None, (self.certificate.decision, self.certificate.number)))

    @property
    def issued_on(self) -> date | None:
        return self.certificate.issued_on

    @property
    def issued_words(self) -> str:
        """Return the date of issue as exactly as it is known."""
        return self.certificate.issued_words

    @property
    def last_day(self) -> date | None:
        return self.certificate.last_day

    @property
    def days_left(self) -> int | None:
        return self.certificate.days_left

    @property
    def state_words(self) -> str:
        """Return the state, after the word “draft” where it is one."""
        draft = "" if self.certificate.live else str(_("draft"))
        return " · ".join(filter(None, [draft, str(self.state.label)]))

    @property
    def sample_word(self) -> str:
        return sample_word(self.certificate.is_sample)

    @property
    def edit_url(self) -> str:
        return edit_url(self.certificate)


class CertificatesReport(Report):
    model = Certificate
    slug = "certificates"
    menu_label = _("Validity of the certificates")
    menu_order = 130
    header_icon = "check"
    filterset_class = CertificatesFilterSet
    rows_title = _("Certificates")
    intro = _("How each certificate stands today, and which end soon: time to have them renewed, or verified.")
    columns = [
        link_column("product", _("product"), "edit_url"),
        Column("producer", label=_("producer")),
        Column("scheme", label=_("scheme")),
        Column("stars", label=_("stars"), classname="report__number"),
        Column("decision", label=_("decision")),
        Column("issued_words", label=_("issued on")),
        date_column("last_day", _("last day")),
        number_column("days_left", _("days left")),
        Column("state_words", label=_("today")),
        sample_column(),
    ]
    list_export = [
        "product",
        "producer",
        "scheme",
        "stars",
        "decision",
        "issued_on",
        "last_day",
        "days_left",
        "state_words",
        "sample_word",
    ]
    export_headings = {column.name: column.label for column in columns} | {
        "issued_on": _("issued on"),
        "sample_word": _("figures"),
    }

    @cached_property
    def certificates(self) -> list[Certificate]:
        """Return every certificate with its product, place and maker, in one query."""
        long = [f"product__{name}" for name in LONG_FIELDS] + ["producer__story"]
        return list(
            Certificate.objects.for_editors().select_related("product__category", "product__place").defer(*long)
        )

    @cached_property
    def has_real(self) -> bool:
        return any(not certificate.is_sample for certificate in self.certificates)

    @cached_property
    def has_sample(self) -> bool:
        return any(certificate.is_sample for certificate in self.certificates)

    @cached_property
    def filter_choices(self):
        return {
            "scheme": choices_of(certificate.scheme for certificate in self.certificates),
            "category": choices_of(certificate.product.category for certificate in self.certificates),
            "place": choices_of(certificate.product.place for certificate in self.certificates),
        }

    @cached_property
    def among(self) -> list[CertificateRow]:
        """Return the certificates that the filters leave, but for those by state, end and publication."""
        scheme, category, place = (self.chosen[name] for name in ("scheme", "category", "place"))
        return [
            CertificateRow(certificate, certificate.state(self.day))
            for certificate in self.certificates
            if self.which.takes(certificate.is_sample)
            and scheme in (None, str(certificate.scheme_id))
            and category in (None, str(certificate.product.category_id))
            and place in (None, str(certificate.product.place_id))
        ]

    @cached_property
    def rows(self) -> list[CertificateRow]:
        found = [row for row in self.among if self.is_wanted(row)]
        return sorted(found, key=lambda row: (ORDER.index(row.state), row.last_day or date.max, row.certificate.pk))

    def is_wanted(self, row: CertificateRow) -> bool:
        """Return whether the filters that only the table follows leave the certificate in."""
        state, ends, status = (self.chosen[name] for name in ("state", "ends", "status"))
        return (
            state in (None, row.state)
            and status in (None, "live" if row.certificate.live else "draft")
            and (not ends or self.ends_within(row, int(ends)))
        )

    @staticmethod
    def ends_within(row: CertificateRow, days: int) -> bool:
        """Return whether it has still to end, and does so within the days."""
        over = row.state in (State.WITHDRAWN, State.RENEWED)
        return not over and row.days_left is not None and 0 <= row.days_left <= days

    @cached_property
    def published(self) -> list[CertificateRow]:
        return [row for row in self.among if row.certificate.live]

    @cached_property
    def counts(self) -> Counter:
        return Counter(row.state for row in self.published)

    @cached_property
    def charts(self) -> list[Chart]:
        if not self.published:
            return []
        return [self.chart_of_months(), self.chart_of_states()]

    def chart_of_months(self) -> Chart:
        """Return how many end in each of the next months: those that hold, and those that nobody has verified."""
        ends = Counter(
            (row.last_day.replace(day=1), row.state in HOLDS)
            for row in self.published
            if row.last_day and row.last_day >= self.day and row.state in (*HOLDS, State.UNVERIFIED)
        )
        months = [add_months(self.day.replace(day=1), ahead) for ahead in range(MONTHS_AHEAD)]
        data = [ChartColumn(month_label(month), (ends[month, True], ends[month, False])) for month in months]
        said = ", ".join(f"{column.label}: {number(column.total)}" for column in data if column.total)
        return columns(
            "ends",
            gettext("Certificates that end in the next 12 months"),
            said or gettext("None."),
            data,
            [gettext("verified"), str(State.UNVERIFIED.label)],
            first=gettext("Month"),
        )

    def chart_of_states(self) -> Chart:
        data = [(str(state.label), self.counts[state], look) for state, look in URGENCY.items()]
        said = ", ".join(f"{label}: {number(count)}" for label, count, _look in data)
        return bars(
            "states",
            gettext("Certificates by how they stand today"),
            said,
            data,
            first=gettext("Today"),
            second=gettext("Certificates"),
        )

    @cached_property
    def tiles(self):
        late, soon = max(NOTICES), min(NOTICES)
        hold = sum(self.counts[state] for state in HOLDS)
        ending = {days: sum(self.ends_within(row, days) for row in self.published) for days in NOTICES}
        return [
            (
                gettext("Hold today"),
                number(hold),
                gettext("of %(count)s published") % {"count": number(len(self.published))},
            ),
            (
                gettext("End within %(days)s days") % {"days": late},
                number(ending[late]),
                gettext("of those, within %(days)s days: %(count)s") % {"days": soon, "count": number(ending[soon])},
            ),
            (gettext("Expired"), number(self.counts[State.EXPIRED]), gettext("and not renewed")),
            (
                gettext("Not verified"),
                number(self.counts[State.UNVERIFIED]),
                gettext("nobody has compared them with their evidence"),
            ),
        ]

    @cached_property
    def notes(self):
        drafts = len(self.among) - len(self.published)
        if not drafts:
            return []
        return [
            gettext("Drafts stand in the table only, marked “draft”: %(count)s. The charts count what is published.")
            % {"count": drafts}
        ]
