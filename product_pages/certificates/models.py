"""Certificates: one recognition of one product of one maker under one scheme."""

from datetime import date

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, RevisionMixin

from product_pages.history import log_verification
from showcase.documents import is_public
from showcase.pages.records import OfSourcePage

from . import errors
from .forms import CertificateForm
from .querysets import CertificateQuerySet
from .schemes import Scheme
from .validity import HOLDS, Expiry, Precision, State, add_months, days_left, last_day, last_day_of, state_on

# Letters that fill half of the postmark's ring.
HALF_A_RING = 20


class Certificate(OfSourcePage, DraftStateMixin, RevisionMixin, models.Model):
    """A recognition with its number, dates and evidence; shown as valid only while it is.

    A draft (`live` is false) is shown to nobody: imports make drafts, and an editor publishes them.
    """

    product = models.ForeignKey(
        "product_pages.ProductPage",
        verbose_name=_("product"),
        on_delete=models.CASCADE,
        related_name="certificate_set",
        help_text=_("The Vietnamese page; its translations show the same certificates."),
    )
    producer = models.ForeignKey(
        "product_pages.ProducerPage",
        verbose_name=_("producer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="certificate_set",
        help_text=_("The maker to whom it was given. Stars are shown only with their maker."),
    )
    scheme = models.ForeignKey(Scheme, verbose_name=_("scheme"), on_delete=models.PROTECT, related_name="certificates")
    stars = models.PositiveSmallIntegerField(
        _("stars"), null=True, blank=True, validators=[MinValueValidator(3), MaxValueValidator(5)]
    )
    item = models.CharField(
        _("product on the certificate"),
        max_length=200,
        blank=True,
        help_text=_("Exactly as certified, where the page tells of more than one: “tea bags, 50 g”."),
    )
    product_code = models.CharField(_("OCOP product code"), max_length=60, blank=True)
    number = models.CharField(_("number"), max_length=80, blank=True)
    decision = models.CharField(_("decision"), max_length=120, blank=True)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    issued_precision = models.CharField(_("date known"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("Its last day. Leave blank where the scheme's own rule gives it."),
    )
    licence = models.CharField(
        _("licence to use the name"),
        max_length=120,
        blank=True,
        help_text=_("Number of the maker's licence, where the scheme needs one."),
    )
    licence_until = models.DateField(_("licence ends on"), null=True, blank=True)
    renews = models.ForeignKey(
        "self",
        verbose_name=_("renews"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="renewals",
        help_text=_("The earlier certificate that this one replaces."),
    )
    withdrawn_on = models.DateField(
        _("withdrawn on"), null=True, blank=True, help_text=_("By whoever issued it. It does not hold from that day.")
    )
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=250, blank=True)
    evidence = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A copy of the decision or certificate. Readers can open it unless its collection is private."),
    )
    evidence_url = models.URLField(_("evidence on the web"), max_length=500, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    verified_on = models.DateField(
        _("verified on"),
        null=True,
        blank=True,
        help_text=_("When someone compared this record with its evidence. Blank means: not verified."),
    )
    notes = models.TextField(
        _("notes for editors"), blank=True, help_text=_("Doubts and what is still to ask. Never shown to readers.")
    )

    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Made up to show a state; wherever it is shown it says so.")
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="certificate")

    objects = CertificateQuerySet.as_manager()
    source_pages = ("product", "producer")
    base_form_class = CertificateForm
    # What somebody compares with the evidence: when one of these changes, it must be compared again.
    checked_facts = (
        "product_id",
        "producer_id",
        "scheme_id",
        "stars",
        "item",
        "number",
        "decision",
        "issuer",
        "issued_on",
        "issued_precision",
        "valid_until",
        "licence",
        "licence_until",
    )

    class Meta:
        ordering = ["product", "scheme"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self):
        return f"{self.scheme} · {self.product}"

    @property
    def revisions(self):
        return self._revisions

    def clean(self):
        super().clean()
        found = errors.of_dates(self) | errors.of_scheme(self) | errors.of_links(self)
        if self.verified_on:
            found |= errors.of_verification(self)
        if found:
            raise ValidationError(found)

    def save(self, *args, **kwargs):
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if not self.valid_until or (before and self.valid_until == before.valid_until == before.end_by_rule):
            self.valid_until = self.end_by_rule or self.valid_until
        if before and self.must_be_checked_again(before):
            self.verified_on = self.verified_by = None
        super().save(*args, **kwargs)
        log_verification(self, before, kwargs.get("update_fields"))

    def must_be_checked_again(self, before: "Certificate") -> bool:
        """Return whether a fact has changed since somebody compared the record with its evidence."""
        changed = any(getattr(self, name) != getattr(before, name) for name in self.checked_facts)
        return changed and bool(before.verified_on) and self.verified_on == before.verified_on

    @property
    def end_by_rule(self) -> date | None:
        """Return the last day that the scheme's own rule gives, or None where it gives none."""
        months = self.scheme.months if self.scheme.expiry == Expiry.MONTHS else None
        if not (self.issued_on and months):
            return None
        return add_months(last_day(self.issued_on, self.issued_precision), months)

    @cached_property
    def renewed_from(self) -> date | None:
        """Return the first day of a verified certificate that renews this one, or None.

        Lists bring it along: `CertificateQuerySet.with_renewal`.
        """
        if not self.pk:
            return None
        return type(self).objects.with_renewal().values_list("renewed_from", flat=True).get(pk=self.pk)

    def state(self, at: date | None = None) -> State:
        """Return the certificate's state on the day (today)."""
        return state_on(self, at)

    @cached_property
    def current_state(self) -> State:
        return self.state()

    def holds(self, *days: date) -> bool:
        """Return whether the certificate is published and holds on each of the days."""
        return self.live and all(self.state(day) in HOLDS for day in days)

    @property
    def summary(self) -> str:
        """Return what editors tell the product's certificates apart by."""
        return " · ".join(str(part) for part in (self.scheme, self.number or self.decision, self.issued_words) if part)

    @property
    def state_label(self) -> str:
        """Return the state in words; a draft says that it is one, a sample too."""
        words = [] if self.live else [_("draft")]
        words += [self.current_state.label] + ([_("sample")] if self.is_sample else [])
        return " · ".join(str(word) for word in words)

    @property
    def is_valid(self) -> bool:
        return self.live and self.current_state in HOLDS

    @property
    def last_day(self) -> date | None:
        return last_day_of(self)

    @property
    def days_left(self) -> int | None:
        return days_left(self)

    @property
    def shown_stars(self) -> int | None:
        """Return the stars, but only while they hold, and only with their decision, exact day and maker."""
        return self.whole_stars if self.is_valid else None

    @property
    def whole_stars(self) -> int | None:
        """Return the stars if decision, exact day and maker are known, whether or not they hold."""
        whole = self.producer_id and self.decision and self.issued_on and self.issued_precision == Precision.DAY
        return self.stars if whole else None

    @property
    def shown_evidence(self) -> str:
        """Return the address of the evidence that readers may open, '' without."""
        if self.evidence_url:
            return self.evidence_url
        return self.evidence.url if self.evidence and is_public(self.evidence) else ""

    @property
    def look(self) -> str:
        """Return how the certificate is drawn: valid, expired (over for whatever reason) or unverified."""
        if self.is_valid:
            return State.VALID.value
        return State.UNVERIFIED.value if self.current_state == State.UNVERIFIED else State.EXPIRED.value

    @property
    def is_struck(self) -> bool:
        return self.look == State.EXPIRED.value

    @property
    def star_line(self) -> str:
        return "★" * (self.shown_stars or 0)

    @property
    def postmark_text(self) -> str:
        """Return what runs around the postmark, twice when it is too short to fill the ring."""
        once = f"{self.scheme.short_name} · {self.current_state.label} · ".upper()
        return (once * 2 if len(once) < HALF_A_RING else once).strip()

    @property
    def issued_words(self) -> str:
        """Return the date of issue no more exactly than it is known."""
        if not self.issued_on:
            return ""
        known: dict[str, str] = {Precision.YEAR: "Y", Precision.MONTH: "YEAR_MONTH_FORMAT"}
        return date_format(self.issued_on, known.get(self.issued_precision, "DATE_FORMAT"))
