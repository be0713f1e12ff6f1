"""Where a product or a producer can be met: events that are on or coming, with the stand where it is known."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Count, Exists, IntegerField, Min, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.children import EventProduct
from events.editions import EventPage
from events.state import Status
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage

from .models import Exhibitor

MOST = 4


def tasted_at(subject: ProductPage | ProducerPage, locale) -> Sequence[EventPage]:
    """Return the next events where something can be met, the first to come first; one query.

    A cancelled one is no place to go to; a postponed one stays and says so.
    """
    events = EventPage.objects.readable().in_locale(locale).upcoming().exclude(status=Status.CANCELLED)
    found = list(with_stands(events, subject).for_cards()[:MOST])
    for event in found:
        event.shown_at = where(event)
    return found


def with_stands(events, subject):
    """Narrow to the events that show a product or a producer; add its first stand, and the number of its stands."""
    exhibits = of_event(Exhibitor).filter(asked(subject))
    met = Q(Exists(exhibits))
    if isinstance(subject, ProductPage):
        met |= Q(Exists(of_event(EventProduct).filter(product__translation_key=subject.translation_key)))
    stands = exhibits.exclude(stand="").order_by().values("event__translation_key")
    return events.filter(met).annotate(
        first_stand=Subquery(stands.annotate(found=Min("stand")).values("found")),
        stand_count=Subquery(stands.annotate(found=Count("stand", distinct=True)).values("found"), IntegerField()),
    )


def of_event(model):
    """Return the records that belong to the Vietnamese page of the event at hand."""
    return model.objects.filter(
        event__translation_key=OuterRef("translation_key"), event__locale__language_code=settings.LANGUAGE_CODE
    )


def asked(subject: ProductPage | ProducerPage) -> Q:
    name = "products" if isinstance(subject, ProductPage) else "producer"
    return Q(**{f"{name}__translation_key": subject.translation_key})


def where(event) -> str:
    """Return at which stand, '' where nobody has said."""
    if not event.stand_count:
        return ""
    if event.stand_count == 1:
        return _("stand %(stand)s") % {"stand": event.first_stand}
    return ngettext("%(count)s stand", "%(count)s stands", event.stand_count) % {"count": event.stand_count}
