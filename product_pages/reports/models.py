"""Figures that are kept day by day, and the goals that reports compare them with."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


class CoverageDay(models.Model):
    """The coverage as it stood on one day, at one marketplace or (without one) at any of them."""

    day = models.DateField(_("day"))
    marketplace = models.ForeignKey(
        "product_pages.Marketplace",
        verbose_name=_("marketplace"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="coverage_days",
    )
    starred = models.PositiveIntegerField(_("products of 3 stars or more"))
    listed = models.PositiveIntegerField(_("of those, with a working listing"))
    is_sample = models.BooleanField(_("sample"), default=False)

    class Meta:
        ordering = ["day"]
        verbose_name = _("coverage of a day")
        verbose_name_plural = _("coverage, day by day")
        constraints = [
            models.UniqueConstraint(fields=["day", "marketplace"], name="coverage_once_a_day"),
            models.UniqueConstraint(
                fields=["day"], condition=models.Q(marketplace=None), name="coverage_in_all_once_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.day:%d/%m/%Y} · {self.listed}/{self.starred}"


PERCENT = [MinValueValidator(0), MaxValueValidator(1000)]


@register_setting(icon="history")
class Goals(BaseGenericSetting):
    """What the province wants to reach: plan 2345/UBND-TH of 6 April 2022."""

    coverage = models.PositiveSmallIntegerField(
        _("coverage, %"),
        default=100,
        validators=[MaxValueValidator(100)],
        help_text=_("Products of 3 stars or more that can be bought at a marketplace."),
    )
    clicks_low = models.PositiveSmallIntegerField(_("more click-outs: at least, %"), default=15, validators=PERCENT)
    clicks_high = models.PositiveSmallIntegerField(_("more click-outs: at best, %"), default=20, validators=PERCENT)
    baseline_year = models.PositiveSmallIntegerField(
        _("year to compare with"),
        default=2026,
        validators=[MinValueValidator(2015), MaxValueValidator(2100)],
        help_text=_("Click-outs of a month are compared with those of the same month in this year."),
    )

    panels = [
        FieldPanel("coverage"),
        FieldRowPanel([FieldPanel("clicks_low"), FieldPanel("clicks_high"), FieldPanel("baseline_year")]),
    ]

    class Meta:
        verbose_name = _("goals")
