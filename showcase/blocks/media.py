"""Blocks with pictures, sound and film. Nothing is loaded from another site until a reader asks."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from .previews import with_picture


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with its caption. Credit and licence come from the library.")
        template = "showcase/blocks/picture.html"

    def get_preview_value(self):
        return self.normalize(with_picture(caption="Sân phơi trước nhà"))


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("pictures"), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Two to twelve pictures side by side.")
        template = "showcase/blocks/gallery.html"

    def get_preview_value(self):
        return self.normalize({"pictures": [with_picture(caption="Sân phơi"), with_picture(caption="Chum tương")]})


class AudioBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=150)
    file = DocumentChooserBlock(label=_("sound file"), help_text=_("An MP3 from the documents."))
    transcript = blocks.RichTextBlock(
        label=_("transcript"),
        features=["bold", "italic"],
        help_text=_("Every word, for readers who cannot hear it."),
    )

    class Meta:
        icon = "media"
        label = _("Audio")
        description = _("A recording with its transcript.")
        template = "showcase/blocks/audio.html"
        preview_value = {
            "title": "Bản tin phát thanh xã",
            "file": None,
            "transcript": "<p>Thưa bà con và các bạn…</p>",
        }

    def clean(self, value):
        value = super().clean(value)
        if value["file"] and value["file"].file_extension.lower() != "mp3":
            raise blocks.StructBlockValidationError(
                {"file": ValidationError(_("Choose an MP3: other formats do not play on every phone."))}
            )
        return value


class VideoLinkBlock(blocks.StructBlock):
    """A link to a film on another site: a click leaves for it, nothing of it is loaded before."""

    url = blocks.URLBlock(label=_("address of the video"))
    title = blocks.CharBlock(label=_("title"), max_length=150)
    image = ImageBlock(label=_("still picture"), required=False)
    duration = blocks.CharBlock(label=_("length"), required=False, max_length=20, help_text="3:20")

    class Meta:
        icon = "media"
        label = _("Video link")
        description = _("A video on another site, opened only when the reader asks for it.")
        template = "showcase/blocks/video_link.html"

    def get_preview_value(self):
        return self.normalize(
            with_picture(url="https://video.example/xem", title="Một ngày ở sân phơi", duration="3:20")
        )
