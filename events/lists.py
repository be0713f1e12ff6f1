"""All events in one list, and their editor."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from showcase.pages.lists.columns import chosen_column, text_column
from showcase.pages.lists.filters import OfDistrictMixin, PageListFilterSet, choice
from showcase.pages.lists.views import PageListView
from showcase.pages.lists.viewset import PageListViewSet
from showcase.readiness.viewset import ReadyPageViewSet

from .models import EventPage
from .state import State


def dates_of(page) -> str:
    """Return the first and last day of an event, one day once."""
    days = dict.fromkeys([page.starts_on, page.last_day])
    return " – ".join(date_format(day, "SHORT_DATE_FORMAT") for day in days)


class EventFilterSet(OfDistrictMixin, PageListFilterSet):
    kind = choice(_("Kind"), EventPage.Kind.choices)
    when = choice(_("When"), [("upcoming", State.UPCOMING.label), ("past", State.PAST.label)], method="of_time")

    def of_time(self, pages, name, value):
        events = EventPage.objects.upcoming() if value == "upcoming" else EventPage.objects.past()
        return pages.filter(pk__in=events.order_by().values("pk"))


class EventListView(PageListView):
    base_filterset_class = EventFilterSet
    own_columns = (
        chosen_column("kind", _("Kind")),
        text_column("starts_on", _("Dates"), dates_of, sort_key="starts_on"),
        text_column("current_state", _("Today"), lambda page: capfirst(page.current_state.label)),
        text_column("place", _("Place"), lambda page: page.venue or (page.place and page.place.full_name)),
    )
    own_prefetch = ("place",)


class EventListViewSet(PageListViewSet):
    model = EventPage
    index_view_class = EventListView
    name = "event_list"
    url_prefix = "events"
    icon = menu_icon = "calendar-alt"
    menu_label = _("Events")
    menu_name = "events"
    menu_order = 130


class EventPageViewSet(ReadyPageViewSet):
    model = EventPage
    name = "event_pages"
    icon = "calendar-alt"
