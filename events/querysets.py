"""Lists of events. One boundary: an event that ends today is not past."""

from datetime import date

from wagtail.models import PageManager

from showcase.pages.querysets import BasePageQuerySet
from showcase.today import today


class EventPageQuerySet(BasePageQuerySet):
    def upcoming(self, at: date | None = None):
        """Return the events that are on or still to come, the next first."""
        return self.filter(ends_on__gte=today(at)).order_by("starts_on", "sort_key")

    def past(self, at: date | None = None):
        """Return the events that are over, the latest first."""
        return self.filter(ends_on__lt=today(at)).order_by("-starts_on", "sort_key")

    def for_page(self):
        return super().for_page().select_related("hero_image", "place")

    def for_cards(self):
        return self.select_related("place").defer("programme")


EventPageManager = PageManager.from_queryset(EventPageQuerySet)
