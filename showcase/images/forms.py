"""The form in which pictures are uploaded."""

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class UploadField(WagtailImageField):
    """Wagtail's field, to which a file that breaks off half-way is no picture either."""

    def check_image_pixel_size(self, f):
        try:
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field:
            self.fields["file"] = UploadField(
                label=field.label, required=field.required, widget=field.widget, help_text=field.help_text
            )
