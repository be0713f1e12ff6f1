"""Pictures: who made them, under which licence, and what they show to someone who cannot see them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.search import index

from showcase.cache.data import per_generation
from showcase.consents.models import Consent
from showcase.consents.state import holding
from showcase.today import today

from .metadata import without_private_metadata


class Licence(models.TextChoices):
    OWN = "own", _("Our own work")
    PERMISSION = "permission", _("Used with written permission")
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    PUBLIC_DOMAIN = "public-domain", _("Public domain")


class People(models.TextChoices):
    """Who can be recognised. A public event needs no consent (Civil Code 2015, article 32), a portrait does."""

    NOBODY = "nobody", _("nobody recognisable")
    PUBLIC_EVENT = "public-event", _("a public event, nobody singled out")
    CONSENT = "consent", _("people who consent")


class CleanImageFieldFile(WagtailImageFieldFile):
    """Every way into the library ends here: the form for one picture, the one for many, the importer."""

    def save(self, name, content, save=True):
        super().save(name, without_private_metadata(content), save)


class CleanImageField(WagtailImageField):
    attr_class = CleanImageFieldFile


class PictureQuerySet(ImageQuerySet):
    def to_complete(self):
        """Return the pictures that lack a credit, a licence, the answer about people, or a consent that holds."""
        return self.filter(Q(credit="") | Q(licence="") | Q(people="") | _consent_missing())

    def without_consent(self):
        """Return the pictures of people whose consent is not recorded, or does not hold today."""
        return self.filter(_consent_missing())

    def choosable(self):
        """Return the pictures that may be put on a page today: complete, and with the people's consent."""
        complete = self.exclude(Q(credit="") | Q(licence="") | Q(people=""))
        return complete.filter(~Q(people=People.CONSENT) | holding("consent__"))


def _consent_missing() -> Q:
    return Q(people=People.CONSENT) & (Q(consent=None) | ~holding("consent__"))


@per_generation
def consents_that_hold(day: str) -> frozenset[int]:
    """Return the consents that hold on the day, which is part of the key under which the answer is kept."""
    return frozenset(Consent.objects.holding().values_list("pk", flat=True))


class Picture(AbstractImage):
    """A picture in the library. Its alt text is written where it is used, not here."""

    file = CleanImageField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")

    credit = models.CharField(
        _("credit"),
        max_length=255,
        help_text=_("Who drew or photographed it, as readers should see the name."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        help_text=_("What allows us to publish it."),
    )
    source_url = models.URLField(
        _("where it comes from"),
        blank=True,
        help_text=_("Address of the original, when it was published elsewhere."),
    )

    people = models.CharField(
        _("people recognisable"),
        max_length=20,
        choices=People.choices,
        help_text=_("Somebody who can be recognised must have consented to being shown."),
    )
    consent = models.ForeignKey(
        Consent,
        verbose_name=_("consent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pictures",
        help_text=_("Of the people in the picture. When it is withdrawn the picture is removed everywhere."),
    )

    objects = PictureQuerySet.as_manager()

    # So that the chooser can search among those that may be shown.
    search_fields = [*AbstractImage.search_fields, index.FilterField("id")]

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "source_url",
        "people",
        "consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self):
        """Return the description; never the title, which is a file name more often than not."""
        return self.description

    @property
    def may_be_shown(self) -> bool:
        """Return whether readers may see it today: a picture of people needs a consent that holds."""
        return self.people != People.CONSENT or self.consent_id in consents_that_hold(str(today()))

    @property
    def people_label(self) -> str:
        """Return who can be recognised, with the number of their consent."""
        words = self.get_people_display() or str(_("not answered"))
        return f"{words} · {self.consent.reference}" if self.consent else words

    @property
    def lacks(self) -> list[str]:
        """Return the names of the fields that must be filled in before it is put on a page."""
        missing = [name for name in ("credit", "licence", "people") if not getattr(self, name)]
        return missing if self.may_be_shown else [*missing, "consent"]

    def clean(self):
        super().clean()
        if self.people != People.CONSENT:
            self.consent = None
        elif not self.consent:
            raise ValidationError({"consent": _("Choose the consent of the people in the picture.")})
        elif not self.consent.holds:
            raise ValidationError({"consent": _("This consent does not hold today.")})
        elif not self.consent.covers_photo:
            raise ValidationError({"consent": _("This consent does not cover photographs.")})


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]
