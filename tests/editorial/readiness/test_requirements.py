"""What a page lacks, asked of the page in hand."""

import pytest

from product_pages.models import ProductProducer
from product_pages.readiness import measure_again  # noqa: F401  the registered requirements
from showcase.readiness.models import Readiness
from showcase.readiness.requirements import lacks_of, requirements_for
from tests import factories
from tests.product_pages.helpers import english
from tests.ready import ready_event, ready_product, ready_story


def required(page) -> set[str]:
    return {lack.key for lack in lacks_of(page) if lack.is_required}


def advised(page) -> set[str]:
    return {lack.key for lack in lacks_of(page) if not lack.is_required}


def test_an_empty_product_lacks_the_elements_of_the_plan_and_who_answers_for_it(site):
    page = factories.ProductPageFactory(parent=site.products, intro="")
    elements = {"origin", "place", "provenance", "process", "environment", "culture", "features"}
    assert required(page) == elements | {"intro", "hero_image", "category", "responsible_name", "responsible_address"}
    assert {"tagline", "criteria_set"} <= advised(page)


def test_what_is_complete_lacks_nothing(site):
    assert required(ready_product(site.products)) == set()
    assert required(ready_story(site.stories)) == set()
    assert required(ready_event(site.events)) == set()


def test_each_claim_needs_a_source_and_is_named_without_one(site):
    page = ready_product(site.products)
    page.product_sources = []
    (lack,) = [lack for lack in lacks_of(page) if lack.key == "sources"]
    assert len(lack.details) == 5  # origin, environment, process, culture, features
    assert all(str(detail) in lack.sentence for detail in lack.details)


def test_provenance_is_a_producer_or_a_code(site):
    page = ready_product(site.products, provenance_code="")
    assert required(page) == {"provenance"}
    page.product_producers = [ProductProducer(producer=factories.ProducerPageFactory(parent=site.producers))]
    assert required(page) == set()


def test_who_answers_is_asked_for_what_is_eaten_or_may_be_bought(site):
    crafts = factories.CriteriaSetFactory(group="crafts")
    page = ready_product(site.products, criteria_set=crafts, responsible_name="", responsible_address="")
    assert required(page) == set()
    factories.ListingFactory(product=page)
    assert required(page) == {"responsible_name", "responsible_address"}
    assert page.readiness.required == 2  # measured again when the first listing came
    page.criteria_set = None
    page.listing_set.all().delete()
    assert "responsible_name" in required(page)


@pytest.mark.parametrize(("group", "found"), [("herbal", required), ("food", advised)])
def test_a_promise_of_healing_is_forbidden_for_herbs_and_advised_against_for_food(site, group, found):
    page = ready_product(site.products, criteria_set=factories.CriteriaSetFactory(group=group))
    page.features = "<p>Vị cay.</p><p>Gừng chữa bệnh đau bụng.</p>"
    (lack,) = [lack for lack in lacks_of(page) if lack.key == "health_promises"]
    assert "health_promises" in found(page)
    assert [str(detail) for detail in lack.details] == ["Gừng chữa bệnh đau bụng."]
    assert lack.field == "features"


def test_pictures_need_words_wherever_they_stand(site):
    page = ready_product(site.products, hero_alt=" ")
    picture = {"image": factories.PictureFactory(title="Chợ"), "alt_text": "", "decorative": False}
    text = ("paragraph", "<p>Chợ phiên.</p>")
    page.culture = [text, ("gallery", {"pictures": [{"image": picture, "caption": ""}]})]
    assert required(page) == {"hero_alt", "alt_culture"}
    page.culture = [text, ("picture", {"image": picture | {"decorative": True}, "caption": ""})]
    assert required(page) == {"hero_alt"}
    assert "decorative_culture" in advised(page)


def test_a_story_needs_text_author_date_and_source(site):
    page = factories.StoryPageFactory(parent=site.stories)
    assert required(page) == {"hero_image", "body", "author", "written_on", "sources"}


@pytest.mark.parametrize(("words", "key"), [(0, "radio_script"), (149, "radio_length"), (251, "radio_length")])
def test_a_radio_script_has_the_length_of_a_bulletin(site, words, key):
    page = ready_story(site.stories, radio_script=" ".join(["lời"] * words))
    assert {"radio_script", "radio_length"} & advised(page) == {key}
    page.radio_script = " ".join(["lời"] * 200)
    assert not {"radio_script", "radio_length"} & advised(page)


def test_an_event_needs_organiser_venue_and_the_source_of_its_dates(site):
    page = factories.EventPageFactory(parent=site.events, status="cancelled")
    assert required(page) == {"organiser", "venue", "sources"}
    assert "status_note" in advised(page)
    page.illustrative = True
    assert required(page) == {"organiser", "venue"}


def test_a_translation_is_asked_for_its_own_words_only(site):
    page = factories.ProductPageFactory(parent=site.products, intro="", hero_image=factories.PictureFactory())
    assert required(english(page)) == {"intro", "hero_alt"}


def test_a_producer_needs_an_introduction_and_a_place(site):
    page = factories.ProducerPageFactory(parent=site.producers)
    assert required(page) == {"intro", "place"}
    assert "products" in advised(page)


def test_other_kinds_of_pages_have_no_requirements(site):
    assert requirements_for(type(site.about)) == []
    site.about.save_revision()
    assert not Readiness.objects.filter(page=site.about).exists()
