"""The form in which pictures are uploaded and described: credit, licence and consent before anything else."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from showcase.consents.models import Consent

from .metadata import without_private_metadata


class UploadField(WagtailImageField):
    """Wagtail's field, which reads how large a picture says it is before anything decodes it.

    A file that breaks off half-way is no picture either. What it returns has lost its private metadata
    already, so that two uploads of one photograph are found to be the same.
    """

    def check_image_pixel_size(self, f):
        limit, found = self.max_image_pixels, pixels(f)
        if limit and found > limit:
            sentence = self.error_messages["file_too_many_pixels"]
            counts = {"num_pixels": found, "max_pixels_count": limit}
            raise ValidationError(sentence % counts, code="file_too_many_pixels")
        try:
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error

    def to_python(self, data):
        file = super().to_python(data)
        if file is None:
            return None
        stripped = without_private_metadata(file)
        if stripped is not file:
            # What Wagtail's field has found out about the file, for whoever asks the form.
            vars(stripped).update(image=file.image, content_type=file.content_type)
        return stripped


def pixels(file) -> int:
    """Return the number of pixels that a picture file claims, 0 where only Wagtail's own check can tell."""
    try:
        width, height = Image.open(file).size
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return 0
    finally:
        file.seek(0)
    return width * height


class ConsentField(forms.ModelChoiceField):
    """One of the consents that hold and cover photographs, told apart by person, day and number."""

    def label_from_instance(self, consent: Consent) -> str:
        return consent.choice_label


class PictureForm(BaseImageForm):
    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        field = self.fields.get("file")
        if field:
            self.fields["file"] = UploadField(
                label=field.label, required=field.required, widget=field.widget, help_text=field.help_text
            )
        if "consent" in self.fields:
            self.fields["consent"] = self.consent_field(user)

    def consent_field(self, user) -> ConsentField:
        """Return the choice among the consents that the user may see, and the one that is chosen already."""
        offered = Consent.objects.filter(pk=self.instance.consent_id)
        if user is not None:
            offered |= Consent.objects.filter(pk__in=Consent.objects.for_choosing(user).filter(covers_photo=True))
        column = self.instance._meta.get_field("consent")
        return ConsentField(
            offered.order_by("person", "pk"),
            label=column.verbose_name.capitalize(),
            required=False,
            empty_label=_("– none –"),
            help_text=column.help_text,
        )
