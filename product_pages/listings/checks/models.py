"""Each check of a listing, as it went."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .querysets import ListingCheckQuerySet
from .reasons import reason_label


class Outcome(models.TextChoices):
    """How a listing's address answered."""

    WORKS = "works", _("works")
    REDIRECTED = "redirected", _("works, has moved")
    GONE = "gone", _("sold out or removed")
    UNREACHABLE = "unreachable", _("unreachable")
    REFUSED = "refused", _("not asked: the address is not safe")
    FORBIDDEN = "forbidden", _("not asked: the marketplace wants no robots there")


class ListingCheck(models.Model):
    listing = models.ForeignKey(
        "product_pages.Listing", verbose_name=_("listing"), on_delete=models.CASCADE, related_name="checks"
    )
    at = models.DateTimeField(_("when"), db_index=True)
    url = models.URLField(_("address"), max_length=500)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    final_url = models.URLField(_("led to"), max_length=500, blank=True)
    milliseconds = models.PositiveIntegerField(_("milliseconds"), default=0)

    objects = ListingCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("check of a listing")
        verbose_name_plural = _("checks of listings")

    def __str__(self):
        return f"{self.url} · {self.get_outcome_display()}"

    @property
    def reason_label(self) -> str:
        """Return the reason in words."""
        return reason_label(self.reason)
