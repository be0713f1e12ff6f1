"""What is printed: read back from the PDF, and from its QR codes by a decoder."""

from datetime import date
from io import BytesIO

import pytest
import zxingcpp
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pypdf import PdfReader

from events.kit.content import Fair
from events.kit.orders import Order
from events.kit.printing import Press, width_of
from events.kit.sheets import card, to_print
from events.models import EventPage, EventProduct
from showcase.codes.leading import address_of
from showcase.codes.making import code_for
from tests.factories import CertificateFactory, EventPageFactory
from tests.product_pages.helpers import english

from .conftest import STORY, exhibitor, product


def press(fair, slot: str) -> Press:
    return Press(Fair(fair.event), Order.of_slot(slot))


def pdf(fair, slot: str) -> PdfReader:
    return PdfReader(BytesIO(press(fair, slot).pdf()))


def read(page) -> str:
    return " ".join(page.extract_text().split())


def scanned(fair, slot: str) -> list[list[str]]:
    """Return what a decoder reads from each page, as it is printed at 150 dots an inch."""
    pages = press(fair, slot).pages("png", ppi=150)
    return [sorted(found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(page)))) for page in pages]


def test_card_tells_name_story_stand_and_maker_with_every_mark(fair):
    cards = pdf(fair, "cards-a5-vi-0-1")
    assert len(cards.pages) == 2
    # A2 comes before A10.
    first, second = (read(page) for page in cards.pages)
    for words in ("Gừng Kỳ Sơn", STORY, "A2", "HTX Mường Lống", "Hội chợ Ẩm thực Vinh", "10–14/12/2026", "Diễn Châu"):
        assert words in first
    assert "Nước mắm Vạn Phần" in second


def test_only_certificates_that_hold_on_all_days_of_the_fair_are_on_a_card(fair):
    ginger, sauce = (read(page) for page in pdf(fair, "cards-a5-vi-0-1").pages)
    assert "348/QĐ-UBND" in sauce
    assert "28/02/2027" in sauce
    assert "348/QĐ-UBND" not in ginger


def renewal(fair, **facts):
    """Record that the ginger's certificate, which ends on the third day of the fair, was given anew on the fourth."""
    defaults = {
        "stars": 4,
        "decision": "501/QĐ-UBND",
        "issued_on": date(2026, 12, 13),
        "valid_until": date(2029, 12, 13),
    }
    return CertificateFactory(product=fair.ginger, **{"producer": fair.makers[1]} | defaults | facts)


def test_certificate_renewed_during_the_fair_is_on_the_card_with_its_renewal_each_with_its_days(fair):
    renewal(fair)
    ginger = read(pdf(fair, "cards-a5-vi-0-1").pages[0])
    ended, begun = ginger.index("348/QĐ-UBND · đến 12/12/2026"), ginger.index("501/QĐ-UBND · ")
    assert ended < begun
    assert "13/12/2026 · đến 13/12/2029" in ginger


def test_of_two_ratings_during_a_fair_the_stamp_shows_the_lower_one(fair):
    renewal(fair)
    kit = Fair(fair.event)
    assert card(kit, Order.of_slot("cards-a5-vi-0-1"), kit.booths[0], kit.booths[0].products[0])["stars"] == 3


def test_renewal_ends_what_it_renews(fair):
    old = fair.ginger.certificate_set.get()
    renewal(fair, renews=old, issued_on=date(2026, 12, 11))
    assert "348/QĐ-UBND · đến 10/12/2026" in read(pdf(fair, "cards-a5-vi-0-1").pages[0])


@pytest.mark.parametrize(
    "facts",
    [
        {"issued_on": date(2026, 12, 14)},
        {"valid_until": date(2026, 12, 13)},
        {"verified_on": None},
        {"withdrawn_on": date(2026, 12, 14)},
        {"live": False},
        {"item": "Trà túi lọc"},
    ],
    ids=["a day late", "too short", "not verified", "withdrawn", "a draft", "of another thing"],
)
def test_renewal_that_leaves_a_day_open_is_not_on_the_card_nor_is_what_it_renews(fair, facts):
    renewal(fair, **facts)
    assert Fair(fair.event).certificates[fair.ginger.pk] == []


def test_certificate_of_another_maker_renews_none(fair):
    renewal(fair, producer=fair.makers[0])
    assert Fair(fair.event).certificates[fair.ginger.pk] == []


def test_certificate_of_another_maker_is_not_on_the_card(fair):
    fair.ginger.certificate_set.all().delete()
    CertificateFactory(product=fair.ginger, producer=fair.makers[0], valid_until=date(2099, 1, 1))
    assert "348/QĐ-UBND" not in read(pdf(fair, "cards-a5-vi-0-1").pages[0])


def test_fonts_are_embedded_and_none_is_the_machines(fair):
    used = set()
    for page in pdf(fair, "cards-a5-vi-0-1").pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"] or "/FontFile3" in descendant["/FontDescriptor"]
            used.add(str(font["/BaseFont"]).partition("+")[2].partition("-")[0])
    assert used == {"BeVietnamPro", "PhuduLight"}


@pytest.mark.parametrize(("slot", "size"), [("cards-a5-vi-0-1", (148, 210)), ("cards-a4-vi-0-1", (210, 297))])
def test_cards_have_the_size_of_their_paper_and_their_codes_lead_to_the_product_at_this_fair(fair, slot, size):
    box = pdf(fair, slot).pages[0].mediabox
    assert [round(float(side) * 25.4 / 72) for side in (box.width, box.height)] == list(size)
    expected = [[address_of(code_for(each, at=fair.event))] for each in (fair.ginger, fair.sauce)]
    assert scanned(fair, slot) == expected


@pytest.mark.parametrize(
    ("slot", "millimetres"),
    [("cards-a5-vi-0-1", 105), ("cards-a5-both-0-1", 81), ("cards-a4-vi-0-1", 149), ("cards-a4-both-0-1", 115)],
)
def test_pictures_have_as_many_dots_as_print_needs_and_few_more(slot, millimetres):
    assert 199 < width_of(Order.of_slot(slot)) / millimetres * 25.4 < 241


def test_english_cards_are_in_english_and_lead_there(fair):
    english(fair.sauce, title="Van Phan fish sauce", intro="One layer of fish, one of salt.")
    (card,) = pdf(fair, "cards-a5-en-0-1").pages
    assert "Van Phan fish sauce" in read(card)
    assert "4 stars" in read(card)
    assert scanned(fair, "cards-a5-en-0-1") == [[address_of(code_for(fair.sauce, at=fair.event), "en")]]
    assert Fair(fair.event).missing(Fair(fair.event).booths, ["vi", "en"]).untranslated == ["Gừng Kỳ Sơn"]


def test_card_in_both_languages_tells_both_on_one_page(fair):
    english(fair.sauce, title="Van Phan fish sauce", intro="One layer of fish, one of salt.")
    cards = pdf(fair, "cards-a5-both-0-1")
    assert len(cards.pages) == 2
    told = read(cards.pages[1])
    assert STORY in told
    assert "One layer of fish, one of salt." in told
    assert "Van Phan fish sauce" in told


def test_stamps_of_a_stand_fill_the_sheet_and_are_all_read(fair):
    stand = fair.stands[0]
    (codes,) = scanned(fair, f"stamps-a4-vi-{stand.pk}-4")
    stand_code = code_for(fair.event, at=fair.event, stand="A10")
    assert codes == sorted([address_of(stand_code)] * 4 + [address_of(code_for(fair.sauce, at=fair.event))] * 4)


def test_poster_has_the_programme_in_each_language_and_the_code_of_the_event(fair):
    english(fair.event, title="Vinh food fair")
    pages = pdf(fair, "poster-a3-both-0-1").pages
    told = [read(page) for page in pages]
    assert len(told) == 2
    assert "HỘI CHỢ ẨM THỰC VINH" in told[0]
    assert "Khai mạc" in told[0]
    assert "Sân khấu chính" in told[0]
    assert "VINH FOOD FAIR" in told[1]
    code = code_for(fair.event, at=fair.event)
    assert scanned(fair, "poster-a4-both-0-1") == [[address_of(code)], [address_of(code, "en")]]


def test_programme_that_no_poster_can_hold_goes_on_overleaf(fair):
    sessions = [{"title": f"Tiết mục {n}", "time": "09:00", "where": "Sân khấu"} for n in range(150)]
    fair.event.programme = [("day", {"day": 1, "sessions": sessions})]
    fair.event.save()
    fair.event = EventPage.objects.get(pk=fair.event.pk)
    told = " ".join(read(page) for page in pdf(fair, "poster-a4-vi-0-1").pages)
    assert all(f"Tiết mục {n}" in told for n in range(150))


def test_cancelled_fair_says_so_on_its_poster(fair):
    fair.event.status = "cancelled"
    fair.event.save()
    (page,) = pdf(fair, "poster-a4-en-0-1").pages
    assert "Cancelled" in read(page)


def test_unpublished_product_is_left_out_and_named(fair):
    fair.ginger.unpublish()
    kit = Fair(fair.event)
    assert [piece.title for _booth, piece in to_print(kit, Order.of_slot("cards-a5-vi-0-1"))] == ["Nước mắm Vạn Phần"]
    missing = kit.missing(kit.booths, ["vi"])
    assert (missing.unpublished, missing.without_products) == (["Gừng Kỳ Sơn"], ["HTX Mường Lống"])


def test_product_whose_code_was_retired_is_left_out_and_named(fair):
    code = code_for(fair.ginger, at=fair.event)
    code.retired_on = date(2026, 1, 1)
    code.save()
    kit = Fair(fair.event)
    assert [piece.title for _booth, piece in to_print(kit, Order.of_slot("cards-a5-vi-0-1"))] == ["Nước mắm Vạn Phần"]
    assert kit.missing(kit.booths, ["vi"]).retired == ["Gừng Kỳ Sơn"]


def test_event_without_exhibitors_shows_its_products_and_whose_certificates_they_have(site, fair):
    event = EventPageFactory(parent=site.events)
    EventProduct.objects.create(event=event, product=fair.sauce)
    fair.event = event
    (card,) = pdf(fair, "cards-a5-vi-0-1").pages
    assert "HTX Vạn Phần" in read(card)


def test_draft_is_printed_as_it_was_written_last(fair):
    fair.event.unpublish()
    fair.event.title = "Hội chợ đổi tên"
    fair.event.save_revision()
    fair.event.refresh_from_db()
    assert "Hội chợ đổi tên" in read(pdf(fair, "cards-a5-vi-0-1").pages[0])


def test_fingerprint_follows_what_is_printed_and_nothing_else(fair):
    before = Fair(fair.event).fingerprint
    fair.sauce.editor_notes = "Gọi lại tuần sau"
    fair.sauce.save()
    assert Fair(fair.event).fingerprint == before
    fair.sauce.certificate_set.update(withdrawn_on=date(2026, 11, 1))
    assert Fair(fair.event).fingerprint != before


def test_forty_cards_are_gathered_in_as_many_queries_as_two(fair, site):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            to_print(Fair(fair.event), Order.of_slot("cards-a5-both-0-1"))
            _fingerprint = Fair(fair.event).fingerprint
        return len(captured)

    queries()
    before = queries()
    more = [product(site, f"Sản vật {number}") for number in range(38)]
    for number, each in enumerate(more):
        exhibitor(fair.event, None, f"B{number}", each)
    queries()
    assert queries() == before
    assert len(pdf(fair, "cards-a5-vi-0-1").pages) == 40
