"""What every page has: a plain address that old ones lead to, a place in the alphabet, words for machines."""

import unicodedata

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from product_pages.models import ProductPage
from showcase.home.models import TextPage
from showcase.pages.sources import AbstractSource
from showcase.text.alphabet import sort_key
from tests.factories import ProductPageFactory, StoryPageFactory, TextPageFactory


@pytest.fixture
def write(site, editor_client):
    """Return a function that creates a page of text in the editor's form and publishes it."""

    def post(**values):
        form = {
            "title": "Điều khoản",
            "slug": "điều-khoản",
            "body": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "1",
        }
        url = f"/admin/pages/add/home/textpage/{site.home.pk}/"
        return editor_client.post(url, nested_form_data(form | values))

    return post


# Addresses


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Tương Nam Đàn", "tuong-nam-dan"),
        ("Nước mắm Vạn Phần (loại 1)", "nuoc-mam-van-phan-loai-1"),
        (unicodedata.normalize("NFD", "Đồ gỗ"), "do-go"),
    ],
)
def test_an_address_is_the_title_in_plain_letters(site, title, slug):
    assert TextPageFactory(parent=site.home, title=title).slug == slug


def test_two_pages_of_one_name_get_two_addresses(site):
    slugs = [TextPageFactory(parent=site.home, title="Đặc sản").slug for _ in range(2)]
    assert slugs == ["dac-san", "dac-san-2"]


def test_a_title_without_letters_asks_for_an_address(write):
    assert "slug" in write(title="🎉", slug="").context["form"].errors


def test_the_form_folds_the_address_that_the_browser_proposes(write):
    write()
    assert TextPage.objects.filter(slug="dieu-khoan", live=True).exists()


def test_an_address_that_is_taken_after_folding_is_refused_in_a_sentence(write):
    write()
    response = write(slug="điêu-khoan")
    assert response.status_code == 200
    assert "slug" in response.context["form"].errors


def test_an_address_in_another_script_is_kept(write):
    write(slug="北京")
    assert TextPage.objects.filter(slug="北京").exists()


@pytest.mark.parametrize("change", ["slug", "move"])
def test_an_old_address_leads_to_the_new_one(site, client, django_capture_on_commit_callbacks, change):
    page = TextPageFactory(parent=site.home, title="Cũ", slug="cu")
    with django_capture_on_commit_callbacks(execute=True):
        if change == "move":
            page.move(site.about, pos="last-child")
        else:
            page.slug = "moi"
            page.save_revision().publish()
    response = client.get("/cu/")
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


# Titles


def test_titles_are_stored_composed(site):
    page = TextPageFactory(parent=site.home, title=unicodedata.normalize("NFD", "Nước mắm"))
    assert page.title == unicodedata.normalize("NFC", "Nước mắm")


@pytest.mark.database
def test_pages_stand_in_the_vietnamese_alphabet(site):
    for title in ("Đào", "Dứa", "Ổi", "Cà", "Cam", "Ớt"):
        ProductPageFactory(parent=site.products, title=title)
    titles = ProductPage.objects.in_alphabet().values_list("title", flat=True)
    assert list(titles) == ["Cà", "Cam", "Dứa", "Đào", "Ổi", "Ớt"]


def test_the_place_in_the_alphabet_follows_a_new_title(product):
    product.title = "Ớt"
    product.save_revision().publish()
    product.refresh_from_db()
    assert product.sort_key == sort_key("Ớt")


# Descriptions


@pytest.mark.parametrize(("search", "expected"), [("", "Mở đầu."), ("Cho máy tìm.", "Cho máy tìm.")])
def test_the_description_is_the_introduction_unless_there_is_a_better_one(site, read, search, expected):
    page = TextPageFactory(parent=site.home, intro="Mở đầu.", search_description=search)
    assert read(page.url).select_one("meta[name=description]")["content"] == expected


def test_the_title_for_search_engines_goes_before_the_page_title(site, read):
    page = TextPageFactory(parent=site.home, seo_title="Cho máy tìm")
    assert read(page.url).title.text == "Cho máy tìm – Sản vật"


def test_notes_for_editors_are_never_shown(site, client):
    page = ProductPageFactory(parent=site.products, editor_notes="Hỏi lại bà Lan")
    assert "Hỏi lại" not in client.get(page.url).content.decode()


# Translations


def test_a_translation_knows_its_source(product, english):
    assert english(product).source == product


def test_a_page_written_in_english_only_is_its_own_source(site, english):
    page = english(site.about)
    Page.objects.filter(pk=site.about.pk).delete()
    assert type(page).objects.get(pk=page.pk).source == page


def test_the_trail_leads_from_the_home_page(site):
    story = StoryPageFactory(parent=site.stories)
    assert [page.pk for page in story.trail] == [site.home.pk, site.stories.pk]


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ({"title": "Bà Lan, 80 tuổi"}, "Bà Lan, 80 tuổi"),
        ({"url": "https://baonghean.example/a"}, "baonghean.example"),
        ({}, ""),
    ],
)
def test_a_source_is_called_by_its_title_or_its_site(site, values, label):
    source = next(model for model in AbstractSource.__subclasses__())
    assert source(**values).label == label
