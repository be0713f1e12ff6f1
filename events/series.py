"""A series: the yearly fair, whose editions are events."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from showcase.bilingual import Bilingual
from showcase.text.fold import fold_slug, nfc


class EventSeries(models.Model):
    """The name under which editions of an event follow one another."""

    name_vi = models.CharField(_("name in Vietnamese"), max_length=200, unique=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Made of the first name, and kept: readers may have it."),
    )
    intro_vi = models.TextField(_("introduction in Vietnamese"), max_length=600, blank=True)
    intro_en = models.TextField(_("introduction in English"), max_length=600, blank=True)

    name = Bilingual("name")
    intro = Bilingual("intro")

    panels = [
        FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
        FieldPanel("intro_vi"),
        FieldPanel("intro_en"),
        FieldPanel("slug", read_only=True),
    ]

    class Meta:
        ordering = ["name_vi"]
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.name_vi = nfc(self.name_vi.strip())
        self.slug = self.slug or fold_slug(self.name_vi)[:120]
        if EventSeries.objects.filter(slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"name_vi": _("There is a series whose name reads the same without its marks.")})
