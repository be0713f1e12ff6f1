"""What readers get in English while its words are behind: the facts of the Vietnamese page, at once."""

from datetime import UTC, datetime

import time_machine

from product_pages.models import ProductPage
from showcase.cache.pages import forget_all
from tests.factories import CertificateFactory, EventPageFactory, ListingFactory
from tests.product_pages.helpers import english, read, texts


@time_machine.travel(datetime(2026, 11, 24, 5, tzinfo=UTC))  # a running clock: it numbers the generations of pages
def test_facts_reach_the_english_page_at_once_without_a_notice(client, translation, change):
    ginger = change(tagline="Cay, thơm và ấm.", season=(6,))
    page = translation.get_target_instance()
    certificate, listing = CertificateFactory(product=ginger), ListingFactory(product=ginger)
    soup = read(client, page)
    assert texts(soup, ".stamp--large .stars") == ["★★★★"]
    assert len(soup.select(".buy__listing a")) == 1
    certificate.withdrawn_on = datetime(2026, 11, 1, tzinfo=UTC).date()
    certificate.save()
    listing.state = "gone"
    listing.save()
    soup = read(client, page)
    assert texts(soup, ".stamp--large .stars") == []
    assert soup.select(".buy__listing a") == []
    page.refresh_from_db()
    assert tuple(page.season) == (6,)
    assert soup.select(".notice") == []


def test_cancelled_event_is_cancelled_in_english_without_a_notice(client, site):
    event = EventPageFactory(parent=site.events)
    page = english(event)
    event.status = "cancelled"
    event.save_revision().publish()
    page.refresh_from_db()
    assert page.status == "cancelled"
    assert read(client, page).select(".notice") == []


def test_fact_that_was_not_copied_is_said_to_readers(client, ginger, translation):
    page = translation.get_target_instance()
    ProductPage.objects.filter(pk=page.pk).update(season=(1,))
    forget_all()
    notice = read(client, page).select_one(".notice")
    assert "harvest months" in notice.get_text()
    assert notice.a["href"] == ginger.url
    assert read(client, ginger).select(".notice") == []
    ginger.save_revision().publish()
    assert read(client, page).select(".notice") == []
