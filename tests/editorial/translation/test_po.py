"""PO files: what goes out comes back, and nothing of a bad file is written."""

import io
import zipfile

import polib
import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation

from showcase.editorial.translation import po
from showcase.editorial.translation.standing import standing_of

from .conftest import ENGLISH, member, say


def filled(translation, words: dict[str, str]) -> polib.POFile:
    """Return the PO file of a page, as somebody outside sends it back."""
    file = translation.export_po()
    for entry in file:
        entry.msgstr = words.get(entry.msgid, entry.msgstr)
    return file


def upload(client, content: bytes | str, name: str = "trang.po", to: str = ""):
    content = content.encode() if isinstance(content, str) else content
    return client.post(to or reverse("translation_po"), {"file": SimpleUploadedFile(name, content)})


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def other_key(file: polib.POFile) -> str:
    file.metadata[po.KEY] = "00000000-0000-4000-8000-000000000000"
    return str(file)


def with_entry(file: polib.POFile, **values) -> str:
    file.append(polib.POEntry(**{"msgctxt": "tagline", "msgid": "Lạ.", "msgstr": "Foreign."} | values))
    return str(file)


BAD = {
    "no po": lambda file: "đây là một bức thư\n",
    "a name of a file": lambda file: "/etc/passwd",
    "binary": lambda file: b"\x89PNG\r\n\x1a\n\x00\x00",
    "another coding": lambda file: str(file).encode("utf-16"),
    "cut off": lambda file: str(file)[:-4],
    "too large": lambda file: b"#" * (po.MAX_BYTES + 1),
    "another page": other_key,
    "no key": lambda file: str(file).replace(po.KEY, "X-Something"),
    "foreign string": with_entry,
    "foreign place": lambda file: with_entry(file, msgctxt="weight", msgid="Cay và thơm."),
    "broken html": lambda file: str(file).replace("Hot and fragrant.", "<b>Hot and fragrant."),
    "foreign link": lambda file: str(file).replace("Hot and fragrant.", "<a id='a9'>Hot</a>"),
    "nothing in it": lambda file: str(polib.POFile()),
}


@pytest.fixture
def of_translator(client, translator):
    client.force_login(translator)
    return client


def test_nothing_of_a_bad_file_is_written(of_translator, begun):
    for case, spoil in BAD.items():
        response = upload(of_translator, spoil(filled(begun, ENGLISH)))
        assert "trang.po" in said(response), case
        assert not StringTranslation.objects.exists(), case


def test_editor_takes_only_the_file_of_its_own_page(of_translator, begun):
    address = reverse("wagtail_localize:upload_pofile", args=[begun.pk])
    assert said(of_translator.post(address))
    assert said(upload(of_translator, other_key(filled(begun, ENGLISH)), to=address))
    assert not StringTranslation.objects.exists()
    upload(of_translator, str(filled(begun, ENGLISH)), to=address)
    assert standing_of(begun.get_target_instance()).missing == 0


def test_unsure_and_empty_entries_are_left_out(of_translator, begun):
    file = filled(begun, ENGLISH)
    file[0].flags.append("fuzzy")
    file[1].msgstr = ""
    assert "2" in said(upload(of_translator, "\ufeff" + str(file)))
    assert standing_of(begun.get_target_instance()).missing == 2


def test_archive_goes_out_and_comes_back(of_translator, begun):
    answer = of_translator.get(reverse("translation_po_download"))
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    [name] = archive.namelist()
    assert name.startswith("gung-ky-son")
    back = io.BytesIO()
    with zipfile.ZipFile(back, "w") as packed:
        packed.writestr("readme.txt", "x")
        packed.writestr(name, str(filled(begun, ENGLISH)))
    upload(of_translator, back.getvalue(), "het.zip")
    assert standing_of(begun.get_target_instance()).missing == 0
    assert of_translator.get(reverse("translation_po_download")).status_code == 302


def test_one_bad_file_keeps_the_whole_archive_out(of_translator, begun):
    back = io.BytesIO()
    with zipfile.ZipFile(back, "w") as packed:
        packed.writestr("tot.po", str(filled(begun, ENGLISH)))
        packed.writestr("hong.po", "đây là một bức thư\n")
    assert "hong.po" in said(upload(of_translator, back.getvalue(), "het.zip"))
    assert not StringTranslation.objects.exists()


def test_archive_that_swells_is_refused(of_translator, begun):
    back = io.BytesIO()
    with zipfile.ZipFile(back, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("to.po", b"#" * (po.MAX_BYTES + 1))
    assert "het.zip" in said(upload(of_translator, back.getvalue(), "het.zip"))


def test_words_of_others_that_a_file_replaces_are_counted_and_written_down(of_translator, begun, lead):
    say(begun, {"Cay và thơm.": "Fiery."}, by=lead)
    assert "1" in said(upload(of_translator, str(filled(begun, ENGLISH))))
    assert PageLogEntry.objects.get(action="editorial.translation.replaced").data["before"] == "Fiery."


def test_file_of_a_page_that_is_not_ones_own_is_refused(client, site, begun):
    client.force_login(member(site.events, "change_page"))
    upload(client, str(filled(begun, ENGLISH)))
    assert not StringTranslation.objects.exists()
    assert po.MAX_FILES > len(client.get(reverse("translation_po")).context) >= 0
