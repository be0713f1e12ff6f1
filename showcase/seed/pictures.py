"""The illustrated plates as pictures of the library, in a collection of their own."""

from django.core.files.images import ImageFile
from wagtail.models import Collection

from showcase.images.models import Licence, People, Picture

from .sources import IMAGES, read

COLLECTION = "Tranh minh họa mẫu"


def collection() -> Collection:
    """Return the collection of the sample's pictures, made at need."""
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)


def load_picture(name: str, title: str, description: str) -> Picture:
    """Return the picture drawn in `images/<name>.png`, loaded once."""
    shelf = collection()
    found = Picture.objects.filter(collection=shelf, title=title).first()
    if found:
        return found
    path = IMAGES / f"{name}.png"
    with path.open("rb") as file:
        return Picture.objects.create(
            title=title,
            description=description[:255],
            file=ImageFile(file, name=path.name),
            collection=shelf,
            credit=read("site")["brand"]["name_vi"],
            licence=Licence.OWN,
            people=People.NOBODY,
        )
