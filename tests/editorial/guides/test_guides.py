"""The guides are read in the admin as they stand in docs/."""

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override

from showcase.editorial.guides.library import BY_SLUG, GUIDES, PICTURES, anchor_of, draw


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_links_of_a_guide_lead_somewhere(guide, language):
    with override(language):
        soup = BeautifulSoup(draw(guide).html, "html.parser")
    for link in soup.select("a[href]"):
        page, _hash, anchor = link["href"].partition("#")
        assert page or unquote(anchor) in {each.get("id") for each in soup.select("[id]")}, link
        if page.startswith("/admin/help/"):
            assert page.split("/")[3] in BY_SLUG, link
    for picture in soup.select("img"):
        assert (PICTURES / picture["src"].rsplit("/", 1)[1]).is_file(), picture
        assert picture["alt"]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_guide_is_there_in_vietnamese(guide):
    with override("vi"):
        assert guide.path.name.endswith(".vi.md")


def test_guide_is_shown_in_the_language_of_the_user(editor_client):
    page = BeautifulSoup(editor_client.get(reverse("guide", args=["editors"])).content, "html.parser")
    assert page.select_one(".guide__text h2")
    assert page.select_one(".guide__index [aria-current=page]")
    assert editor_client.get(reverse("guide", args=["nothing"])).status_code == 404


def test_only_pictures_of_the_guides_are_sent(editor_client):
    known = next(PICTURES.iterdir()).name
    assert editor_client.get(reverse("guide_picture", args=[known])).status_code == 200
    assert editor_client.get(reverse("guide_picture", args=["..%2feditors.md"])).status_code == 404
    assert editor_client.get(reverse("guide_picture", args=[".."])).status_code == 404


def test_anchors_are_those_of_the_places_where_the_repository_is_read():
    assert anchor_of("Đăng nhập, và cái gì nằm ở đâu") == "đăng-nhập-và-cái-gì-nằm-ở-đâu"
