import pytest
from wagtail.models import PageLogEntry, TaskState

from product_pages.listings.models import Listing
from tests.factories import ListingFactory, ProducerPageFactory, ProductPageFactory

from .helpers import again, approve, reject, send, through_checks, waits_at


def kinds(page):
    states = TaskState.objects.for_instance(page).order_by("pk")
    return [(state.task.specific_class.__name__, state.status) for state in states]


def test_a_product_with_neither_listings_nor_certificates_needs_no_market_check(office, site):
    page = ProductPageFactory(parent=site.products, live=False)
    approve(send(page, office.writer), office.provenance)
    assert waits_at(page).task.specific_class.__name__ == "EditorialReview"
    entry = PageLogEntry.objects.get(action="editorial.skip", page=page.pk)
    assert entry.data["reason"] == TaskState.objects.get(status="skipped").comment


@pytest.fixture
def approved(office, ginger):
    """Return the product after all its checks, taken back before the lead saw it."""
    send(ginger, office.writer)
    through_checks(ginger, office)
    again(ginger).current_workflow_state.cancel()
    return ginger


def test_unchanged_listings_and_certificates_are_passed_over(approved, office):
    approve(send(approved, office.writer, tagline="Thơm"), office.provenance)
    assert waits_at(approved).task.specific_class.__name__ == "EditorialReview"


@pytest.mark.parametrize("change", ["listing", "new listing", "certificate"])
def test_a_changed_fact_is_checked(approved, office, change):
    match change:
        case "listing":
            Listing.objects.update(url="https://postmart.example/p/khac-1.html")
        case "new listing":
            ListingFactory(product=approved)
        case _:
            approved.certificate_set.update(stars=5)
    approve(send(approved, office.writer, tagline="Thơm"), office.provenance)
    assert waits_at(approved).task.specific_class.__name__ == "MarketCheck"


def test_what_a_check_found_does_not_count_as_a_change(approved, office):
    Listing.objects.update(state="gone", strikes=3)
    approve(send(approved, office.writer, tagline="Thơm"), office.provenance)
    assert waits_at(approved).task.specific_class.__name__ == "EditorialReview"


def test_a_page_that_the_lead_sent_back_and_says_something_else_is_checked_again(office, ginger):
    send(ginger, office.writer)
    reject(through_checks(ginger, office), office.lead)
    page = again(ginger)
    page.tagline = "Cay nhất tỉnh"
    page.save_revision(user=office.writer)
    again(ginger).current_workflow_state.resume(office.writer)
    assert waits_at(ginger).task.specific_class.__name__ == "ProvenanceCheck"
    approve(waits_at(ginger), office.provenance)
    assert waits_at(ginger).task.specific_class.__name__ == "EditorialReview"


def test_one_that_came_back_as_it_was_goes_to_the_lead_at_once(office, ginger):
    send(ginger, office.writer)
    reject(through_checks(ginger, office), office.lead)
    again(ginger).current_workflow_state.resume(office.writer)
    assert waits_at(ginger).task.specific_class.__name__ == "EditorialReview"
    assert [status for _kind, status in kinds(ginger)] == ["approved", "approved", "rejected", "in_progress"]


def test_a_makers_page_is_checked_for_its_certificates_too(office, site, ginger):
    maker = ginger.certificate_set.get().producer
    state = send(maker, office.writer, people="Mười hộ")
    assert state.task.specific_class.__name__ == "ProvenanceCheck"
    approve(state, office.provenance)
    assert waits_at(maker).task.specific_class.__name__ == "MarketCheck"
    other = ProducerPageFactory(parent=site.producers, live=False)
    approve(send(other, office.writer), office.provenance)
    assert waits_at(other).task.specific_class.__name__ == "EditorialReview"
