"""Keeping the standing of each page's latest draft, so that lists can be filtered and the desk can count."""

from collections.abc import Iterable

from django.utils import timezone
from wagtail.models import Page

from .models import Readiness
from .requirements import lacks_of, measured_classes, requirements_for


def measure(page) -> Readiness | None:
    """Work out what the page in hand lacks and keep it in one query; None for a kind without requirements.

    Readers see nothing of it, so no stored page is forgotten.
    """
    if not page.pk or not requirements_for(type(page)):
        return None
    lacks = lacks_of(page)
    required = sum(lack.is_required for lack in lacks)
    standing = Readiness(
        page_id=page.pk,
        lacks=[{"key": lack.key, "required": lack.is_required} for lack in lacks],
        required=required,
        advised=len(lacks) - required,
        measured_at=timezone.now(),
    )
    Readiness.objects.bulk_create(
        [standing],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["lacks", "required", "advised", "measured_at"],
    )
    return standing


def measure_latest(pages: Iterable[Page]) -> int:
    """Measure the latest drafts of some pages; return how many were measured."""
    return sum(measure(page.get_latest_revision_as_object()) is not None for page in pages)


def measurable() -> Iterable[Page]:
    """Yield every page of a kind that has requirements, one after another."""
    for page_class in measured_classes():
        yield from page_class.objects.order_by("pk").iterator(chunk_size=100)
