"""The agreed words, and what is odd about an English string beside its Vietnamese."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from showcase.editorial.models import GlossaryTerm
from showcase.editorial.translation.glossary import DATA, Glossary, load_glossary, says
from showcase.editorial.translation.numbers import differing
from showcase.editorial.translation.sheet import differences, mark_terms
from showcase.editorial.translation.warnings import broken, warnings_about


def term(vietnamese: str, english: str) -> GlossaryTerm:
    return GlossaryTerm(pk=abs(hash(vietnamese)), vietnamese=vietnamese, english=english)


SAUCE, PASTE = term("nước mắm", "fish sauce"), term("mắm", "fermented fish or shrimp paste")
COOPERATIVE, SOY = term("hợp tác xã (HTX)", "cooperative"), term("tương", "tương (fermented soybean sauce)")
GLOSSARY = Glossary([SAUCE, PASTE, COOPERATIVE, SOY])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nước mắm Vạn Phần", [SAUCE]),
        ("Mắm và nước mắm", [PASTE, SAUCE]),
        ("HTX làm mắm.", [COOPERATIVE, PASTE]),
        ("Chum tương ở xã Tương Dương", [SOY]),
        ("Tương Dương có bò giàng", []),
        ("Mắmruốc", []),
    ],
)
def test_terms_are_found_the_longest_first_and_not_in_names(text, found):
    assert [each.term for each in GLOSSARY.find(text)] == found


@pytest.mark.parametrize(
    ("kept", "wanted", "english"),
    [
        (True, SAUCE, "A fish sauce of the coast"),
        (True, COOPERATIVE, "Two cooperatives"),
        (True, PASTE, "paste of fermented shrimps"),
        (True, SOY, "A jar of tương"),
        (False, SAUCE, "A brown liquid"),
        (False, COOPERATIVE, "A company"),
    ],
)
def test_agreed_english_may_be_bent_but_not_replaced(kept, wanted, english):
    assert says(wanted, english) is kept


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("1.200 m, 3,5 kg", "1,200 m, 3.5 kg"),
        ("Ngày 05/4/2026", "On 5 April 2026"),
        ("tháng 10 âm lịch", "the tenth lunar month"),
        ("4 sao", "four stars"),
        ("bốn sao", "4 stars"),
        ("thế kỷ XIX", "the 19th century"),
        ("thế kỷ 19", "the nineteenth century"),
        ("14h30", "2.30 pm"),
        ("30 hộ", "thirty households"),
    ],
)
def test_number_may_be_written_as_each_language_writes_it(vietnamese, english):
    assert differing(vietnamese, english) == ([], [])


@pytest.mark.parametrize(
    ("vietnamese", "english", "lost", "added"),
    [
        ("36 tháng", "24 months", ["36"], ["24"]),
        ("4 sao năm 2024", "four stars", ["2024"], []),
        ("Ngày 05/4/2026", "On 6 April 2026", ["5"], ["6"]),
        ("1.200 m", "120 m", ["1200"], ["120"]),
    ],
)
def test_number_that_differs_is_named(vietnamese, english, lost, added):
    assert differing(vietnamese, english) == (lost, added)


def test_warnings_are_sentences_and_none_is_given_without_english():
    with override("en"):
        said = warnings_about('Nước mắm <a id="a1">4 sao</a>', "A liquid with three stars ★", GLOSSARY)
        assert len(said) == 4
        assert "“nước mắm” is agreed to be “fish sauce”" in said[0]
        assert "4" in said[1]
        assert "1 link is missing." in said
        assert warnings_about("Một câu bằng tiếng Việt", "Một câu bằng tiếng Việt", GLOSSARY)
    assert warnings_about("Nước mắm 4 sao", "", GLOSSARY) == []
    assert warnings_about("Cam Vinh", "Cam Vinh", GLOSSARY) == []


@pytest.mark.parametrize(
    "bad", ["<table>x</table>", '<a id="a9">x</a>', '<b style="x">x</b>', "<b>x", "<script>x</script>"]
)
def test_html_that_would_break_a_page_is_recognised(bad):
    assert broken(bad, '<a id="a1">x</a>')
    assert not broken('<b>Good</b> &amp; <a id="a1">linked</a><br>', '<a id="a1">x</a>')


def test_marks_and_changes_escape_what_was_written():
    assert "<script>" not in mark_terms("<script> nước mắm", GLOSSARY)
    assert '<mark class="term" title="fish sauce">nước mắm</mark>' in mark_terms("<script> nước mắm", GLOSSARY)
    changed = differences("Một <b> trồng trên nương cao", "Hai <b> trồng trên nương cao")
    assert "<del>Một</del>" in changed
    assert "<ins>Hai</ins>" in changed
    assert "<b>" not in changed


def test_glossary_is_loaded_once_and_what_was_edited_stays(db):
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    assert load_glossary() == len(rows)
    GlossaryTerm.objects.filter(vietnamese="nước mắm").update(english="fish sauce; nước mắm")
    assert load_glossary() == 0
    assert GlossaryTerm.objects.get(vietnamese="nước mắm").english == "fish sauce; nước mắm"


def test_term_without_a_letter_is_refused():
    with pytest.raises(ValidationError):
        GlossaryTerm(vietnamese="nước mắm", english=" — ").clean()
