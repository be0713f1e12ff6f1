"""When a shop's “unchanged since you last looked” would not do any more."""

from django.db.models.signals import post_save


def look_afresh(sender, instance, **kwargs) -> None:
    """Have whole pages looked at again: what counts as gone at this marketplace may be other words now."""
    from product_pages.listings.models import Listing

    here_or_before = Listing.objects.filter(marketplace=instance) | Listing.objects.filter(
        marketplace__renamed_to=instance
    )
    here_or_before.update(etag="", last_modified="")


def connect() -> None:
    post_save.connect(look_afresh, sender="product_pages.Marketplace", dispatch_uid="look_afresh")
