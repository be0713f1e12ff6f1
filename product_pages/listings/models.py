"""Listings: one product's page at one marketplace, with what its last checks found."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from showcase.pages.records import OfSourcePage
from showcase.today import day_of

from .addresses import clean, read
from .checks.models import ListingCheck
from .clicks.models import ClickOut
from .forms import ListingForm
from .health import LEADS_ON, Health, health_of
from .hosts import allowed, host_of
from .logos import logos
from .marketplaces import Marketplace, MarketplaceChange

__all__ = ["ClickOut", "Listing", "ListingCheck", "Marketplace", "MarketplaceChange"]


class ListingQuerySet(QuerySet):
    def with_marketplace(self):
        """Return the listings with their marketplace and what it was renamed to."""
        return self.select_related("marketplace__renamed_to__renamed_to")

    def in_order(self):
        return self.order_by("marketplace__order", "pk")

    def for_readers(self):
        """Return the listings with what tells whether they lead on: see `Listing.leads_on`."""
        return self.with_marketplace().in_order()

    def for_editors(self):
        return self.with_marketplace().select_related("product").in_order()

    def for_checks(self):
        """Return the listings that shops may be asked about: samples never are."""
        return self.with_marketplace().filter(is_sample=False).in_order()

    def not_checked_since(self, moment):
        return self.exclude(checked_at__gt=moment)


class Listing(OfSourcePage):
    """One product's page at one marketplace. Its state comes from checks, never from a form."""

    class State(models.TextChoices):
        """What the checks have settled; `Health` says what that means today."""

        UNCHECKED = "unchecked", _("not yet checked")
        WORKS = "works", _("works")
        REDIRECTED = "redirected", _("works, has moved")
        GONE = "gone", _("sold out or removed")
        UNREACHABLE = "unreachable", _("unreachable")

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
    url = models.URLField(
        _("address"),
        max_length=500,
        help_text=_("Copied from the browser. What tracks people is cut off when it is saved."),
    )
    is_sample = models.BooleanField(
        _("sample"),
        default=False,
        help_text=_("Leads to a page that says so, never to a shop."),
    )

    # What the checker has found: see `checks`.
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.UNCHECKED, editable=False)
    checked_url = models.URLField(_("address checked"), max_length=500, blank=True, editable=False)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True, editable=False)
    strikes = models.PositiveSmallIntegerField(_("failures in a row"), default=0, editable=False)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True, editable=False)
    moved_to = models.URLField(_("has moved to"), max_length=500, blank=True, editable=False)
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=60, blank=True, editable=False)

    objects = ListingQuerySet.as_manager()
    base_form_class = ListingForm
    source_pages = ("product",)

    class Meta:
        ordering = ["product", "marketplace"]
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        constraints = [
            models.UniqueConstraint(
                fields=["marketplace", "url"],
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
        if not (self.marketplace_id and self.url):
            return
        # Before anything is taken off: an address with a user or a port in it is refused, not repaired.
        if not allowed(self.url, self.marketplace.allowed_hosts):
            raise ValidationError(
                {
                    "url": _("%(host)s is not a host of %(marketplace)s.")
                    % {"host": host_of(self.url) or self.url, "marketplace": self.marketplace}
                }
            )
        self.url = clean(self.url)
        self._check_rules()
        self._check_double()

    def _check_rules(self) -> None:
        rules = self.marketplace.address_rules
        if rules and read(self.url_path, rules) is None:
            raise ValidationError(
                {
                    "url": _("No page of a product at %(marketplace)s: its address looks like %(rule)s.")
                    % {"marketplace": self.marketplace, "rule": rules[0]}
                }
            )

    def _check_double(self) -> None:
        double = type(self).objects.filter(marketplace=self.marketplace, url=self.url).exclude(pk=self.pk).first()
        if double:
            raise ValidationError(
                {"url": _("This address is already recorded, for %(product)s.") % {"product": double.product}}
            )

    def save(self, *args, **kwargs):
        self.url = clean(self.url)
        super().save(*args, **kwargs)

    @property
    def url_path(self) -> str:
        return urlsplit(self.url).path

    @cached_property
    def address(self) -> str | None:
        """Return where the listing stands today: its marketplace may have a new name."""
        return self.marketplace.address_today(self.url)

    @property
    def shop(self) -> Marketplace:
        """Return the marketplace under the name that it bears today."""
        return self.marketplace.current

    @property
    def logo(self) -> dict | None:
        """Return the logo of the shop: its address, width and height."""
        return logos().get(self.shop.pk)

    def health(self, at=None) -> Health:
        return health_of(self, at)

    @property
    def leads_on(self) -> bool:
        """Return whether readers may be led there today."""
        return self.health() in LEADS_ON and allowed(self.address or "", self.shop.allowed_hosts)

    @property
    def may_be_checked(self) -> bool:
        """Return whether its shop may be asked: never for a sample, a closed shop or an unknown address."""
        return not self.is_sample and self.marketplace.is_open and bool(self.address)

    @property
    def checked_on(self):
        """Return the day of the last check, None without one."""
        return day_of(self.checked_at) if self.checked_at else None

    @property
    def summary(self) -> str:
        """Return what editors tell the product's listings apart by."""
        return f"{self.marketplace} · {self.url}"

    @property
    def state_label(self) -> str:
        return str(self.health().label)

    def get_absolute_url(self) -> str:
        """Return the address of the passage to the shop, never the shop's own."""
        return reverse("listing", args=[self.pk])
