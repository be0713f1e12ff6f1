"""Lists of events. One boundary: an event that ends today is not past."""

from datetime import date

from django.db.models import Q, Subquery
from wagtail.models import PageManager

from showcase.pages.querysets import BasePageQuerySet
from showcase.today import today

# What only the event's own page shows.
LONG_FIELDS = ("programme", "directions", "access_note", "venue_plan_alt")


class EventPageQuerySet(BasePageQuerySet):
    def upcoming(self, at: date | None = None):
        """Return the events that are on or still to come, the next first."""
        return self.filter(ends_on__gte=today(at)).order_by("starts_on", "sort_key")

    def past(self, at: date | None = None):
        """Return the events that are over, the latest first."""
        return self.filter(ends_on__lt=today(at)).order_by("-starts_on", "sort_key")

    def held_in(self, first: date, last: date):
        """Return the events that are held on a day between two, both included, by their first day."""
        return self.filter(starts_on__lte=last, ends_on__gte=first).order_by("starts_on", "sort_key")

    def beside(self, event):
        """Return the edition of the same series before an event, and the one after, as far as there are any."""
        editions = self.filter(series=event.series_id).exclude(pk=event.pk)
        before = editions.filter(starts_on__lt=event.starts_on).order_by("-starts_on").values("pk")[:1]
        after = editions.filter(starts_on__gt=event.starts_on).order_by("starts_on").values("pk")[:1]
        return self.filter(Q(pk=Subquery(before)) | Q(pk=Subquery(after))).order_by("starts_on")

    def for_page(self):
        return super().for_page().select_related("hero_image", "place", "series", "venue_plan")

    def for_cards(self):
        return self.select_related("place").defer(*LONG_FIELDS)


EventPageManager = PageManager.from_queryset(EventPageQuerySet)
