"""Pictures: who made them, under which licence, and what they show to someone who cannot see them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)

from .metadata import without_private_metadata


class Licence(models.TextChoices):
    OWN = "own", _("Our own work")
    PERMISSION = "permission", _("Used with written permission")
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    PUBLIC_DOMAIN = "public-domain", _("Public domain")


class CleanImageFieldFile(WagtailImageFieldFile):
    """Every way into the library ends here: the form for one picture, the one for many, the importer."""

    def save(self, name, content, save=True):
        super().save(name, without_private_metadata(content), save)


class CleanImageField(WagtailImageField):
    attr_class = CleanImageFieldFile


class Picture(AbstractImage):
    """A picture in the library. Its alt text is written where it is used, not here."""

    file = CleanImageField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")

    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who drew or photographed it, as readers should see the name."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        default=Licence.OWN,
        help_text=_("What allows us to publish it."),
    )
    source_url = models.URLField(
        _("where it comes from"),
        blank=True,
        help_text=_("Address of the original, when it was published elsewhere."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "source_url",
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

    def clean(self):
        super().clean()
        if self.licence in {Licence.PERMISSION, Licence.CC_BY, Licence.CC_BY_SA} and not self.credit:
            raise ValidationError({"credit": _("This licence asks us to name the maker.")})


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]
