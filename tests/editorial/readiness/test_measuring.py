"""The standing of the latest draft is kept, cheaply, and readers' pages are not forgotten for it."""

import pytest
from django.core.management import call_command

from product_pages.models import ProductProducer
from showcase.cache.pages import generation
from showcase.readiness.measuring import measure
from showcase.readiness.models import Readiness
from showcase.readiness.querysets import Standing, by_standing
from tests.factories import ProducerPageFactory, ProductPageFactory
from tests.ready import ready_product

pytestmark = pytest.mark.database


def test_the_latest_draft_counts_and_is_measured_in_one_row(site):
    page = ProductPageFactory(parent=site.products)
    page.save_revision()
    first = Readiness.objects.get(page=page)
    page.title = "Tên khác"
    page.features = "<p>Cay nồng.</p>"
    page.save_revision()
    again = Readiness.objects.get(page=page)
    assert again.pk == first.pk
    assert again.required == first.required  # one chapter more, and one source more to name
    assert {"key": "sources", "required": True} in again.lacks


def test_measuring_takes_few_queries_and_forgets_no_page(site, django_assert_max_num_queries):
    page = ready_product(site.products)
    before = generation()
    with django_assert_max_num_queries(8):
        measure(page)
    assert generation() == before


def test_the_command_measures_what_was_made_without_a_draft_and_may_run_twice(site, capsys):
    ProductPageFactory(parent=site.products)
    ready_product(site.products)
    for _time in range(2):
        call_command("measure_readiness", verbosity=0)
        assert Readiness.objects.count() == 2
    pages = type(ready_product(site.products)).objects
    counts = [by_standing(pages.all(), standing).count() for standing in Standing]
    assert counts == [1, 1, 1]  # ready; of these one with advice; lacking; the third was never measured


def test_a_producer_is_measured_again_when_a_product_names_it(site):
    maker = ProducerPageFactory(parent=site.producers, intro="Mười hai hộ.")
    maker.save_revision()
    before = Readiness.objects.get(page=maker).advised
    ProductProducer.objects.create(product=ProductPageFactory(parent=site.products), producer=maker)
    assert Readiness.objects.get(page=maker).advised == before - 1
