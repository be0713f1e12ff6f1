"""Where exhibitors stand in the admin: their addresses, and the ways that lead there."""

from django.db.models import Count
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from events.editions import EventPage
from showcase.pages.lists.extras import Extra

from .access import may_keep
from .entry.views import EntryView, blank
from .listing import ExhibitorsView
from .models import Exhibitor
from .views import AddExhibitor, DeleteExhibitor, EditExhibitor

ADDRESSES = [
    path("", ExhibitorsView.as_view(), name="index"),
    path("results/", ExhibitorsView.as_view(results_only=True), name="results"),
    path("add/", AddExhibitor.as_view(), name="add"),
    path("<int:pk>/", EditExhibitor.as_view(), name="edit"),
    path("<int:pk>/delete/", DeleteExhibitor.as_view(), name="delete"),
    path("entry/", EntryView.as_view(), name="entry"),
    path("blank.<slug:extension>", blank, name="blank"),
]


@hooks.register("register_admin_urls")
def exhibitor_urls():
    return [path("events/<int:page_id>/exhibitors/", include((ADDRESSES, "exhibitors")))]


def address_of(event: EventPage) -> str:
    return reverse("exhibitors:index", args=[event.pk])


def label_of(count: int) -> str:
    return _("Exhibitors (%(count)s)") % {"count": count}


@hooks.register("register_page_header_buttons")
def exhibitors_button(page, user, view_name=None, next_url=None):
    """Lead from the editor of an event, in whichever language, to its exhibitors."""
    event = page.specific.source if issubclass(page.specific_class or type(page), EventPage) else None
    if event and may_keep(user, event):
        count = Exhibitor.objects.filter(event=event).count()
        yield Button(label_of(count), address_of(event), icon_name="group", priority=40)


def count_exhibitors(events) -> None:
    """Write at each event of a list how many exhibitors it has; translations have those of their source."""
    events = list(events)
    counted = (
        Exhibitor.objects.filter(event__translation_key__in=[event.translation_key for event in events])
        .order_by()
        .values_list("event__translation_key")
        .annotate(Count("pk"))
    )
    counts = dict(counted)
    for event in events:
        event.exhibitor_count = counts.get(event.translation_key, 0)


@hooks.register("page_list_extra")
def exhibitors_of_events(model):
    if not issubclass(model, EventPage):
        return None
    return Extra(prepare=count_exhibitors)


@hooks.register("page_list_links")
def link_to_exhibitors(page, user):
    """Lead from an event in the list of events to its exhibitors."""
    if isinstance(page, EventPage) and page.is_source and may_keep(user, page):
        yield label_of(getattr(page, "exhibitor_count", 0)), address_of(page)
