"""Uploads lose what a camera tells about the person who held it: place, device, owner."""

from io import BytesIO

from django.core.files.base import File
from PIL import ExifTags, Image, UnidentifiedImageError

# Orientation decides how a picture is turned; everything else stays behind.
_KEPT_TAGS = (ExifTags.Base.Orientation,)


def without_private_metadata(file: File) -> File:
    """Return the picture without EXIF but for its orientation; JPEG pixels are not recompressed.

    A file that is no picture, or has no EXIF, is returned as it is: refusing it is the form's task.
    """
    file.seek(0)
    try:
        picture = Image.open(file)
        exif = picture.getexif()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        file.seek(0)
        return file
    if not exif or picture.format not in {"JPEG", "PNG", "WEBP"}:
        file.seek(0)
        return file
    kept = Image.Exif()
    for tag in _KEPT_TAGS:
        if tag in exif:
            kept[tag] = exif[tag]
    ways: dict[str, dict] = {"JPEG": {"quality": "keep"}, "WEBP": {"lossless": True}}
    stripped = BytesIO()
    picture.save(stripped, picture.format, exif=kept, **ways.get(picture.format, {}))
    stripped.seek(0)
    return File(stripped, name=file.name)
