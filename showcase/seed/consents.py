"""People of the sample’s maker, who do not exist: one consents, one has not yet, one did for a time."""

from datetime import date, timedelta

from product_pages.producers.models import ProducerContact, ProducerPage
from showcase.consents.models import Consent
from showcase.today import today

NOTE = "Bản đồng ý mẫu, của người không có thật."
PERSON = "Người mẫu {} (không có thật)"


def load_consents(producer: ProducerPage) -> None:
    """Give the sample's maker its contacts with their consents, once."""
    if ProducerContact.objects.filter(producer=producer).exists():
        return
    day = today()
    _person(producer, "Một", given_on=day - timedelta(days=90))
    _person(producer, "Hai", given_on=None)
    _person(producer, "Ba", given_on=day - timedelta(days=400), ends_on=day - timedelta(days=35))


def _person(producer: ProducerPage, which: str, given_on: date | None, ends_on: date | None = None) -> None:
    name = PERSON.format(which)
    covers = {"covers_name": True, "covers_email": True}
    consent = Consent.objects.create(person=name, note=NOTE, given_on=given_on, ends_on=ends_on, **covers)
    ProducerContact.objects.create(
        producer=producer, name=name, role="Người mẫu", email="nguoi-mau@maker.example", consent=consent
    )


def remove_consents() -> None:
    """Delete the sample's consents that nothing rests on any more."""
    left = ProducerContact.objects.filter(consent__note=NOTE).values("consent")
    Consent.objects.filter(note=NOTE).exclude(pk__in=left).exclude(pictures__isnull=False).delete()
