"""Exhibitors in the admin: for whoever may edit the event's page, and nobody else."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Exhibitor
from showcase.editorial.roles.models import RoleKey
from tests.desk import member
from tests.factories import ExhibitorFactory, ProducerPageFactory, ProductPageFactory
from tests.product_pages.helpers import english, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def url(name: str, event, *args) -> str:
    return reverse(f"exhibitors:{name}", args=[event.pk, *args])


def listed(client, event, **query) -> list[str]:
    soup = BeautifulSoup(client.get(url("index", event), query).content, "html.parser")
    return [cell.get_text().strip() for cell in soup.select(".listing tbody td:first-child")]


def errors(client, address: str, **posted) -> str:
    response = client.post(address, {"note": "", "name": "", "stand": "", **posted})
    assert response.status_code == 200, "it was saved"
    return str(response.context["form"].errors)


def test_organiser_adds_changes_and_deletes_an_exhibitor(organiser, fair):
    posted = {"producer": fair.maker.pk, "stand": "a 12", "products": [fair.ginger.pk], "note": "Nếm thử", "name": ""}
    assert organiser.post(url("add", fair.page), posted).status_code == 302
    exhibitor = Exhibitor.objects.get()
    assert (exhibitor.event, exhibitor.producer, exhibitor.stand) == (fair.page.specific, fair.maker, "A12")
    assert list(exhibitor.products.all()) == [fair.ginger]
    organiser.post(url("edit", fair.page, exhibitor.pk), posted | {"stand": "B1", "products": []})
    exhibitor.refresh_from_db()
    assert (exhibitor.stand, exhibitor.products.count()) == ("B1", 0)
    organiser.post(url("delete", fair.page, exhibitor.pk))
    assert not Exhibitor.objects.exists()


@pytest.mark.parametrize("name", ["index", "results", "add", "entry"])
def test_fair_of_another_organiser_is_closed(organiser, foreign, name):
    assert organiser.get(url(name, foreign), headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_exhibitor_of_another_fair_is_not_found_by_ones_own(organiser, fair, foreign):
    theirs = ExhibitorFactory(event=foreign)
    assert organiser.get(url("edit", fair.page, theirs.pk)).status_code == 404
    assert organiser.post(url("delete", fair.page, theirs.pk)).status_code == 404
    assert Exhibitor.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize(("role", "status"), [(RoleKey.LEAD, 200), (RoleKey.WRITER, 302), (RoleKey.TRANSLATOR, 302)])
def test_roles(client, desk, fair, role, status):
    client.force_login(member(role))
    assert client.get(url("index", fair.page)).status_code == status


def test_list_is_in_the_order_of_stands_and_searched_without_marks(organiser, fair):
    ExhibitorFactory(event=fair.page, stand="A10", name="Cơ sở Đồng Tâm")
    ExhibitorFactory(event=fair.page, stand="A2", producer=fair.maker, name="")
    with_sauce = ExhibitorFactory(event=fair.page, stand="B1", name="Hộ dân")
    with_sauce.products.add(fair.sauce)
    assert listed(organiser, fair.page) == ["A2", "A10", "B1"]
    assert listed(organiser, fair.page, q="dong tam") == ["A10"]
    assert listed(organiser, fair.page, q="nuoc mam") == ["B1"]
    assert listed(organiser, fair.page, q="MUONG LONG a2") == ["A2"]
    assert listed(organiser, fair.page, q="không có") == []


def test_unpublished_product_is_shown_with_a_warning(organiser, fair):
    exhibitor = ExhibitorFactory(event=fair.page)
    exhibitor.products.set([fair.ginger, fair.sauce])
    fair.sauce.unpublish()
    soup = BeautifulSoup(organiser.get(url("index", fair.page)).content, "html.parser")
    assert "Nước mắm Vạn Phần" in texts(soup, ".listing .error-message")[0]


def test_stand_that_is_given_already_says_to_whom(organiser, fair):
    ExhibitorFactory(event=fair.page, stand="A12", name="Hộ dân")
    said = errors(organiser, url("add", fair.page), producer=fair.maker.pk, stand=" a 12")
    assert "Stand A12 is given to “Hộ dân” already." in said


def test_producer_is_on_the_list_once_in_whichever_language(organiser, fair):
    ExhibitorFactory(event=fair.page, producer=fair.maker, name="", stand="A1")
    translated = english(fair.maker)
    for producer in (fair.maker, translated):
        said = errors(organiser, url("add", fair.page), producer=producer.pk)
        assert "“HTX Mường Lống” is on the list already." in said
    assert "is on the list already" in errors(organiser, url("add", fair.page), name="htx muong long")


def test_exhibitor_needs_a_name(organiser, fair):
    assert "Choose the producer, or write the name" in errors(organiser, url("add", fair.page), stand="A1")


def test_drafts_of_others_cannot_be_chosen(organiser, site, fair):
    hidden = ProducerPageFactory(parent=site.producers, live=False)
    product = ProductPageFactory(parent=site.products, live=False, title="Chưa đăng")
    assert "producer" in errors(organiser, url("add", fair.page), producer=hidden.pk)
    assert "products" in errors(organiser, url("add", fair.page), name="Hộ dân", products=[product.pk])
    assert "Chưa đăng" not in organiser.get(url("add", fair.page)).content.decode()


def test_what_was_chosen_before_it_was_taken_off_may_stay(organiser, fair):
    exhibitor = ExhibitorFactory(event=fair.page, producer=fair.maker, name="")
    exhibitor.products.set([fair.sauce])
    fair.sauce.unpublish()
    fair.maker.unpublish()
    posted = {"producer": fair.maker.pk, "products": [fair.sauce.pk], "stand": "C1", "note": "", "name": ""}
    assert organiser.post(url("edit", fair.page, exhibitor.pk), posted).status_code == 302
    assert exhibitor.products.count() == 1


def test_export_neutralises_formulas(organiser, fair):
    exhibitor = ExhibitorFactory(event=fair.page, stand="A1", name="=HYPERLINK(1)", note="+1")
    exhibitor.products.set([fair.sauce, fair.ginger])
    answer = organiser.get(url("index", fair.page), {"export": "csv"})
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    heads, row = csv.reader(io.StringIO(content))
    assert heads == ["Stand", "Producer", "Products", "Note"]
    assert row == ["A1", "'=HYPERLINK(1)", "Gừng Kỳ Sơn; Nước mắm Vạn Phần", "'+1"]
    assert organiser.get(url("index", fair.page), {"export": "xlsx"}).status_code == 200


def test_list_is_paginated_and_costs_the_same_at_any_length(organiser, site, fair):
    counts = []
    for size in (5, 55):
        for number in range(size):
            maker = ProducerPageFactory(parent=site.producers)
            ExhibitorFactory(event=fair.page, producer=maker, name="", stand=f"{size}-{number}").products.add(
                fair.ginger
            )
        organiser.get(url("index", fair.page))
        with CaptureQueriesContext(connection) as captured:
            organiser.get(url("index", fair.page))
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert len(listed(organiser, fair.page)) == 50
    assert len(listed(organiser, fair.page, p=2)) == 10


def test_ways_lead_from_the_editor_and_from_the_list_of_events(organiser, fair):
    ExhibitorFactory(event=fair.page)
    address = url("index", fair.page)
    for page in (reverse("wagtailadmin_pages:edit", args=[fair.page.pk]), reverse("event_list:index")):
        assert f'href="{address}"' in organiser.get(page).content.decode()


def test_saving_forgets_the_kept_page(organiser, client, fair):
    address = fair.page.url
    client.get(address)
    organiser.post(url("add", fair.page), {"name": "Hộ dân", "stand": "A1", "note": "", "products": [fair.ginger.pk]})
    assert fair.ginger.url in client.get(address).content.decode().split('id="stand-a1"')[1].split("</li>")[0]


def test_two_who_take_a_stand_at_once_are_told(organiser, fair, monkeypatch):
    monkeypatch.setattr("events.exhibitors.forms.ExhibitorForm.others", [])
    ExhibitorFactory(event=fair.page, stand="A12")
    assert "Somebody else has just taken this stand" in errors(organiser, url("add", fair.page), name="B", stand="A12")


@pytest.mark.parametrize("number", [999_999, 2**40])
def test_event_that_is_not_there(organiser, number):
    assert organiser.get(f"/admin/events/{number}/exhibitors/").status_code == 404
