"""The shelves that products stand on: the site's categories, OCOP's criteria sets, the landscapes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from showcase.bilingual import Bilingual


class Landscape(models.TextChoices):
    """The five landscapes: each is a palette and a horizon line in the design."""

    COAST = "coast", _("Coast")
    DELTA = "delta", _("Delta")
    MIDLAND = "midland", _("Midland")
    HIGHLAND = "highland", _("Highland")
    RIVER = "river", _("River")


class OcopGroup(models.TextChoices):
    """The six groups of Decision 148/QĐ-TTg of 24 February 2023."""

    FOOD = "food", _("Food")
    BEVERAGES = "beverages", _("Beverages")
    HERBAL = "herbal", _("Medicinal plants and products from them")
    CRAFTS = "crafts", _("Handicrafts")
    ORNAMENTAL = "ornamental", _("Ornamental plants and animals")
    TOURISM = "tourism", _("Community tourism, ecotourism and sites")


class Category(models.Model):
    """A shelf of the catalogue, in the words of shoppers."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    name_vi = models.CharField(_("name, Vietnamese"), max_length=80)
    name_en = models.CharField(_("name, English"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    name = Bilingual("name")

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self):
        return self.name


class CriteriaSet(models.Model):
    """One of the criteria sets by which OCOP products are assessed (26 in Decision 148/QĐ-TTg)."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    name_vi = models.CharField(_("name, Vietnamese"), max_length=160)
    name_en = models.CharField(_("name, English"), max_length=160)
    group = models.CharField(_("OCOP group"), max_length=20, choices=OcopGroup.choices)
    no_buy_button = models.BooleanField(
        _("no buy button"),
        default=False,
        help_text=_("For spirits: their craft may be told, but no link may invite readers to buy."),
    )

    name = Bilingual("name")

    class Meta:
        ordering = ["number"]
        verbose_name = _("OCOP criteria set")
        verbose_name_plural = _("OCOP criteria sets")

    def __str__(self):
        return f"{self.number}. {self.name}"
