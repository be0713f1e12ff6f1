"""What each page still lacks, kept so that lists can be filtered and the desk can count."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Readiness(models.Model):
    """The standing of a page's latest draft. Worked out anew whenever that is saved."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="readiness")
    # [{"key": "hero_alt"}, …]: keys only, the sentences follow the reader's language.
    lacks = models.JSONField(_("what is missing"), default=list)
    required = models.PositiveSmallIntegerField(_("required and missing"), default=0, db_index=True)
    advised = models.PositiveSmallIntegerField(_("advised"), default=0, db_index=True)
    measured_at = models.DateTimeField(_("measured at"), auto_now=True)

    class Meta:
        verbose_name = _("readiness")
        verbose_name_plural = _("readiness")

    def __str__(self):
        return f"{self.page}: {self.required} + {self.advised}"
