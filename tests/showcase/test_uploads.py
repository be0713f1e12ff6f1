"""Every way of uploading a photograph leaves its place behind."""

from django.core.files.images import ImageFile
from PIL import Image

from showcase.images.models import Picture
from tests.showcase.test_images import photograph


def test_a_file_saved_before_its_record_loses_its_place(db):
    """The form for many pictures stores the file first and the record later."""
    picture = Picture(title="Sân phơi")
    picture.file.save("photograph.jpg", ImageFile(photograph(), name="photograph.jpg"), save=False)
    assert 0x8825 not in Image.open(picture.file.open()).getexif()
