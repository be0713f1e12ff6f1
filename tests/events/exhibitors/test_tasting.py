"""“Taste it at”: from a product or a producer to the events where it is met, the next first."""

from datetime import date

import pytest
import time_machine

from events.models import EventProduct
from tests.factories import EventPageFactory, ExhibitorFactory
from tests.product_pages.helpers import english, queries, read, texts

TITLES, STANDS = "section[aria-labelledby=related-events] .event__title", ".event__stand"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _before_the_fair():
    with time_machine.travel(date(2026, 12, 1)):
        yield


def exhibit(event, maker=None, *products, stand=""):
    found = ExhibitorFactory(event=event, producer=maker, stand=stand)
    found.products.set(products)


def met_at(client, page) -> list[str]:
    return texts(read(client, page), TITLES)


@pytest.mark.database
def test_events_follow_by_date_whether_chosen_or_exhibited(client, site, fair):
    later = EventPageFactory(parent=site.events, title="Hội chợ Tết", starts_on=date(2027, 1, 20))
    sooner = EventPageFactory(parent=site.events, title="Phiên chợ", starts_on=date(2026, 12, 2))
    EventProduct.objects.create(event=later, product=fair.ginger)
    exhibit(fair.page, fair.maker, fair.ginger)
    exhibit(sooner, fair.other, fair.ginger, fair.sauce)
    assert met_at(client, fair.ginger) == ["Phiên chợ", "Hội chợ Vinh", "Hội chợ Tết"]
    assert met_at(client, fair.sauce) == ["Phiên chợ"]
    assert met_at(client, fair.maker) == ["Hội chợ Vinh"]


def test_stand_is_told_where_it_is_known(client, fair):
    exhibit(fair.page, fair.maker, fair.ginger, stand="A12")
    for page in (fair.ginger, fair.maker):
        assert texts(read(client, page), STANDS)[0].endswith("A12")


@pytest.mark.database
def test_several_stands_are_counted(client, fair):
    exhibit(fair.page, fair.maker, fair.ginger, stand="A12")
    exhibit(fair.page, fair.other, fair.ginger, stand="B3")
    assert texts(read(client, fair.ginger), STANDS)[0].startswith("2 ")


def test_past_and_cancelled_events_and_drafts_are_no_place_to_go_to(client, site, fair):
    for fields in ({"starts_on": date(2026, 11, 1)}, {"status": "cancelled"}, {"live": False}):
        exhibit(EventPageFactory(parent=site.events, **fields), fair.maker, fair.ginger)
    assert met_at(client, fair.ginger) == met_at(client, fair.maker) == []


def test_postponed_event_stays_and_says_so(client, fair):
    fair.page.status = "postponed"
    fair.page.save()
    exhibit(fair.page, fair.maker, fair.ginger)
    assert read(client, fair.ginger).select("section[aria-labelledby=related-events] .state--postponed")


def test_english_pages_lead_to_english_events(client, fair):
    exhibit(fair.page, fair.maker, fair.ginger, stand="A12")
    assert met_at(client, english(fair.ginger)) == []
    english(fair.page, title="Vinh fair")
    assert met_at(client, english(fair.ginger)) == met_at(client, english(fair.maker)) == ["Vinh fair"]


def test_costs_no_more_with_many_stands(client, site, fair, settings):
    settings.PAGE_CACHE = False
    exhibit(fair.page, fair.maker, fair.ginger, stand="A1")
    few = [queries(client, page) for page in (fair.ginger, fair.maker)]
    for number in range(2, 20):
        exhibit(fair.page, None, fair.ginger, stand=f"A{number}")
    assert [queries(client, page) for page in (fair.ginger, fair.maker)] == few
    assert max(few) <= 12
