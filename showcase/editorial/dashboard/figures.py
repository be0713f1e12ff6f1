"""The numbers of the desk. Each leads to the list that it counts, and is shown to those who may open that list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from events.corner.counting import open_proposals
from events.corner.proposal_views import may_answer
from product_pages.certificates.models import Certificate
from product_pages.certificates.validity import NOTICES, State
from product_pages.coverage import coverage
from product_pages.listings.health import DEAD
from product_pages.listings.models import Listing
from product_pages.listings.permissions import seen_by
from product_pages.reports.certificates_report import CertificatesReport
from product_pages.reports.coverage_report import CoverageReport
from product_pages.reports.filters import BROKEN
from product_pages.reports.health_report import HealthReport
from showcase.editorial.translation.access import may_see_report as may_see_translations
from showcase.editorial.translation.access import pages_of
from showcase.editorial.translation.models import Standing
from showcase.readiness.querysets import Standing as Lacks
from showcase.readiness.querysets import by_standing

from .work import Work


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, and where the list stands."""

    label: str | Promise
    number: str
    url: str
    note: str = ""
    urgent: bool = False


def address(name: str, **query) -> str:
    return f"{reverse(name)}?{urlencode(query)}" if query else reverse(name)


class Figures:
    """The numbers for one user. Two that read the same rows read them once."""

    def __init__(self, user, work: Work):
        self.user = user
        self.work = work

    def mine(self) -> list[Figure]:
        """Return what waits for the user who reviews, and what the user who writes waits for."""
        return [*(self._to_review() if self.work.reviews else ()), *(self._sent() if self.work.sends else ())]

    def _to_review(self) -> list[Figure]:
        counts = self.work.desk.counts
        return [
            Figure(
                _("wait for my review"),
                str(counts.waiting),
                self._reviews("#desk-waiting", reviewable="true"),
                urgent=counts.late > 0,
                note=self._late(counts.late),
            )
        ]

    def _sent(self) -> list[Figure]:
        counts, all_mine = self.work.desk.counts, self._reviews("#desk-mine-in-review", requested_by=self.user.pk)
        return [
            Figure(
                _("came back to me"),
                str(counts.returned),
                "#desk-returned" if counts.returned else all_mine,
                urgent=counts.returned > 0,
            ),
            Figure(_("of mine in review"), str(counts.mine), all_mine),
        ]

    def _reviews(self, here: str, **query) -> str:
        """Return the report on reviews, for those who may open it; for all others the list on the desk itself."""
        return address("editorial_in_review", **query) if self.work.may_see_reviews else here

    @staticmethod
    def _late(late: int) -> str:
        return ngettext("%(count)s is late", "%(count)s are late", late) % {"count": late} if late else ""

    def of_the_site(self) -> Iterator[Figure]:
        """Yield how the site stands, as far as the user may read it."""
        readers: tuple[tuple[Callable, Callable], ...] = (
            (CertificatesReport.may_be_seen_by, self.certificates),
            (HealthReport.may_be_seen_by, self.listings),
            (CoverageReport.may_be_seen_by, self.coverage),
            (may_see_translations, self.translations),
            (may_answer, self.proposals),
            (lambda user: self.work.may_write, self.drafts),
        )
        for may_be_seen_by, figures in readers:
            if may_be_seen_by(self.user):
                yield from figures()

    # ---- certificates
    def certificates(self) -> list[Figure]:
        labels = {
            State.EXPIRING: _("certificates end within %(days)s days") % {"days": max(NOTICES)},
            State.EXPIRED: _("certificates expired"),
        }
        found = self._in_states(*labels)
        return [self._of_certificates(label, state, found[state]) for state, label in labels.items()]

    @staticmethod
    def _in_states(first: State, second: State) -> dict[State, list[bool]]:
        """Return for each published certificate in either state whether it is a sample: one query."""
        samples: dict[State, list[bool]] = {first: [], second: []}
        rows = [
            Certificate.objects.published().in_state(state).order_by().values_list(Value(state.value), "is_sample")
            for state in samples
        ]
        for state, is_sample in rows[0].union(rows[1], all=True):
            samples[State(state)].append(is_sample)
        return samples

    @staticmethod
    def _of_certificates(label: str, state: State, samples: list[bool]) -> Figure:
        url = address("report_certificates", figures="both", state=state, status="live")
        return Figure(label, str(len(samples)), url, note=of_samples(sum(samples)), urgent=len(samples) > sum(samples))

    # ---- listings
    @cached_property
    def dead_listings(self) -> list[Listing]:
        known = seen_by(self.user).with_marketplace().order_by()
        return [listing for listing in known if listing.health() in DEAD]

    def listings(self) -> list[Figure]:
        samples = sum(listing.is_sample for listing in self.dead_listings)
        dead = len(self.dead_listings)
        url = address("report_listing-health", figures="both", health=BROKEN)
        return [Figure(_("listings broken"), str(dead), url, note=of_samples(samples), urgent=dead > samples)]

    def coverage(self) -> list[Figure]:
        stands = coverage()
        if stands.percent is None:
            sample = coverage(sample=True)
            known = f"{sample.percent} %" if sample.percent is not None else "–"
            return [Figure(_("coverage"), known, address("report_coverage"), note=_("of the sample"))]
        note = _("%(listed)s of %(starred)s products of 3 stars or more") % {
            "listed": stands.listed,
            "starred": stands.starred,
        }
        return [Figure(_("coverage"), f"{stands.percent} %", address("report_coverage"), note=note)]

    # ---- pages
    def translations(self) -> list[Figure]:
        found = Standing.objects.among(pages_of(self.user)).counts()
        behind, begun = found.get("behind", 0), found.get("partial", 0)
        note = _("%(count)s begun") % {"count": begun} if begun else ""
        url = address("report_translations", state="behind")
        return [Figure(_("translations behind"), str(behind), url, note=note, urgent=behind > 0)]

    @staticmethod
    def proposals() -> list[Figure]:
        """Return how many pages that organisers miss wait for an answer, where any do."""
        count = open_proposals()
        label = _("proposed pages wait for an answer")
        return [Figure(label, str(count), address("event_proposals"), urgent=True)] if count else []

    def drafts(self) -> list[Figure]:
        """Return how many products, stories and events lack something for publication, where any do."""
        policy = policy_registry.get_by_type(Page)
        own = policy.instances_user_has_any_permission_for(self.user, ["add", "change", "publish"])
        lacking = by_standing(Page.objects.filter(pk__in=own.values("pk")), Lacks.LACKING)
        counts = dict(
            lacking.filter(locale__language_code=settings.LANGUAGE_CODE)
            .order_by()
            .values_list("content_type__model")
            .annotate(count=Count("pk"))
        )
        return [
            Figure(label, str(counts[model]), address(url, locale="vi", readiness=Lacks.LACKING.value))
            for model, label, url in (
                ("productpage", _("products lack something"), "product_list:index"),
                ("producerpage", _("producers lack something"), "producer_list:index"),
                ("storypage", _("stories lack something"), "story_list:index"),
                ("eventpage", _("events lack something"), "event_list:index"),
            )
            if counts.get(model)
        ]


def of_samples(count: int) -> str:
    return ngettext("%(count)s is a sample", "%(count)s are samples", count) % {"count": count} if count else ""
