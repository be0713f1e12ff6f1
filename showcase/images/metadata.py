"""Uploads lose what a camera tells about the person who held it: place, device, owner."""

from io import BytesIO

from django.core.files.base import File
from PIL import ExifTags, Image, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

# Orientation decides how a picture is turned; everything else stays behind.
_KEPT_TAGS = (ExifTags.Base.Orientation,)
# What else programs write into a picture about where, when and by whom it was taken.
_PRIVATE = {"xmp", "comment", "photoshop"}
_OPTIONS: dict[str | None, dict] = {
    "JPEG": {"quality": "keep", "comment": b""},
    "PNG": {},
    "WEBP": {"lossless": True},
    "AVIF": {"quality": 95},
}


def without_private_metadata(file: File) -> File:
    """Return the picture without metadata but for its orientation; a JPEG keeps its quality.

    A file that is no picture, or tells nothing, is returned as it is: refusing it is the form's task.
    So nothing is done twice, and the same photograph always becomes the same file.
    """
    file.seek(0)
    try:
        picture: Image.Image = Image.open(file)
        if picture.format == "MPO":  # a photograph and its preview: only the photograph stays
            picture = JpegImageFile(file)
        exif = picture.getexif()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        file.seek(0)
        return file
    tells = set(exif) - set(_KEPT_TAGS) or _PRIVATE & picture.info.keys()
    if not tells or picture.format not in _OPTIONS:
        file.seek(0)
        return file
    kept = Image.Exif()
    for tag in _KEPT_TAGS:
        if tag in exif:
            kept[tag] = exif[tag]
    stripped = BytesIO()
    colours = picture.info.get("icc_profile")
    picture.save(stripped, picture.format, exif=kept, icc_profile=colours, **_OPTIONS[picture.format])
    stripped.seek(0)
    return File(stripped, name=file.name)
