"""Every page type of the project can be reached, read, edited and previewed, and is one page with one name."""

import json
from itertools import pairwise

import pytest
from wagtail.coreutils import get_dummy_request
from wagtail.fields import StreamField
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import querydict_from_html

from showcase.checks import our_page_models
from tests.factories import (
    EventPageFactory,
    FormerNameFactory,
    PictureFactory,
    ProducerPageFactory,
    ProductPageFactory,
    StoryPageFactory,
    ValidityPageFactory,
)

TYPES = sorted(our_page_models(), key=lambda model: model.__name__)
LEAVES = {
    factory._meta.model: (factory, section)
    for factory, section in (
        (ProductPageFactory, "products"),
        (ProducerPageFactory, "producers"),
        (StoryPageFactory, "stories"),
        (EventPageFactory, "events"),
        (ValidityPageFactory, "about"),
    )
}


@pytest.fixture
def make(site):
    """Return a function that gives a page of a type, with a picture and a place where it can have one."""

    def page_of(model):
        if model not in LEAVES:
            return next(page for page in vars(site).values() if type(page) is model)
        factory, section = LEAVES[model]
        rich = {"hero_image": PictureFactory(), "hero_alt": "Sân phơi", "intro": "Mở đầu.", "season": (11, 12)}
        rich |= {"place": FormerNameFactory().place, "radio_script": "Thưa bà con."}
        known = {field.name for field in model._meta.fields}
        return factory(parent=getattr(site, section), **{k: v for k, v in rich.items() if k in known})

    return page_of


@pytest.fixture(params=TYPES, ids=lambda model: model.__name__)
def each_page(request, make):
    """Return a page of each type in turn."""
    return make(request.param)


@pytest.fixture
def page_test(client):
    """Return Wagtail's own assertions about pages, outside of its test case."""
    case = WagtailPageTestCase()
    case.client, case.dummy_request = client, get_dummy_request()
    return case


@pytest.fixture
def form_at(editor_client):
    """Return a function that fetches an editor's form; the browser makes the empty lists of blocks in it."""

    def fetch(url, model):
        form = querydict_from_html(editor_client.get(url).content.decode(), form_id="page-edit-form")
        form.update({f"{f.name}-count": 0 for f in model._meta.fields if isinstance(f, StreamField)})
        return form

    return fetch


def test_a_page_can_be_reached_and_read(each_page, page_test):
    page_test.assertPageIsRoutable(each_page)
    page_test.assertPageIsRenderable(each_page)


def test_a_page_can_be_edited_and_published_again(each_page, page_test, form_at):
    form = form_at(f"/admin/pages/{each_page.pk}/edit/", type(each_page))
    page_test.assertPageIsEditable(each_page, form | {"title": "Tên mới", "action-publish": ""})
    assert each_page.revisions.latest("pk").content["title"] == "Tên mới"


def test_a_page_can_be_previewed(each_page, page_test, form_at):
    form = form_at(f"/admin/pages/{each_page.pk}/edit/", type(each_page))
    page_test.assertPageIsPreviewable(each_page, post_data=form)


def test_a_new_page_can_be_previewed_before_it_is_saved(each_page, editor_client, form_at):
    meta, parent = each_page._meta, each_page.get_parent()
    if each_page.max_count_per_parent == 1:
        each_page.delete()
    url = f"/admin/pages/add/{meta.app_label}/{meta.model_name}/{parent.pk}/"
    form = form_at(url, type(each_page))
    form.update({"title": "Trang mới", "slug": "trang-moi", "starts_on": "10/12/2026"})
    assert editor_client.post(f"{url}preview/", form).json()["is_valid"]
    assert "Trang mới" in editor_client.get(f"{url}preview/?mode=").content.decode()


def test_a_page_can_be_read_in_english(each_page, english, client):
    translation = english(each_page, title="In English")
    response = client.get(translation.url)
    assert response.status_code == 200
    assert "In English" in response.content.decode()


def test_a_page_is_built_as_screen_readers_need_it(each_page, read):
    tree = read(each_page.url)
    levels = [int(heading.name[1]) for heading in tree.select("main :is(h1, h2, h3, h4, h5, h6)")]
    ids = [tag["id"] for tag in tree.select("[id]")]
    assert len(tree.select("h1")) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert all(image.has_attr("alt") for image in tree.select("img"))


def test_a_page_tells_machines_what_it_is(each_page, read):
    data = json.loads(read(each_page.url).select_one("script[type='application/ld+json']").text)
    nodes = {node["@type"]: node for node in data["@graph"]}
    assert nodes["WebPage"]["url"] == each_page.full_url
    assert nodes["BreadcrumbList"]["itemListElement"][-1]["item"] == each_page.full_url
    assert "None" not in json.dumps(data)


def test_every_page_has_a_title_of_its_own(make, read):
    titles = [read(make(model).url).title.text.strip() for model in TYPES]
    assert all(titles)
    assert len(titles) == len(set(titles))


def test_every_part_of_a_page_has_a_title_of_its_own(site, read):
    for name in ("Na Ngoi", "Mường Xén"):
        FormerNameFactory(place__name=name)
    parts = ["/mua/", "/mua/5/", "/mua/6/", "/ban-do/", "/ban-do/ky-son/", "/ban-do/xa-na-ngoi/"]
    titles = [read(url).title.text.strip() for url in parts]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("url", ["/san-pham/", "/cau-chuyen/", "/hoi-cho/", "/nguoi-lam-ra/", "/mua/", "/"])
def test_no_page_number_breaks_a_list(site, client, url):
    for odd in ("abc", "999", "-1", "0", "", "1e9", "²", "%00", "1&trang=2"):
        assert client.get(f"{url}?trang={odd}").status_code == 200
