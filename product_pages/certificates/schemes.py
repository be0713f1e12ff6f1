"""Schemes: the kinds of recognition, each with its own rule, as records that staff can edit."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from showcase.bilingual import Bilingual
from showcase.text.fold import fold

from .validity import Expiry


class Scheme(models.Model):
    """A kind of recognition: OCOP, a geographical indication, VietGAP, a trade mark…"""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_vi = models.CharField(_("name, Vietnamese"), max_length=120)
    name_en = models.CharField(_("name, English"), max_length=120)
    has_stars = models.BooleanField(_("gives stars"), default=False)
    expiry = models.CharField(_("ends"), max_length=10, choices=Expiry.choices, default=Expiry.DATED)
    months = models.PositiveSmallIntegerField(_("months of validity"), null=True, blank=True)
    needs_licence = models.BooleanField(
        _("needs a licence"),
        default=False,
        help_text=_("The name is protected without end, but each maker needs a licence to use it."),
    )
    issuers = models.TextField(
        _("who issues it"),
        blank=True,
        help_text=_("How the names of issuers may begin, one a line. Blank: anyone. Others are refused."),
    )
    rule_vi = models.TextField(_("rule in plain words, Vietnamese"), blank=True, help_text=_("Shown to readers."))
    rule_en = models.TextField(_("rule in plain words, English"), blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=250, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    name = Bilingual("name")
    rule = Bilingual("rule")

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

    @property
    def rule_of_dates(self) -> str:
        """Return how its certificates end, in words, where nobody has written the rule."""
        if self.expiry == Expiry.MONTHS:
            words = ngettext("%(count)d month from recognition", "%(count)d months from recognition", self.months or 0)
            return words % {"count": self.months}
        return str(Expiry(self.expiry).label)

    def may_be_issued_by(self, issuer: str) -> bool:
        """Return whether the issuer's name begins as one of those who issue it; marks and case do not count."""
        known = [fold(line.strip()).casefold() for line in self.issuers.splitlines() if line.strip()]
        return not known or fold(issuer.strip()).casefold().startswith(tuple(known))
