"""By what the rows of a report are told apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CoverageBy(models.TextChoices):
    MARKETPLACE = "marketplace", _("By marketplace")
    PLACE = "place", _("By commune")
    DISTRICT = "district", _("By former district")
    GROUP = "group", _("By OCOP group")
    CATEGORY = "category", _("By category")
    DAY = "day", _("Over time")


class ClicksBy(models.TextChoices):
    MARKETPLACE = "marketplace", _("By marketplace")
    PRODUCT = "product", _("By product")
    LANGUAGE = "language", _("By page language")
    LISTING = "listing", _("By listing")
