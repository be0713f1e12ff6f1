"""What events add to other pages."""

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail import hooks

from product_pages.products.models import ProductPage
from showcase.pages.related import RelatedSection
from showcase.places.models import Place

from .lists import EventListViewSet, EventPageViewSet
from .models import EventPage, EventProduct


@hooks.register("register_admin_viewset")
def list_and_editor():
    return [EventListViewSet(), EventPageViewSet()]


@hooks.register("related_content", order=20)
def related_events(subject, locale):
    events = EventPage.objects.readable().in_locale(locale)
    match subject:
        case ProductPage():
            shown = EventProduct.objects.filter(
                product__translation_key=subject.translation_key,
                event__locale__language_code=settings.LANGUAGE_CODE,
            )
            events = events.filter(translation_key__in=shown.values("event__translation_key"))
        case Place():
            events = events.filter(place=subject)
        case _unknown:
            return None
    upcoming = list(events.upcoming().for_cards()[:4])
    return RelatedSection("events", _("See and taste it at"), upcoming, "components/event_card.html")
