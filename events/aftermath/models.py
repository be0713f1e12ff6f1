"""What the organiser knows of an edition after it was held."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from events.editions import EventPage
from showcase.bilingual import Bilingual
from showcase.images.models import Picture
from showcase.pages.records import OfSourcePage


class EventReport(ClusterableModel, OfSourcePage):
    """Visitors, photographs and press of one edition. Its notes are for the desk only."""

    event = models.OneToOneField(
        EventPage, verbose_name=_("event"), on_delete=models.CASCADE, related_name="report", editable=False
    )
    visitors = models.PositiveIntegerField(_("visitors"), null=True, blank=True, help_text=_("Leave blank if unknown."))
    visitors_counted = models.CharField(
        _("how they were counted"),
        max_length=200,
        blank=True,
        help_text=_("Tickets, a counter at the gate, an estimate by whom. Readers see it beside the number."),
    )
    notes = models.TextField(
        _("notes for the desk"),
        blank=True,
        help_text=_("What went well, what to do otherwise. Never shown to readers."),
    )
    is_public = models.BooleanField(
        _("shown on the event's page"),
        default=False,
        help_text=_("Visitors, photographs and press links. Scans and click-outs stay on the desk."),
    )

    source_pages = ("event",)

    class Meta:
        verbose_name = _("report on an event")
        verbose_name_plural = _("reports on events")

    def __str__(self):
        return str(self.event)

    @property
    def shown_photos(self) -> list:
        """Return the photographs that may still be shown: a person on one who withdraws takes it along."""
        return list(self.photos.filter(picture__in=Picture.objects.choosable()).select_related("picture"))

    @property
    def shown_press(self) -> list:
        return list(self.press_links.all())


class ReportPhoto(Orderable):
    """A photograph of the edition; who is on it and their consent stand with the picture."""

    report = ParentalKey(EventReport, on_delete=models.CASCADE, related_name="photos")
    picture = models.ForeignKey(
        "showcase.Picture", verbose_name=_("photograph"), on_delete=models.CASCADE, related_name="+"
    )
    alt_vi = models.CharField(_("what it shows, in Vietnamese"), max_length=250)
    alt_en = models.CharField(_("what it shows, in English"), max_length=250, blank=True)

    alt = Bilingual("alt")

    panels = [FieldPanel("picture"), FieldRowPanel([FieldPanel("alt_vi"), FieldPanel("alt_en")])]

    class Meta(Orderable.Meta):
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")


class PressLink(Orderable):
    report = ParentalKey(EventReport, on_delete=models.CASCADE, related_name="press_links")
    title = models.CharField(_("headline"), max_length=250)
    url = models.URLField(_("address"), max_length=500)
    outlet = models.CharField(_("paper or station"), max_length=120, blank=True)
    dated = models.DateField(_("date"), null=True, blank=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("outlet"), FieldPanel("dated")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("press link")
        verbose_name_plural = _("press links")
