"""An exhibitor: a producer at an event, with its stand and its products.

Exhibitors stand beside the page, not in its revisions: stands are given away until the fair opens, long after the
announcement was reviewed, and there may be hundreds of them. Readers see them as soon as the event is published.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.editions import EventPage
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from showcase.pages.records import OfSourcePage
from showcase.text.fold import nfc

from .stands import tidy


class Exhibitor(OfSourcePage):
    """A producer with a page here, or the bare name of one that has none yet."""

    event = models.ForeignKey(
        EventPage, verbose_name=_("event"), on_delete=models.CASCADE, related_name="exhibitor_set"
    )
    producer = models.ForeignKey(
        ProducerPage,
        verbose_name=_("producer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="exhibits",
    )
    name = models.CharField(
        _("name of the exhibitor"),
        max_length=200,
        blank=True,
        help_text=_("Only for one that has no page here: a cooperative, a company, a household."),
    )
    stand = models.CharField(_("stand"), max_length=20, blank=True, help_text=_("As it is numbered on the plan: A12."))
    products = models.ManyToManyField(ProductPage, verbose_name=_("products"), blank=True, related_name="exhibits")
    note = models.CharField(
        _("note"), max_length=250, blank=True, help_text=_("For visitors: tastings, demonstrations, hours.")
    )

    source_pages = ("event", "producer")

    class Meta:
        ordering = ["stand", "pk"]
        verbose_name = _("exhibitor")
        verbose_name_plural = _("exhibitors")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "stand"],
                condition=~Q(stand=""),
                name="stand_given_once",
                violation_error_message=_("This stand is given to another exhibitor."),
            ),
            models.UniqueConstraint(
                fields=["event", "producer"],
                name="producer_exhibits_once",
                violation_error_message=_("This producer is on the list already."),
            ),
        ]

    def __str__(self):
        return self.shown_name

    @property
    def shown_name(self) -> str:
        return self.producer.title if self.producer else self.name

    def clean(self):
        super().clean()
        self.name, self.stand = nfc(self.name.strip()), tidy(self.stand)
        if not (self.producer or self.name):
            raise ValidationError({"producer": _("Choose the producer, or write the name of the exhibitor.")})
