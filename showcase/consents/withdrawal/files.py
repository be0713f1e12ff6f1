"""Files are deleted after the rows that named them, so that a failure leaves no page without its picture."""

import logging

from django.apps import apps
from django.db import transaction

from showcase.consents.models import Consent

logger = logging.getLogger(__name__)


def delete_files(consent_pk: int) -> int:
    """Delete what a withdrawal has left to delete; return how many files are left because they could not be.

    A file that is gone already is no failure. The names are kept until their files are gone.
    """
    consent = Consent.objects.get(pk=consent_pk)
    left = [each for each in consent.files_left if not _is_gone(*each)]
    if left != consent.files_left:
        Consent.objects.filter(pk=consent_pk).update(files_left=left)
    return len(left)


def _is_gone(label: str, name: str) -> bool:
    model = apps.get_model(label)
    storage = model._meta.get_field("file").storage
    if model._default_manager.filter(file=name).exists():  # uploaded anew under the name that became free
        return True
    try:
        storage.delete(name)
    except Exception:
        logger.exception("The file of a withdrawn consent could not be deleted")
        return False
    return True


def delete_after_commit(consent_pk: int) -> None:
    transaction.on_commit(lambda: delete_files(consent_pk))
