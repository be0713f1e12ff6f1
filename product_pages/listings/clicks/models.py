"""How many readers went on to a shop: a number for each listing, page and day, and nothing about anyone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClickOut(models.Model):
    """The click-outs of one day from one page to one listing; marketplace and product outlive the listing."""

    day = models.DateField(_("day"))
    listing = models.ForeignKey(
        "product_pages.Listing",
        verbose_name=_("listing"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="clicks",
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    product = models.ForeignKey(
        "product_pages.ProductPage",
        verbose_name=_("product"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="clicks",
    )
    marketplace = models.ForeignKey(
        "product_pages.Marketplace",
        verbose_name=_("marketplace"),
        on_delete=models.PROTECT,
        related_name="clicks",
    )
    count = models.PositiveIntegerField(_("click-outs"), default=0)
    is_sample = models.BooleanField(_("sample"), default=False)

    class Meta:
        verbose_name = _("click-outs of a day")
        verbose_name_plural = _("click-outs")
        constraints = [models.UniqueConstraint(fields=["listing", "page", "day"], name="clicks_once_a_day")]
        indexes = [models.Index(fields=["day", "marketplace"])]

    def __str__(self):
        return f"{self.day:%d/%m/%Y} · {self.count}"
