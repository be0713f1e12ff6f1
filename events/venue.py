"""Where an event is held, how one gets there and in, and whom to ask."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from showcase.places.models import LATITUDE, LONGITUDE


class StepFree(models.TextChoices):
    YES = "yes", _("everywhere")
    PARTLY = "partly", _("in part")
    NO = "no", _("no")


class Entry(models.TextChoices):
    FREE = "free", _("free")
    PAID = "paid", _("paid")


class VenueMixin(models.Model):
    """Venue, address, directions, access, entry, contact. What nobody has said stays blank and is not shown."""

    venue = models.CharField(_("venue"), max_length=200, blank=True)
    address = models.CharField(
        _("address of the venue"), max_length=250, blank=True, help_text=_("Street and number, without the commune.")
    )
    place = models.ForeignKey(
        "showcase.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("Commune or ward; leave blank for an event outside the province."),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    directions = models.TextField(
        _("how to get there"),
        max_length=800,
        blank=True,
        help_text=_("In words: from which road, past what, where to park, which bus."),
    )
    step_free = models.CharField(
        _("reachable by wheelchair"), max_length=8, choices=StepFree.choices, blank=True, default=""
    )
    access_note = models.CharField(
        _("about access"),
        max_length=250,
        blank=True,
        help_text=_("Ramps, toilets, seats, quiet hours: what a visitor must know before setting out."),
    )
    entry = models.CharField(_("entry"), max_length=8, choices=Entry.choices, blank=True, default="")
    price = models.CharField(
        _("price"),
        max_length=200,
        blank=True,
        help_text=_("As announced, with the currency: “20.000 ₫, children free”."),
    )
    registration_url = models.URLField(_("where to register"), max_length=500, blank=True)
    livestream_url = models.URLField(_("where it is streamed"), max_length=500, blank=True)
    contact_office = models.CharField(
        _("whom to ask"),
        max_length=200,
        blank=True,
        help_text=_("An office, not a person: a name and a private number need a recorded consent."),
    )
    contact_phone = models.CharField(_("telephone of the office"), max_length=40, blank=True)
    contact_email = models.EmailField(_("e-mail of the office"), blank=True)
    venue_plan = models.ForeignKey(
        "showcase.Picture",
        verbose_name=_("plan of the venue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A picture with the stands numbered. Without one a plan is drawn from the stands."),
    )
    venue_plan_alt = models.CharField(
        _("what the plan shows"),
        max_length=250,
        blank=True,
        help_text=_("For readers who cannot see it: where the entrance is, which rows stand where."),
    )

    venue_facts = (
        "place",
        "latitude",
        "longitude",
        "step_free",
        "entry",
        "registration_url",
        "livestream_url",
        "contact_phone",
        "contact_email",
        "venue_plan",
    )

    class Meta:
        abstract = True
