"""What an event lists: hours of single days, products, sponsors, papers, sources. Translations share these."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from product_pages.products.models import ProductPage
from showcase.pages.sources import AbstractSource

from .editions import EventPage


class EventHours(Orderable):
    """Hours of one day that differ from the others. 1 is the first day, so that moving the event moves them."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_hours")
    day = models.PositiveSmallIntegerField(
        _("day"),
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("1 is the first day of the event."),
    )
    is_closed = models.BooleanField(_("closed"), default=False)
    opens_at = models.TimeField(_("opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("closes at"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("is_closed")])
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("hours of a day")
        verbose_name_plural = _("hours of single days")

    def clean(self):
        super().clean()
        if not self.is_closed and not self.opens_at:
            raise ValidationError({"opens_at": _("Say when it opens on this day, or that it is closed.")})
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("It cannot close before it opens.")})


class EventProduct(Orderable):
    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_products")
    product = models.ForeignKey(
        ProductPage, verbose_name=_("product"), on_delete=models.CASCADE, related_name="event_links"
    )

    panels = [PageChooserPanel("product")]

    class Meta(Orderable.Meta):
        verbose_name = _("product on show")


class EventSponsor(Orderable):
    """An organisation that supports the event, by its own name in every language."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_sponsors")
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("website"), max_length=500, blank=True)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("url")])]

    class Meta(Orderable.Meta):
        verbose_name = _("sponsor")
        verbose_name_plural = _("sponsors")


class EventDocument(Orderable):
    """A paper for visitors or exhibitors: the plan, the rules, the form of registration."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_documents")
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("Leave blank to use the document's own title.")
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")


class EventSource(AbstractSource):
    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_sources")
