"""Pictures for the previews of blocks: whatever the library holds first."""

from showcase.images.models import Picture


def picture_value() -> dict:
    """Return the value of an ImageBlock with a picture of the library; an empty one without any."""
    picture = Picture.objects.order_by("pk").first()
    return {"image": picture, "alt_text": picture.description if picture else "", "decorative": False}


def with_picture(**values) -> dict:
    """Return the value of a block that has a picture in `image`."""
    return {"image": picture_value(), **values}
