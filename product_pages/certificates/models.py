"""Certificates: one recognition of one product of one maker under one scheme."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from showcase.bilingual import Bilingual
from showcase.pages.records import OfSourcePage
from showcase.today import today

from .querysets import CertificateQuerySet
from .validity import Expiry, Precision, State, add_months, last_day, state_on

# Letters that fill half of the postmark's ring.
HALF_A_RING = 20


class Scheme(models.Model):
    """A kind of recognition: OCOP, a geographical indication, VietGAP, a trade mark…"""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_vi = models.CharField(_("name, Vietnamese"), max_length=120)
    name_en = models.CharField(_("name, English"), max_length=120)
    has_stars = models.BooleanField(_("gives stars"), default=False)
    expiry = models.CharField(_("ends"), max_length=10, choices=Expiry.choices, default=Expiry.DATED)
    months = models.PositiveSmallIntegerField(_("months of validity"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    name = Bilingual("name")

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("certification scheme")
        verbose_name_plural = _("certification schemes")

    def __str__(self):
        return self.name

    @property
    def short_name(self) -> str:
        """Return the name without what stands in brackets: “OCOP”."""
        return self.name.partition(" (")[0]

    def clean(self):
        super().clean()
        if self.expiry == Expiry.MONTHS and not self.months:
            raise ValidationError({"months": _("Say for how many months its certificates hold.")})


class Certificate(OfSourcePage):
    """A recognition with its number, dates and evidence; shown as valid only while it is."""

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
    evidence = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A copy of the decision or certificate."),
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

    objects = CertificateQuerySet.as_manager()
    source_pages = ("product", "producer")

    class Meta:
        ordering = ["product", "scheme"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self):
        return f"{self.scheme} · {self.product}"

    def clean(self):
        super().clean()
        errors = {}
        if self.issued_on and self.valid_until and self.valid_until < self.issued_on:
            errors["valid_until"] = _("It cannot end before it was issued.")
        if self.issued_on and self.issued_on > today():
            errors["issued_on"] = _("It cannot have been issued in the future.")
        if self.scheme_id and self.stars and not self.scheme.has_stars:
            errors["stars"] = _("This scheme gives no stars.")
        if self.verified_on:
            errors |= self._errors_of_verification()
        if errors:
            raise ValidationError(errors)

    def _errors_of_verification(self) -> dict:
        """Return what is missing before anyone may call the certificate verified."""
        missing = {}
        if not (self.number or self.decision):
            missing["number"] = _("A verified certificate has a number or a decision.")
        if not self.issued_on or self.issued_precision != Precision.DAY:
            missing["issued_on"] = _("A verified certificate has the exact day of issue.")
        if not self.issuer:
            missing["issuer"] = _("A verified certificate names who issued it.")
        if not (self.evidence_id or self.evidence_url):
            missing["evidence"] = _("Attach the evidence, or give its address.")
        if self.stars and not self.producer_id:
            missing["producer"] = _("Stars belong to a maker: name the producer.")
        return missing

    def save(self, *args, **kwargs):
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if not self.valid_until or (before and self.valid_until == before.valid_until == before.end_by_rule):
            self.valid_until = self.end_by_rule or self.valid_until
        super().save(*args, **kwargs)

    @property
    def end_by_rule(self) -> date | None:
        """Return the last day that the scheme's own rule gives, or None where it gives none."""
        months = self.scheme.months if self.scheme.expiry == Expiry.MONTHS else None
        if not (self.issued_on and months):
            return None
        return add_months(last_day(self.issued_on, self.issued_precision), months)

    def state(self, at: date | None = None) -> State:
        """Return valid, expired or unverified, on the day (today)."""
        return state_on(self, at)

    @cached_property
    def current_state(self) -> State:
        return self.state()

    @property
    def summary(self) -> str:
        """Return what editors tell the product's certificates apart by."""
        return " · ".join(str(part) for part in (self.scheme, self.number or self.decision, self.issued_words) if part)

    @property
    def state_label(self) -> str:
        return str(self.current_state.label)

    @property
    def is_valid(self) -> bool:
        return self.current_state == State.VALID

    @property
    def shown_stars(self) -> int | None:
        """Return the stars, but only while they hold, and only with their maker."""
        return self.stars if self.is_valid and self.producer_id else None

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
