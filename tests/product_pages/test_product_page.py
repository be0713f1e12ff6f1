"""What a reader sees of a product, from the barest page to the fullest."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from events.models import EventPage, EventProduct
from product_pages.models import ProductPage, ProductProducer, ProductSource
from product_pages.products.chapters import chapters_of
from stories.models import StoryPage, StoryProduct
from tests.factories import (
    CertificateFactory,
    EventPageFactory,
    PictureFactory,
    PlaceFactory,
    ProducerPageFactory,
    ProductPageFactory,
    SchemeFactory,
    StoryPageFactory,
)
from tests.product_pages.helpers import english, node, queries, read, texts

ANCHORS = ["land", "people", "process", "culture", "taste", "buy"]


def test_barest_product_is_readable(client, site):
    bare = ProductPageFactory(parent=site.products, title="Gừng", intro="")
    soup = read(client, bare)
    assert soup.h1.get_text() == "Gừng"
    assert [chapter["id"] for chapter in soup.select(".chapter")] == ["buy"]


def test_fullest_product_tells_all_six_chapters_in_order(client, fullest):
    soup = read(client, fullest)
    assert [chapter["id"] for chapter in soup.select(".chapter")] == ANCHORS
    assert texts(soup, ".chapter-head__number") == list("123456")


WORDS = """
    Từ đời ông bà|Nương dốc|Trồng rồi thu|Đào bằng tay|2 ngày|Chợ phiên|Gừng cay muối mặn|Ca dao|Cay nồng|Kho với cá
    |500 g|Nơi khô mát|Gừng 100%|8930001|Củ nhỏ, cay lâu|Trái cây|Kỳ Sơn|Hợp tác xã Mường Lống|Trồng trên nương cao
"""


def test_everything_that_an_editor_wrote_is_shown(client, fullest):
    text = read(client, fullest).main.get_text()
    assert [words for words in WORDS.split("|") if words.strip() not in text] == []


def test_chapters_without_words_are_left_out_and_the_rest_numbered_without_gaps(client, site):
    page = ProductPageFactory(parent=site.products, intro="", process="<p>Phơi.</p>", enjoy="<p>Ăn.</p>")
    soup = read(client, page)
    assert [chapter["id"] for chapter in soup.select(".chapter")] == ["process", "taste", "buy"]
    assert texts(soup, ".chapter-head__number") == texts(soup, ".contents__number") == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("field", "value", "anchor"),
    [
        ("origin", "<p>Xưa.</p>", "land"),
        ("environment", "<p>Đất.</p>", "land"),
        ("provenance_code", "893", "people"),
        ("provenance_url", "https://trace.example/", "people"),
        ("process", "<p>Phơi.</p>", "process"),
        ("steps", [("step", {"title": "Phơi", "text": "<p>Ba nắng.</p>"})], "process"),
        ("culture", [("paragraph", "<p>Lễ.</p>")], "culture"),
        ("features", "<p>Cay.</p>", "taste"),
        ("enjoy", "<p>Ăn.</p>", "taste"),
        ("weight", "1 kg", "taste"),
        ("keeping", "Khô", "taste"),
        ("ingredients", "Gừng", "taste"),
    ],
)
def test_each_field_opens_the_chapter_that_shows_it(product, field, value, anchor):
    setattr(product, field, value)
    assert [chapter.anchor for chapter in chapters_of(product)] == [anchor, "buy"]


def test_introduction_opens_the_first_chapter_only_where_it_stands_there(product):
    assert product.intro
    assert [chapter.anchor for chapter in chapters_of(product)] == ["buy"]
    product.tagline = "Củ nhỏ, cay lâu"
    assert [chapter.anchor for chapter in chapters_of(product)] == ["land", "buy"]


def test_place_opens_the_first_chapter_for_its_map(product):
    product.place = PlaceFactory()
    assert chapters_of(product)[0].anchor == "land"


def test_introduction_stands_once_whether_or_not_there_is_a_tagline(client, product):
    assert read(client, product).main.get_text().count(product.intro) == 1
    product.tagline = "Củ nhỏ"
    product.save()
    assert read(client, product).main.get_text().count(product.intro) == 1


def test_long_name_is_shown_whole_and_has_a_plain_address(client, site):
    name = "Nước mắm truyền thống hạ thổ ba năm của những người đàn bà làng Vạn Phần Diễn C."
    assert len(name) == 80
    page = ProductPageFactory(parent=site.products, title=name)
    assert read(client, page).h1.get_text() == name
    assert page.slug.isascii()


def test_product_without_picture_has_its_landscape_instead(client, product):
    soup = read(client, product)
    assert soup.select_one(".stamp--large .stamp__plate svg")
    assert soup.select(".stamp--large img") == []
    assert soup.select("meta[property='og:image']") == []
    assert "image" not in node(soup, "Product")


def test_picture_is_described_in_the_editors_words_and_never_by_its_title(client, site):
    picture = PictureFactory(title="IMG_2041")
    page = ProductPageFactory(parent=site.products, hero_image=picture, hero_alt="Một rổ gừng")
    soup = read(client, page)
    assert soup.select_one(".stamp--large img")["alt"] == "Một rổ gừng"
    assert "IMG_2041" not in str(soup)


def test_deleted_picture_leaves_the_page(client, fullest):
    fullest.hero_image.delete()
    assert read(client, fullest).select(".stamp--large img") == []


def test_other_names_are_listed_and_told_to_machines(client, fullest):
    soup = read(client, fullest)
    assert "gừng dé, khinh" in soup.main.get_text()
    assert node(soup, "Product")["alternateName"] == ["gừng dé", "khinh"]


@pytest.mark.parametrize(("text", "names"), [("", []), (" , ", []), ("khinh,, gừng dé ,", ["khinh", "gừng dé"])])
def test_other_names_may_be_typed_carelessly(text, names):
    assert ProductPage(alternative_names=text).names == names


def test_other_names_are_kept_in_composed_letters(product):
    product.alternative_names = "gu\u031b\u0300ng"
    product.clean()
    assert product.alternative_names == "gừng"


def test_editors_notes_and_doubts_are_never_in_the_page(client, site):
    page = ProductPageFactory(parent=site.products, editor_notes="CHƯA HỎI Ý KIẾN")
    CertificateFactory(product=page, notes="NGHI NGỜ SỐ QUYẾT ĐỊNH", verified_on=None)
    html = client.get(page.url).content.decode()
    assert "CHƯA HỎI" not in html
    assert "NGHI NGỜ" not in html


def test_sources_are_listed_with_what_they_speak_for(client, fullest):
    ProductSource.objects.create(product=fullest, url="https://www.law.example/148", sort_order=1)
    items = read(client, fullest).select(".sources__item")
    assert [item.a["href"] for item in items] == ["https://paper.example/1", "https://www.law.example/148"]
    assert [item.a.get_text() for item in items] == ["Báo Nghệ An", "www.law.example"]
    assert ProductSource(chapter="origin").get_chapter_display() in items[0].get_text()


def test_product_without_sources_has_no_empty_list_of_them(client, product):
    assert read(client, product).select("#sources") == []


def test_machines_are_told_of_the_product_and_of_no_rating(client, fullest):
    told = node(read(client, fullest), "Product")
    assert (told["name"], told["category"]) == ("Gừng Kỳ Sơn", "Trái cây")
    assert [each["name"] for each in told["hasCertification"]] == ["OCOP"]
    assert not {"aggregateRating", "review", "offers"} & set(told)


def test_machines_are_told_no_end_of_a_certificate_without_one(client, product):
    gi = SchemeFactory(code="gi", has_stars=False, expiry="never")
    CertificateFactory(product=product, scheme=gi, stars=None, valid_until=None)
    (told,) = node(read(client, product), "Product")["hasCertification"]
    assert "expires" not in told


def test_text_cannot_leave_the_facts_for_machines(client, site):
    page = ProductPageFactory(parent=site.products, title="Gừng </script><b>x")
    assert node(read(client, page), "Product")["name"] == page.title


def test_place_is_named_with_its_former_district(client, fullest):
    row = read(client, fullest).select_one(".facts__row")
    assert fullest.place.full_name in row.get_text()
    assert "Kỳ Sơn" in row.select_one(".facts__note").get_text()


def test_place_of_a_product_cannot_be_deleted(fullest):
    with pytest.raises(ProtectedError):
        fullest.place.delete()


def test_page_lives_on_without_its_maker_story_and_event(client, fullest):
    for page in (fullest.producers[0], StoryPage.objects.get(), EventPage.objects.get()):
        page.delete()
    soup = read(client, fullest)
    assert texts(soup, "section[aria-labelledby^=related-]") == []
    assert not ProductProducer.objects.exists()
    assert not StoryProduct.objects.exists() | EventProduct.objects.exists()


def related(client, page) -> list[str]:
    return texts(read(client, page), "section[aria-labelledby^=related-] h3")


def test_stories_and_events_of_the_product_are_related(client, fullest):
    assert related(client, fullest) == [StoryPage.objects.get().title, EventPage.objects.get().title]


def test_unpublished_story_and_event_are_not_related(client, product, site):
    story = StoryPageFactory(parent=site.stories, live=False)
    event = EventPageFactory(parent=site.events, starts_on="2098-01-01", live=False)
    StoryProduct.objects.create(story=story, product=product)
    EventProduct.objects.create(event=event, product=product)
    assert related(client, product) == []


def test_what_tells_of_another_product_is_not_related(client, fullest):
    other = ProductPageFactory(parent=fullest.get_parent(), title="Cam")
    assert related(client, other) == []


def test_traceability_code_leads_to_where_it_can_be_looked_up(client, fullest):
    link = read(client, fullest).select_one("#people a[href='https://trace.example/8930001']")
    assert link["rel"] == ["nofollow", "noopener"]


def test_responsible_organisation_is_named_with_its_address(client, fullest):
    assert "Hợp tác xã Mường Lống, Xã Mường Lống" in read(client, fullest).select_one("#buy").get_text()


def test_product_of_its_own_coordinates_stands_there_and_else_at_its_commune(db):
    place = PlaceFactory(latitude=19.0, longitude=104.0)
    assert ProductPage(place=place, latitude=0.0, longitude=105.5).coordinates == (0.0, 105.5)
    assert ProductPage(place=place).coordinates == (19.0, 104.0)
    assert ProductPage().coordinates is None


@pytest.mark.parametrize("given", [{"latitude": 19.0}, {"longitude": 104.0}, {"latitude": 0.0}])
def test_half_a_position_is_refused_at_its_field(given):
    with pytest.raises(ValidationError) as refused:
        ProductPage(**given).clean()
    assert list(refused.value.message_dict) == ["longitude"]


def test_product_of_two_makers_shows_both_in_alphabetical_order(client, site, product):
    for title in ("Ớt Việt", "Ong Bản"):
        maker = ProducerPageFactory(parent=site.producers, title=title)
        ProductProducer.objects.create(product=product, producer=maker)
    assert texts(read(client, product), "#people .story__title") == ["Ong Bản", "Ớt Việt"]


def test_costs_the_same_however_much_is_linked_to_it(client, site, fullest, settings):
    settings.PAGE_CACHE = False
    few = queries(client, fullest)
    for _more in range(3):
        maker = ProducerPageFactory(parent=site.producers, hero_image=PictureFactory(), place=PlaceFactory())
        ProductProducer.objects.create(product=fullest, producer=maker)
        CertificateFactory(product=fullest, producer=maker)
        story = StoryPageFactory(parent=site.stories, hero_image=PictureFactory())
        StoryProduct.objects.create(story=story, product=fullest)
        event = EventPageFactory(parent=site.events, starts_on="2098-01-01", place=PlaceFactory())
        EventProduct.objects.create(event=event, product=fullest)
    assert queries(client, fullest) == few


def test_barest_product_costs_little(client, product, settings):
    settings.PAGE_CACHE = False
    assert queries(client, product) <= 12


def test_everything_that_may_be_linked_costs_at_most_twelve_queries(client, fullest, settings):
    settings.PAGE_CACHE = False
    english(fullest)
    assert queries(client, fullest) <= 12
    assert queries(client, english(fullest)) <= 12
