"""Writes new certificates and listings some hundred at a time, and the references of what was written.

One at a time, 5,000 rows would hold SQLite's only pen for minutes. What save() and save_revision()
would have done is done here for all; the plan has asked the models' rules already.
"""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from product_pages.certificates.models import Certificate, Scheme
from product_pages.listings.models import Listing
from product_pages.products.models import ProductPage

from .known import Facts

BATCH = 400


def new_certificates(rows: list[Facts], user: AbstractBaseUser | None) -> list[tuple[Certificate, Revision]]:
    """Create drafts, each with its first revision; they are published by an editor or not at all."""
    records = [Certificate(live=False, has_unpublished_changes=True, **values) for values in rows]
    with_names(records)
    Certificate.objects.bulk_create(records, batch_size=BATCH)
    revisions = [first_revision(record, user) for record in records]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    for record, revision in zip(records, revisions, strict=True):
        record.latest_revision = revision
    Certificate.objects.bulk_update(records, ["latest_revision"], batch_size=BATCH)
    log_creation(records, user)
    return list(zip(records, revisions, strict=True))


def new_listings(rows: list[Facts], user: AbstractBaseUser | None) -> list[Listing]:
    """Create listings that nobody has checked: readers see none of them before the checker has."""
    records = [Listing(**values) for values in rows]
    Listing.objects.bulk_create(records, batch_size=BATCH)
    with_names(records)
    log_creation(records, user)
    return records


def with_names(records: Iterable[Certificate | Listing]) -> None:
    """Give the records what their own names are made of, in one query each."""
    records = list(records)
    products = ProductPage.objects.only("title").in_bulk({record.product_id for record in records})
    schemes = Scheme.objects.in_bulk()
    for record in records:
        record.product = products[record.product_id]
        if isinstance(record, Certificate):
            record.scheme = schemes[record.scheme_id]


def first_revision(record: Certificate, user: AbstractBaseUser | None) -> Revision:
    kind = record.get_content_type()
    return Revision(
        content_type=kind,
        base_content_type=record.get_base_content_type(),
        object_id=str(record.pk),
        created_at=timezone.now(),
        user=user,
        content=record.serializable_data(),
        object_str=str(record),
    )


def log_creation(records: Iterable[Model], user: AbstractBaseUser | None) -> None:
    """Write into the records' history who created them."""
    now = timezone.now()
    entries = [
        ModelLogEntry(
            content_type=ContentType.objects.get_for_model(record),
            label=str(record),
            action="wagtail.create",
            timestamp=now,
            object_id=str(record.pk),
            user=user,
            content_changed=True,
            revision_id=getattr(record, "latest_revision_id", None),
        )
        for record in records
    ]
    ModelLogEntry.objects.bulk_create(entries, batch_size=BATCH)


def index_references(model, numbers: Iterable[int]) -> None:
    """Let Wagtail know what the records point at; after the writing, so that nobody waits for it.

    Should the process end before it, `manage.py rebuild_references_index` makes up for it.
    """
    for record in model.objects.filter(pk__in=list(numbers)):
        ReferenceIndex.create_or_update_for_object(record)
