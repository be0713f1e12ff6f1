"""PO files for translators outside: read, judged as a whole, and only then written."""

import io
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from showcase.text.fold import fold_slug, nfc

from .access import may_edit
from .pairs import ENGLISH
from .strings import write_down
from .warnings import broken

KEY = "X-WagtailLocalize-TranslationID"
# One page has some ten kilobytes; what is larger is something else, or meant to fill the memory.
MAX_BYTES = 2 * 1024 * 1024
MAX_FILES = 300
# So many wrong strings are named; the others are counted.
NAMED = 5


class BadFile(Exception):
    """Why nothing of a file was written: one sentence or more."""

    def __init__(self, *sentences: str):
        self.sentences = sentences
        super().__init__(" ".join(sentences))


@dataclass
class Taken:
    """What a file brings for one page."""

    name: str
    translation: Translation
    entries: list[polib.POEntry] = field(default_factory=list)
    left_out: int = 0


def parse(name: str, content: bytes) -> polib.POFile:
    """Return a PO file; raise BadFile if it is none, or too large."""
    if len(content) > MAX_BYTES:
        raise BadFile(_("%(file)s is larger than 2 MB; a PO file of a page never is.") % {"file": name})
    # polib takes a text for the name of a file if there is one: it must never get a text.
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "upload.po"
        place.write_bytes(content.removeprefix(b"\xef\xbb\xbf"))
        try:
            _must_be_whole(place.read_text(encoding="utf-8"))
            return polib.pofile(str(place), encoding="utf-8")
        except (OSError, ValueError) as error:
            raise BadFile(_("%(file)s is not a whole PO file in UTF-8.") % {"file": name}) from error


def _must_be_whole(text: str) -> None:
    """Raise ValueError for a line that was cut off: polib would take the rest of it for the whole."""
    for line in map(str.strip, text.split("\n")):
        if line.startswith(("msg", '"')) and not (line.endswith('"') and line.count('"') > 1):
            raise ValueError(line)


def judged(name: str, content: bytes, user, wanted: Translation | None = None) -> Taken:
    """Return what a file brings; raise BadFile with every reason why it may not be written.

    `wanted` is the page that it should be for; otherwise the file says it.
    """
    po = parse(name, content)
    translation = _translation_named_by(name, po, user)
    if wanted and wanted.pk != translation.pk:
        raise BadFile(_("%(file)s belongs to another page: %(page)s.") % {"file": name, "page": _title(translation)})
    taken = Taken(name, translation)
    problems = _sort(po, taken)
    if problems:
        rest = len(problems) - NAMED
        more = [ngettext("And %(count)d more.", "And %(count)d more.", rest) % {"count": rest}] if rest > 0 else []
        raise BadFile(*(f"{name}: {problem}" for problem in problems[:NAMED]), *more)
    if not taken.entries:
        raise BadFile(_("%(file)s has no English at all.") % {"file": name})
    return taken


def _title(translation: Translation) -> str:
    return translation.source.object_repr


def _translation_named_by(name: str, po: polib.POFile, user) -> Translation:
    found = (
        Translation.objects.filter(uuid=key, enabled=True, target_locale__language_code=ENGLISH).first()
        if (key := _key_of(po))
        else None
    )
    if found is None:
        raise BadFile(
            _("%(file)s does not come from this site, or its page is no longer translated here. Download it again.")
            % {"file": name}
        )
    if not may_edit(user, found.get_target_instance()):
        raise PermissionDenied
    return found


def _key_of(po: polib.POFile) -> str:
    key = po.metadata.get(KEY, "").strip()
    return key if len(key) == 36 and all(letter in "0123456789abcdef-" for letter in key) else ""


def _sort(po: polib.POFile, taken: Taken) -> list[str]:
    """Put the usable entries into `taken`; return what is wrong with others."""
    known = {
        (segment.context.path, segment.string.data): segment
        for segment in StringSegment.objects.filter(source=taken.translation.source).select_related("string", "context")
    }
    problems = []
    for entry in po:
        if (entry.msgctxt, entry.msgid) not in known:
            entry.msgid = nfc(entry.msgid)  # some tools take letters apart
        if entry.obsolete or entry.fuzzy or not entry.msgstr.strip():
            taken.left_out += 1
        elif (entry.msgctxt, entry.msgid) not in known:
            problems.append(_("“%(text)s” is not on the page, or not at this place.") % {"text": _short(entry.msgid)})
        elif problem := broken(entry.msgstr, entry.msgid):
            problems.append(f"“{_short(entry.msgstr)}”: {problem}")
        else:
            taken.entries.append(entry)
    return problems


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


@transaction.atomic
def write(files: Iterable[Taken], user) -> tuple[int, int]:
    """Write what was judged, all or nothing.

    Returns how many strings are now as the files say, and how many of them replaced the words of somebody else.
    """
    written = replaced = 0
    for taken in files:
        replaced += _write_down_replaced(taken, user)
        po = polib.POFile()
        po.metadata = {KEY: str(taken.translation.uuid)}
        po.extend(taken.entries)
        taken.translation.import_po(po, user=user, tool_name="PO File")
        written += len(taken.entries)
    return written, replaced


def _write_down_replaced(taken: Taken, user) -> int:
    said = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in taken.entries}
    others = (
        StringTranslation.objects.filter(
            context__object_id=taken.translation.source.object_id, locale=taken.translation.target_locale
        )
        .exclude(last_translated_by=None)
        .exclude(last_translated_by=user)
        .select_related("context", "translation_of")
    )
    count = 0
    for before in others:
        now = said.get((before.context.path, before.translation_of.data))
        if now not in (None, before.data):
            write_down(before, user, now)
            count += 1
    return count


def unzipped(name: str, content: bytes) -> list[tuple[str, bytes]]:
    """Return the PO files of an archive; one PO file stands for itself. Raise BadFile for anything else."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [(name, content)]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [each for each in archive.infolist() if each.filename.endswith(".po") and not each.is_dir()]
        if not members:
            raise BadFile(_("There is no PO file in %(file)s.") % {"file": name})
        if len(members) > MAX_FILES or any(each.file_size > MAX_BYTES for each in members):
            raise BadFile(_("%(file)s holds too many files, or too large ones.") % {"file": name})
        try:
            return [(each.filename, _member(archive, each)) for each in members]
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise BadFile(_("%(file)s cannot be unpacked.") % {"file": name}) from error


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as opened:
        return opened.read(MAX_BYTES + 1)  # whatever its head claims


def zipped(translations: Iterable[Translation]) -> bytes:
    """Return an archive with the PO file of each translation."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for translation in translations:
            title = fold_slug(translation.source.object_repr) or slugify(str(translation.uuid))
            archive.writestr(f"{title[:60]}-{translation.pk}-{ENGLISH}.po", str(translation.export_po()))
    return out.getvalue()
