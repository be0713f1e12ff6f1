"""Many events at once: rows as a thousand announcements would leave them, in a second."""

from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connections
from wagtail.models import Page

from events.models import EventPage

AT_ONCE = 200


def crowd(parent, count: int, first: date, every: int = 1, **fields) -> None:
    """Publish events of two days below the list, one each `every` days from the first."""
    kind = ContentType.objects.get_for_model(EventPage)
    shared = {"locale": parent.locale, "content_type": kind, "depth": parent.depth + 1, "live": True}
    taken = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).count()
    pages = []
    for n in range(count):
        name = f"dong-{first:%Y%m%d}-{n}"
        path = Page._get_path(parent.path, parent.depth + 1, taken + n + 1)
        day = first + timedelta(days=n * every)
        days = {"starts_on": day, "ends_on": day + timedelta(days=1)}
        pages.append(
            EventPage(
                title=name, slug=name, path=path, url_path=f"{parent.url_path}{name}/", **shared, **days, **fields
            )
        )
    roots = Page.objects.bulk_create(
        [
            Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
            for page in pages
        ]
    )
    for page, root in zip(pages, roots, strict=True):
        page.page_ptr_id = page.pk = root.pk
    # Django saves no rows of an inherited table in bulk by its public door.
    for start in range(0, count, AT_ONCE):
        EventPage._base_manager._insert(
            pages[start : start + AT_ONCE],
            fields=EventPage._meta.local_concrete_fields,
            using=connections["default"].alias,
        )
    Page.objects.filter(pk=parent.pk).update(numchild=taken + count)
    cache.clear()  # while the clock stands still, no generation follows another
