"""What a code still knows when its page is deleted: the name that the page had last."""

from django.db.models.signals import pre_delete
from wagtail.models import Page

from .making import told_title
from .models import ShortCode


def keep_names(sender, instance: Page, **kwargs) -> None:
    """Write down the names of a page that is about to go, with its codes and with those that were printed for it."""
    ShortCode.objects.filter(page=instance.pk).update(title=told_title(instance))
    ShortCode.objects.filter(at=instance.pk).update(place=instance.title or str(instance.pk))


def connect() -> None:
    # Every deletion of a page, whatever its kind, also deletes a row of this model.
    pre_delete.connect(keep_names, sender=Page, dispatch_uid="keep_names_of_codes")
