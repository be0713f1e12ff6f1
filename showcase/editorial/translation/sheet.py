"""A translation as one sheet: each string beside its English, what changed, the agreed words, what is odd."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from functools import cached_property

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.compare import diff_text
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from .glossary import Glossary
from .models import GlossaryTerm
from .places import place_in
from .warnings import plain, warnings_about

TAGS = {"addition": "ins", "deletion": "del", "equal": "span"}


@dataclass
class Earlier:
    """What a string said before it was changed, and the English that it had."""

    vietnamese: str
    english: str


@dataclass
class Line:
    """One string of a page with its English."""

    segment_id: int
    place: str
    source: str
    target: str
    glossary: Glossary
    by: str = ""
    at: datetime | None = None
    problem: str = ""
    earlier: Earlier | None = None
    # Saved after the draft at hand was made, and after what readers have was made.
    is_newer: bool = False
    is_fresh: bool = False

    @cached_property
    def vietnamese(self) -> str:
        return plain(self.source)

    @cached_property
    def english(self) -> str:
        return plain(self.target) if self.target else ""

    @property
    def is_missing(self) -> bool:
        return not self.target or bool(self.problem)

    @cached_property
    def terms(self) -> list[GlossaryTerm]:
        return self.glossary.terms_in(self.vietnamese)

    @cached_property
    def warnings(self) -> list[str]:
        return warnings_about(self.source, self.target, self.glossary)

    @cached_property
    def marked(self) -> SafeString:
        """Return the Vietnamese with the agreed words marked."""
        return mark_terms(self.vietnamese, self.glossary)

    @cached_property
    def changes(self) -> SafeString:
        """Return the earlier Vietnamese turned into today's: what was taken out, what was put in."""
        return differences(self.earlier.vietnamese, self.vietnamese) if self.earlier else mark_safe("")

    @property
    def needs_a_look(self) -> bool:
        return self.is_missing or bool(self.warnings)


def mark_terms(text: str, glossary: Glossary) -> SafeString:
    """Return a text as HTML in which each agreed word is marked, its English as a title."""
    parts, done = [], 0
    for found in glossary.find(text):
        parts.append(escape(text[done : found.start]))
        parts.append(
            format_html('<mark class="term" title="{}">{}</mark>', found.term.english, text[found.start : found.end])
        )
        done = found.end
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308  each part is escaped


def differences(before: str, after: str) -> SafeString:
    """Return one text as HTML with what was taken out of it and put into it."""
    changes = diff_text(before, after).changes
    return format_html_join("", "<{0}>{1}</{0}>", ((TAGS[kind], value) for kind, value in changes))


@dataclass
class Sheet:
    """All strings of one page, in the order of the page."""

    translation: Translation
    lines: list[Line] = field(default_factory=list)

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if line.is_missing]

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.earlier]

    @property
    def fresh(self) -> list[Line]:
        """Return the lines whose English readers do not have yet."""
        return [line for line in self.lines if line.is_fresh]

    @property
    def odd(self) -> list[Line]:
        return [line for line in self.lines if line.warnings]

    @property
    def with_terms(self) -> list[Line]:
        return [line for line in self.lines if line.terms]

    @property
    def newer(self) -> list[Line]:
        """Return the lines that were saved after the draft at hand was made."""
        return [line for line in self.lines if line.is_newer]

    @cached_property
    def terms(self) -> list[GlossaryTerm]:
        return list({term.pk: term for line in self.lines for term in line.terms}.values())


@dataclass
class Moments:
    """When the draft at hand was made, and when what readers have was made."""

    draft: datetime | None = None
    public: datetime | None = None


def sheet_of(translation: Translation, moments: Moments | None = None, glossary: Glossary | None = None) -> Sheet:
    """Return the sheet of a translation, in four queries."""
    glossary, moments = glossary or Glossary(), moments or Moments()
    segments = list(
        StringSegment.objects.filter(source=translation.source).select_related("string", "context").order_by("order")
    )
    known, earlier = _translations(translation, {(each.string_id, each.context_id) for each in segments})
    crowds = Counter(each.context_id for each in segments)
    model = translation.source.specific_content_type.model_class()
    sheet = Sheet(translation)
    for segment in segments:
        found = known.get((segment.string_id, segment.context_id))
        line = _line(segment, found, moments, glossary, model)
        is_new = line.is_missing or bool(found and moments.public and found.created_at > moments.public)
        if is_new and (candidates := earlier[segment.context_id]):
            line.earlier = _taken(candidates, line, alone=crowds[segment.context_id] == 1)
        sheet.lines.append(line)
    return sheet


def _line(segment: StringSegment, found: StringTranslation | None, moments: Moments, glossary: Glossary, model) -> Line:
    line = Line(
        segment_id=segment.pk,
        place=place_in(model, segment.context.field_path or segment.context.path),
        source=segment.string.data,
        target=found.data if found else "",
        glossary=glossary,
    )
    if found:
        line.by, line.at = _name(found.last_translated_by), found.updated_at
        line.problem = (found.get_error() or "") if found.has_error else ""
        line.is_newer = bool(moments.draft and found.updated_at > moments.draft)
        line.is_fresh = bool(moments.public and found.updated_at > moments.public)
    return line


def _translations(translation: Translation, wanted: set) -> tuple[dict, dict]:
    """Return the English of the page's strings, and that of what it said before, by place."""
    known, earlier = {}, defaultdict(list)
    for each in StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    ).select_related("translation_of", "last_translated_by"):
        key = (each.translation_of_id, each.context_id)
        if key in wanted:
            known[key] = each
        else:
            earlier[each.context_id].append(each)
    return known, earlier


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _taken(candidates: list[StringTranslation], line: Line, alone: bool) -> Earlier:
    """Take the earlier wording of a string from those of its place.

    Where one string stands alone it is the latest; where several paragraphs stand, the one that is most like it.
    """

    def rank(each: StringTranslation):
        return each.updated_at if alone else _likeness(plain(each.translation_of.data), line.vietnamese)

    best = max(candidates, key=rank)
    candidates.remove(best)
    return Earlier(plain(best.translation_of.data), plain(best.data))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).quick_ratio()
