"""Promises of healing are found, with marks and without; what only looks like one is let pass."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from product_pages.health_claims import health_claims
from showcase.text.fold import fold

PROMISES = [
    "Gừng chữa bệnh rất hay.",
    "Cao này trị ho, trị cảm.",
    "Uống mỗi ngày để phòng bệnh.",
    "Dùng ba tháng là khỏi bệnh.",
    "Giúp ngăn ngừa ung thư.",
    "Hạ huyết áp cho người già.",
    "Hỗ trợ điều trị viêm gan.",
    "Đây là thần dược của rừng.",
    "Mật ong trị bỏng.",
    "It cures cancer.",
    "A remedy for coughs.",
    "Ginger treats the common cold.",
    "Good for high blood pressure.",
]
INNOCENT = [
    "Giá trị kinh tế cao, giá trị cảm quan tốt.",
    "Lô hàng trị giá 3 tỷ đồng.",
    "Chính trị, quản trị, cai trị, trị thủy.",
    "Chở vào Quảng Trị.",
    "Mọi người chưa bệnh bao giờ.",
    "Phòng trừ sâu bệnh bằng tay, phòng bệnh cho cây bằng vôi.",
    "Ngừa nhiều bệnh trên lúa nhờ giống tốt.",
    "Chọn giống sạch cho đất khỏi bệnh.",
    "Đối diện cổng ra khỏi bệnh viện.",
    "Thợ sửa chữa guồng nước, chữa cháy rừng.",
    "Vị chua cam chanh, ăn là mê.",
    "Sản phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.",
    "Cured meat, sweet treats and the curing of fish.",
    "This is not a medicine and does not treat any disease.",
]


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise_is_named_with_its_sentence(sentence):
    (claim,) = health_claims(f"Một câu khác. {sentence} Câu sau.")
    assert (claim.sentence, claim.promises) == (sentence, True)


@pytest.mark.parametrize("sentence", PROMISES)
def test_marks_need_not_be_typed_nor_composed(sentence):
    assert health_claims(fold(sentence))
    assert health_claims(unicodedata.normalize("NFD", sentence))
    assert health_claims(sentence.upper())


@pytest.mark.parametrize("sentence", INNOCENT)
def test_what_promises_nothing_is_let_pass(sentence):
    assert health_claims(sentence) == []


def test_a_disease_that_is_only_named_is_no_promise():
    (claim,) = health_claims("Người bị tiểu đường ăn ít thôi.")
    assert not claim.promises


@given(st.text())
def test_no_text_breaks_it_and_what_it_names_stands_in_the_text(text):
    composed = unicodedata.normalize("NFC", text)
    assert all(claim.sentence in composed for claim in health_claims(text))


@given(
    st.sampled_from(PROMISES[:9]),
    st.lists(st.sampled_from(["cá", "muối", "nắng", "đồng", "sông Lam", "2026"]), min_size=1, max_size=6),
)
def test_words_around_do_not_hide_a_promise(sentence, words):
    assert health_claims(f"{' '.join(words)} {sentence[0].lower()}{sentence[1:]}")


@given(
    st.lists(st.sampled_from(["giá trị", "trị giá", "cảm ơn", "ho", "đau đáu", "cá", "Quảng Trị", "chữa"]), max_size=8)
)
def test_innocent_words_one_after_another_can_only_meet_as_a_stem_before_an_ailment(words):
    text = ", ".join(words)
    assert health_claims(text) == []
