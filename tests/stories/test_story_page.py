"""A story: its text, the products and places that it tells of, and its facts for machines."""

from datetime import date

import pytest

from stories.models import StoryPlace, StoryProduct, StorySource
from tests.factories import FormerNameFactory, PictureFactory, PlaceFactory, ProductPageFactory, StoryPageFactory
from tests.product_pages.helpers import english, node, queries, read, texts


@pytest.fixture
def story(site):
    return StoryPageFactory(parent=site.stories, title="Chợ phiên Mường Xén", kind="culture")


def told(client, page) -> list[str]:
    """Return the names of the products under a story."""
    return texts(read(client, page), "section[aria-labelledby=told] .stamp__title")


def related(client, page, suffix: str = "") -> list[str]:
    """Return the names of the stories under a product or a place."""
    return texts(read(client, page, suffix), "section[aria-labelledby=related-stories] .story__title")


def test_barest_story_is_readable(client, site):
    bare = StoryPageFactory(parent=site.stories, title="Chuyện", intro="")
    assert read(client, bare).h1.get_text() == "Chuyện"


def test_text_is_shown_in_its_order(client, story):
    story.body = [
        ("heading", "Phiên chợ"),
        ("paragraph", "<p>Từ sáng sớm.</p>"),
        ("quote", {"text": "Gừng cay muối mặn", "attribution": "Ca dao"}),
        ("steps", {"heading": "", "steps": [{"title": "Xuống chợ", "text": "<p>Đi bộ.</p>"}]}),
    ]
    story.save()
    text = read(client, story).select_one(".story-body").get_text()
    places = [text.index(words) for words in ("Phiên chợ", "Từ sáng sớm", "Gừng cay", "Ca dao", "Xuống chợ")]
    assert places == sorted(places)


def test_products_are_shown_and_lead_back(client, story, product):
    StoryProduct.objects.create(story=story, product=product)
    assert told(client, story) == [product.title]
    assert related(client, product) == [story.title]


def test_products_and_stories_meet_in_their_own_language(client, story, product):
    StoryProduct.objects.create(story=story, product=product)
    english(product, title="Ky Son ginger")
    english(story, title="Market day")
    assert told(client, english(story)) == ["Ky Son ginger"]
    assert related(client, english(product)) == ["Market day"]
    assert related(client, product) == [story.title]


def test_story_without_english_is_not_related_in_english(client, story, product):
    StoryProduct.objects.create(story=story, product=product)
    assert related(client, english(product)) == []


def test_unpublished_product_is_not_shown(client, story, product):
    StoryProduct.objects.create(story=story, product=product)
    product.unpublish()
    assert product.title not in read(client, story).get_text()


def test_unpublished_story_is_not_related(client, story, product):
    StoryProduct.objects.create(story=story, product=product)
    story.unpublish()
    assert related(client, product) == []


def test_four_newest_stories_are_related(client, site, product):
    for number in range(1, 6):
        page = StoryPageFactory(parent=site.stories, title=f"Chuyện {number}", written_on=date(2026, number, 1))
        StoryProduct.objects.create(story=page, product=product)
    assert related(client, product) == ["Chuyện 5", "Chuyện 4", "Chuyện 3", "Chuyện 2"]


def test_place_names_its_stories_in_the_same_language(client, site, story):
    place = PlaceFactory(name="Mường Xén")
    StoryPlace.objects.create(story=story, place=place)
    assert related(client, site.map, f"{place.slug}/") == [story.title]
    assert related(client, english(site.map), f"{place.slug}/") == []


def test_story_leads_to_the_pages_of_its_places(client, site, story):
    place = FormerNameFactory(place__name="Mường Xén").place
    StoryPlace.objects.create(story=story, place=place)
    link = read(client, story).select_one("section[aria-labelledby=places] a")
    assert link["href"] == f"{site.map.url}{place.slug}/"
    assert client.get(link["href"]).status_code == 200


def test_place_is_named_once_though_the_translation_names_it_too(client, site, story):
    english(site.map)
    StoryPlace.objects.create(story=story, place=PlaceFactory())
    assert len(read(client, english(story)).select("section[aria-labelledby=places] a")) == 1


def test_sources_are_listed_in_both_languages(client, story):
    StorySource.objects.create(story=story, title="Báo Nghệ An")
    for page in (story, english(story)):
        assert "Báo Nghệ An" in texts(read(client, page), ".sources__item")


def test_author_and_date_are_shown(client, site):
    page = StoryPageFactory(parent=site.stories, author="Đài huyện", written_on=date(2026, 5, 19))
    soup = read(client, page)
    assert "Đài huyện" in soup.article.get_text()
    assert soup.article.time["datetime"] == "2026-05-19"


def test_machines_are_told_of_an_article(client, site):
    page = StoryPageFactory(
        parent=site.stories,
        title="Chợ phiên",
        author="Đài huyện",
        written_on=date(2026, 5, 19),
        hero_image=PictureFactory(),
    )
    article = node(read(client, page), "Article")
    assert (article["headline"], article["datePublished"]) == ("Chợ phiên", "2026-05-19")
    assert article["author"]["name"] == "Đài huyện"
    assert article["image"].startswith("http")


def test_machines_are_told_nothing_that_is_not_known(client, story):
    assert {"datePublished", "author", "image"} & set(node(read(client, story), "Article")) == set()


def test_editors_notes_are_never_in_the_page(client, site):
    page = StoryPageFactory(parent=site.stories, editor_notes="CHƯA HỎI Ý KIẾN")
    assert "CHƯA HỎI" not in client.get(page.url).content.decode()


def test_costs_the_same_however_much_it_tells_of(client, site, story, settings):
    settings.PAGE_CACHE = False
    StoryProduct.objects.create(story=story, product=ProductPageFactory(parent=site.products, place=PlaceFactory()))
    StoryPlace.objects.create(story=story, place=PlaceFactory())
    few = queries(client, story)
    for _more in range(5):
        other = ProductPageFactory(parent=site.products, place=PlaceFactory())
        StoryProduct.objects.create(story=story, product=other)
        StoryPlace.objects.create(story=story, place=PlaceFactory())
    many = queries(client, story)
    print(f"story: {many} queries")
    assert few == many <= 12
