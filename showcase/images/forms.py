"""The form in which pictures are uploaded."""

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class UploadField(WagtailImageField):
    """Wagtail's field, which reads how large a picture says it is before anything decodes it.

    A file that breaks off half-way is no picture either.
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


def pixels(file) -> int:
    """Return the number of pixels that a picture file claims, 0 where only Wagtail's own check can tell."""
    try:
        width, height = Image.open(file).size
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return 0
    finally:
        file.seek(0)
    return width * height


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field:
            self.fields["file"] = UploadField(
                label=field.label, required=field.required, widget=field.widget, help_text=field.help_text
            )
