"""Marketplaces and the listings of products there. Shops move: a marketplace is a record, not a constant."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from showcase.pages.records import OfSourcePage

from .hosts import allowed, host_of


class Marketplace(models.Model):
    """A platform that sells products, with the hosts that its listings may stand on."""

    class State(models.TextChoices):
        ACTIVE = "active", _("open")
        RENAMED = "renamed", _("renamed")
        CLOSED = "closed", _("closed")

    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    home_url = models.URLField(_("home page"), blank=True)
    hosts = models.TextField(
        _("hosts"), help_text=_("One a line, for example postmart.vn. Listings elsewhere are refused.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    state_since = models.DateField(_("since"), null=True, blank=True)
    renamed_to = models.ForeignKey(
        "self",
        verbose_name=_("renamed to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="formerly",
    )
    notes = models.TextField(
        _("notes for editors"),
        blank=True,
        help_text=_("What is reported and still to be confirmed. Never shown to readers."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("marketplace")
        verbose_name_plural = _("marketplaces")

    def __str__(self):
        return self.name

    @property
    def allowed_hosts(self) -> list[str]:
        return [host.strip().lower() for host in self.hosts.splitlines() if host.strip()]


class ListingQuerySet(QuerySet):
    def for_readers(self):
        """Return the listings that a reader may be led to: at open marketplaces, not known to be gone."""
        return (
            self.select_related("marketplace")
            .exclude(marketplace__state=Marketplace.State.CLOSED)
            .exclude(state=Listing.State.GONE)
            .order_by("marketplace__order", "pk")
        )

    def for_editors(self):
        return self.select_related("marketplace", "product").order_by("marketplace__order", "pk")


class Listing(OfSourcePage):
    """One product's page at one marketplace."""

    class State(models.TextChoices):
        UNCHECKED = "unchecked", _("not yet checked")
        WORKS = "works", _("works")
        GONE = "gone", _("gone")

    product = models.ForeignKey(
        "product_pages.ProductPage",
        verbose_name=_("product"),
        on_delete=models.CASCADE,
        related_name="listing_set",
        help_text=_("The Vietnamese page; its translations lead to the same shops."),
    )
    marketplace = models.ForeignKey(
        Marketplace,
        verbose_name=_("marketplace"),
        on_delete=models.PROTECT,
        related_name="listings",
    )
    url = models.URLField(_("address"), max_length=500)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UNCHECKED)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    is_sample = models.BooleanField(
        _("sample"),
        default=False,
        help_text=_("Leads to a page that says so, never to a shop."),
    )

    objects = ListingQuerySet.as_manager()
    source_pages = ("product",)

    class Meta:
        ordering = ["product", "marketplace"]
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        constraints = [
            models.UniqueConstraint(
                fields=["product", "marketplace", "url"],
                name="listing_once",
                violation_error_message=_("This listing is already recorded."),
            )
        ]

    def __str__(self):
        return f"{self.marketplace} · {self.product}"

    def clean(self):
        super().clean()
        if self.product_id and not self.product.may_have_buy_button:
            raise ValidationError(_("This product may not be offered for sale here: spirits get no buy button."))
        if self.marketplace_id and self.url and not allowed(self.url, self.marketplace.allowed_hosts):
            raise ValidationError(
                {
                    "url": _("%(host)s is not a host of %(marketplace)s.")
                    % {"host": host_of(self.url) or self.url, "marketplace": self.marketplace}
                }
            )

    @property
    def summary(self) -> str:
        """Return what editors tell the product's listings apart by."""
        return f"{self.marketplace} · {self.url}"

    @property
    def state_label(self) -> str:
        return str(self.get_state_display())

    def get_absolute_url(self) -> str:
        """Return the address of the passage to the shop, never the shop's own."""
        return reverse("listing", args=[self.pk])
