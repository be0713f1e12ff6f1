"""What the story of a product stands on, each source with the part that it speaks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from showcase.pages.sources import AbstractSource


class Chapter(models.TextChoices):
    """What a source speaks for."""

    WHOLE = "whole", _("the whole page")
    NAMES = "names", _("its names")
    ORIGIN = "origin", _("origin")
    ENVIRONMENT = "environment", _("farming environment")
    PRODUCERS = "producers", _("producers")
    PROCESS = "process", _("process")
    CULTURE = "culture", _("history and culture")
    FEATURES = "features", _("features")
    ENJOY = "enjoy", _("how to enjoy it")
    SEASON = "season", _("harvest months")
    CERTIFICATES = "certificates", _("certificates")


class ProductSource(AbstractSource):
    product = ParentalKey("product_pages.ProductPage", on_delete=models.CASCADE, related_name="product_sources")
    chapter = models.CharField(_("speaks for"), max_length=20, choices=Chapter.choices, default=Chapter.WHOLE)

    panels = [FieldPanel("chapter"), *AbstractSource.panels]
