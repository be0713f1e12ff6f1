"""The report, the sheet, and the second reader's way through them."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page

from showcase.editorial.models import GlossaryTerm
from showcase.editorial.translation.listing import by_state, label_of, with_standing
from showcase.editorial.translation.models import State
from showcase.editorial.translation.standing import standing_of
from tests.factories import ProductPageFactory, UserFactory

from .conftest import member, say


def report(client, **query):
    return client.get(reverse("report_translations"), query)


def titles(response) -> list[str]:
    return [row.title for row in response.context["object_list"]]


def sheet(client, translation, **query) -> BeautifulSoup:
    response = client.get(reverse("translation_sheet", args=[translation.get_target_instance().pk]), query)
    return BeautifulSoup(response.content, "html.parser")


def send(client, translation, **data):
    return client.post(reverse("translation_send", args=[translation.get_target_instance().pk]), data)


def test_report_filters_and_leads_to_the_sheet(client, site, translation, change, lead, translator):
    change(tagline="Cay, thơm và ấm.")
    ProductPageFactory(parent=site.products, title="Cam").save_revision().publish()
    client.force_login(member(site.home, "publish_page"))
    assert titles(report(client)) == ["Gừng Kỳ Sơn", "Cam"]
    client.force_login(lead)  # who publishes English only sees what has an English page
    assert titles(report(client, state=State.BEHIND)) == ["Gừng Kỳ Sơn"]
    assert titles(report(client, state=State.COMPLETE)) == []
    assert titles(report(client, title="gung ky")) == ["Gừng Kỳ Sơn"]
    assert titles(report(client, title="cam")) == []
    assert titles(report(client, section=site.products.pk)) == ["Gừng Kỳ Sơn"]
    assert titles(report(client, section=site.events.pk)) == []
    page = translation.get_target_instance()
    client.post(reverse("translation_assign", args=[page.pk]), {"translator": translator.pk})
    assert titles(report(client, translator=translator.pk)) == ["Gừng Kỳ Sơn"]
    assert reverse("translation_sheet", args=[page.pk]) in report(client).content.decode()
    assert report(client, section="x", state="y", translator="999999").status_code == 200


def test_report_can_be_taken_away_and_opens_no_formula(client, translation, change, lead):
    change(title="=1+1")
    client.force_login(lead)
    text = b"".join(report(client, export="csv").streaming_content).decode()
    assert "'=1+1" in text
    assert report(client, export="xlsx").status_code == 200


@pytest.mark.database
def test_report_costs_the_same_for_more_pages(client, site, lead, translation, django_assert_max_num_queries):
    client.force_login(lead)
    report(client)
    with django_assert_max_num_queries(24):
        report(client)


def test_report_is_closed_to_who_edits_nothing(client, db):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for name in ("report_translations", "translation_po", "translation_po_download"):
        assert client.get(reverse(name)).status_code == 302


def test_somebody_who_may_not_translate_a_page_is_not_put_in_charge(client, translation, lead):
    client.force_login(lead)
    page = translation.get_target_instance()
    client.post(reverse("translation_assign", args=[page.pk]), {"translator": UserFactory().pk})
    assert standing_of(page).translator is None


def test_sheet_shows_source_beside_target_with_words_changes_and_warnings(client, translation, change, translator):
    GlossaryTerm.objects.create(vietnamese="nương", english="swidden field")
    change(tagline="Cay, thơm <và> ấm.")
    client.force_login(translator)
    soup = sheet(client, translation)
    assert soup.select_one("mark").get_text() == "nương"
    assert [each.get_text() for each in soup.select("ins")]
    assert "Hot and fragrant." in soup.select_one(".sheet__earlier").get_text()
    assert len(soup.select("tbody tr")) == 6
    assert len(sheet(client, translation, show="missing").select("tbody tr")) == 1
    assert not soup.select(".sheet__send form")
    assert len(sheet(client, translation, show="<x>").select("tbody tr")) == 6


def test_what_looks_odd_is_seen_before_it_is_sent(client, translation, change, translator, reader):
    change(tagline="Cay suốt 12 tháng.")
    say(translation, {"Cay suốt 12 tháng.": "Hot all year."}, by=translator)
    client.force_login(translator)
    page = translation.get_target_instance()
    assert "show=odd" in send(client, translation).url
    assert page.current_workflow_state is None
    send(client, translation, anyway="on")
    assert page.current_workflow_state is not None


def test_second_reader_reads_both_and_approves_from_the_sheet(client, translation, change, translator, reader):
    change(tagline="Cay, thơm và ấm.")
    say(translation, {"Cay, thơm và ấm.": "Hot, fragrant and warming."}, by=translator)
    client.force_login(translator)
    send(client, translation)
    page = translation.get_target_instance()
    assert not sheet(client, translation).select(".sheet__review form")
    client.force_login(reader)
    soup = sheet(client, translation)
    assert "Hot, fragrant and warming." in soup.get_text()
    approve = next(b["formaction"] for b in soup.select(".sheet__review button") if "/approve/" in b["formaction"])
    client.post(approve, {"comment": ""})
    page.refresh_from_db()
    assert (page.specific.tagline, page.live) == ("Hot, fragrant and warming.", True)
    assert standing_of(page).state == State.COMPLETE


def test_gaps_are_named_when_it_is_sent_too_early(client, begun, translator, reader):
    client.force_login(translator)
    response = send(client, begun)
    assert "6" in " ".join(str(m) for m in get_messages(response.wsgi_request))
    assert begun.get_target_instance().current_workflow_state is None


def test_lists_of_pages_can_show_and_filter_the_state(ginger, translation, change, django_assert_num_queries):
    change(tagline="Cay, thơm và ấm.")
    pages, label = Page.objects.filter(pk=ginger.pk), standing_of(ginger).label
    with django_assert_num_queries(1):
        assert [label_of(page) for page in with_standing(pages)] == [label]
    assert by_state(pages, State.BEHIND).exists()
    assert not by_state(pages, State.MISSING).exists()
    assert by_state(pages, "x").exists()
