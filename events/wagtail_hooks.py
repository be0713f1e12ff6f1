"""What events add to other pages."""

from django.utils.translation import gettext as _
from wagtail import hooks

from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from showcase.pages.related import RelatedSection
from showcase.places.models import Place

from .aftermath import hooks as _aftermath  # noqa: F401  registers itself
from .corner import hooks as _corner  # noqa: F401  registers itself
from .exhibitors import hooks as _exhibitors  # noqa: F401  registers itself
from .exhibitors.tasting import tasted_at
from .kit import hooks as _kit  # noqa: F401  registers itself
from .lists import EventListViewSet, EventPageViewSet
from .models import EventPage


@hooks.register("register_admin_viewset")
def list_and_editor():
    return [EventListViewSet(), EventPageViewSet()]


@hooks.register("related_content", order=20)
def related_events(subject, locale):
    match subject:
        case ProductPage():
            heading, events = _("Taste it at"), tasted_at(subject, locale)
        case ProducerPage():
            heading, events = _("Meet them at"), tasted_at(subject, locale)
        case Place():
            here = EventPage.objects.readable().in_locale(locale).filter(place=subject)
            heading, events = _("See and taste it at"), list(here.upcoming().for_cards()[:4])
        case _unknown:
            return None
    return RelatedSection("events", heading, events, "components/event_card.html")
