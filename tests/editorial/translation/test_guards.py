"""wagtail-localize's own screens keep the rules of the desk."""

import json
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from showcase.editorial.translation.standing import standing_of
from tests.factories import PictureFactory, ProductPageFactory

from .conftest import ENGLISH, member, say


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def url(name: str, *args) -> str:
    return reverse(f"wagtail_localize:{name}", args=args)


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def is_live(begun) -> bool:
    return begun.get_target_instance().live


def test_nobody_publishes_english_with_gaps(client, begun, lead, translator):
    page = begun.get_target_instance()
    client.force_login(lead)
    assert "6" in said(client.post(edit(page), {"action": "publish"}))
    sync = url("update_translations", begun.source.pk)
    assert "6" in said(client.post(sync, {"publish_translations": "on"}))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert "6" in said(client.post(f"{bulk}?id={page.pk}&next=/admin/"))
    parent = page.get_parent()
    assert "6" in said(client.post(f"{bulk}?id={parent.pk}&next=/admin/", {"include_descendants": "on"}))
    assert not is_live(begun)


def test_lead_publishes_what_is_complete(client, begun, lead, django_capture_on_commit_callbacks):
    say(begun, ENGLISH)
    client.force_login(lead)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit(begun.get_target_instance()), {"action": "publish"})
    assert is_live(begun)


def test_translator_publishes_nothing_by_any_way(client, begun, translator, django_capture_on_commit_callbacks):
    say(begun, ENGLISH)
    page = begun.get_target_instance()
    client.force_login(translator)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit(page), {"action": "publish"})
        assert said(client.post(url("update_translations", begun.source.pk), {"publish_translations": "on"}))
        assert client.post(url("stop_translation", begun.pk)).status_code == 302
        assert client.post(url("convert_to_alias", page.pk)).status_code == 302
    begun.refresh_from_db()
    page.refresh_from_db()
    assert (is_live(begun), begun.enabled, page.alias_of) == (False, True, None)


def test_lead_may_stop_a_translation_but_makes_no_alias(client, translation, lead):
    client.force_login(lead)
    page = translation.get_target_instance()
    assert said(client.post(url("convert_to_alias", page.pk)))
    page.refresh_from_db()
    assert page.alias_of is None
    client.post(url("stop_translation", translation.pk))
    translation.refresh_from_db()
    assert not translation.enabled


@pytest.mark.parametrize("case", ["draft", "no section", "english", "no right"])
def test_order_that_makes_no_sense_is_refused(client, site, ginger, translator, case):
    page = {
        "draft": lambda: ProductPageFactory(parent=site.products, live=False),
        "no section": lambda: ProductPageFactory(parent=site.about),
        "english": lambda: english_of(site.products),
        "no right": lambda: ginger,
    }[case]()
    client.force_login(member(site.products, "change_page") if case == "no right" else translator)
    response = client.post(url("submit_page_translation", page.pk), {"locales": [locale_pk()]})
    assert response.status_code in (302, 403)
    assert not Translation.objects.exists()


def locale_pk() -> int:
    return Locale.objects.get(language_code="en").pk


def english_of(page):
    return page.get_translation(Locale.objects.get(language_code="en"))


def test_ordered_translation_is_a_draft_under_its_section(client, ginger, parents, translator):
    client.force_login(translator)
    client.post(url("submit_page_translation", ginger.pk), {"locales": [locale_pk()], "include_subtree": "on"})
    page = english_of(ginger)
    assert (page.live, page.get_parent().pk) == (False, parents.pk)
    assert standing_of(ginger).missing == 6


def put(client, translation, segment, value: str):
    return client.put(
        url("edit_string_translation", translation.pk, segment.pk),
        urlencode({"value": value}),
        content_type="application/x-www-form-urlencoded",
    )


def test_later_save_wins_says_so_and_is_written_down(client, translation, translator, lead):
    segment = translation.source.stringsegment_set.get(context__path="tagline")
    client.force_login(translator)
    assert "Lan" not in put(client, translation, segment, "Hot.").json()["comment"]
    assert "Lan" not in put(client, translation, segment, "Hot, fragrant.").json()["comment"]
    client.force_login(lead)
    comment = put(client, translation, segment, "Fiery.").json()["comment"]
    assert "Lan" in comment
    assert "Hot, fragrant." in comment
    entry = PageLogEntry.objects.get(action="editorial.translation.replaced")
    assert (entry.user, entry.data["before"], entry.data["after"]) == (lead, "Hot, fragrant.", "Fiery.")
    assert "Fiery." in entry.message
    assert StringTranslation.objects.get(translation_of=segment.string).data == "Fiery."


def test_strings_of_others_are_closed(client, site, translation):
    client.force_login(member(site.events, "change_page"))
    segment = translation.source.stringsegment_set.first()
    page = translation.get_target_instance()
    assert put(client, translation, segment, "x").status_code == 403
    for name in ("translation_sheet", "translation_send", "translation_assign"):
        address = reverse(name, args=[page.pk])
        answer = client.get(address) if name == "translation_sheet" else client.post(address)
        assert answer.status_code == 302  # to the admin's own page, with a sentence
    assert not StringTranslation.objects.filter(data="x").exists()


def test_editor_shows_what_changed_and_no_fact_to_override(client, translation, change, translator):
    change(tagline="Cay, thơm và ấm.", season=(11,))
    client.force_login(translator)
    response = client.get(edit(translation.get_target_instance()))
    text = response.content.decode()
    assert 'class="translation-bar' in text
    assert text.index("translation-bar") < text.index("js-translation-editor")
    assert 'data-side-panel="translation-help"' in text
    assert "<ins>" in text
    props = json.loads(BeautifulSoup(text, "html.parser").select_one(".js-translation-editor")["data-props"])
    assert props["links"]["convertToAliasUrl"] is None
    assert {each["contentPath"] for each in props["segments"] if each["type"] != "string"} <= {
        "hero_image",
        "responsible_name",
        "responsible_address",
    }


def test_editor_of_a_page_whose_vietnamese_is_gone_is_an_ordinary_one(client, ginger, translation, lead, monkeypatch):
    monkeypatch.setattr("wagtail_localize.models.cleanup_translation_on_delete", lambda *args, **kwargs: None)
    page = translation.get_target_instance()
    ginger.delete()
    client.force_login(lead)
    assert client.get(edit(page)).context["page"].pk == page.pk
    assert client.get(reverse("translation_sheet", args=[page.pk])).status_code == 200


def test_preview_survives_a_picture_that_is_gone(client, translation, change, translator):
    picture = PictureFactory()
    value = {"image": {"image": picture.pk, "alt_text": "Củ gừng", "decorative": False}, "caption": ""}
    change(gallery=[{"type": "picture", "value": value}])
    picture.delete()
    client.force_login(translator)
    assert client.get(url("preview_translation", translation.pk)).status_code == 200


def test_their_report_gives_way_to_ours(client, translator):
    client.force_login(translator)
    assert client.get(url("translations_report")).url == reverse("report_translations")
