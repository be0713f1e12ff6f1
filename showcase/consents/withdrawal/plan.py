"""What a withdrawal would change, found without changing anything."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, Model, QuerySet
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource

from . import columns
from .content import is_picture_key, take_out, traces
from .needles import Needles, parsed
from .subject import Subject
from .translations import segments_with

# Rows that are looked up in one statement.
AT_ONCE = 200


@dataclass
class Change:
    """New values of one row, with what they are for."""

    model: type[Model]
    pk: Any
    values: dict[str, Any]
    has_picture: bool = False
    excerpts: list[str] = field(default_factory=list)
    # Of a revision: what it is a version of.
    of: tuple[int, str] | None = None


@dataclass
class Plan:
    """All that a withdrawal changes beside deleting what belongs to the consent itself."""

    subject: Subject
    needles: Needles
    rows: list[Change] = field(default_factory=list)
    revisions: list[Change] = field(default_factory=list)
    sources: list[Change] = field(default_factory=list)
    # Choices that translators made, by model: the keys of those that name one of the pictures.
    segments: dict[type[Model], list[int]] = field(default_factory=dict)

    @property
    def changes(self) -> list[Change]:
        return [*self.rows, *self.revisions, *self.sources]

    @property
    def pages_of_versions(self) -> set[int]:
        """Return the pages of which a version changes: the draft, what is scheduled, or an old one."""
        kind = ContentType.objects.get_for_model(Page).pk
        return {int(change.of[1]) for change in self.revisions if change.of and change.of[0] == kind}

    @property
    def size(self) -> int:
        """Return how many rows and files it touches: many are better done as a long task."""
        return len(self.changes) + len(self.subject.files) + sum(map(len, self.segments.values()))


def plan(subject: Subject, needles: Needles) -> Plan:
    """Return what the withdrawal would change as things stand now."""
    return Plan(
        subject,
        needles,
        list(_rows(subject, needles)),
        list(_revisions(subject, needles)),
        list(_sources(subject, needles)),
        segments_with(subject.picture_keys),
    )


def _rows(subject: Subject, needles: Needles) -> Iterator[Change]:
    for model, texts, pictures in columns.tables():
        wanted = _with_words(model, texts, needles) | _with_pictures(model, pictures, subject.picture_keys)
        names = list(dict.fromkeys(column.name for column in (*texts, *pictures, *_companions(model, pictures))))
        for pk, *values in in_parts(model._base_manager.values_list("pk", *names), wanted):
            change = _change(model, pk, _raw(model, names, values), subject, needles)
            if change and (model, pk) not in subject.going:
                yield change


def in_parts(rows: QuerySet, keys: set) -> Iterator:
    """Yield the rows with these keys, some hundred at a time: no statement takes any number of them."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), AT_ONCE):
        yield from rows.filter(pk__in=ordered[start : start + AT_ONCE])


def _with_words(model, texts: list, needles: Needles) -> set:
    return columns.holding(model._base_manager.all(), texts, needles.fragments)


def _with_pictures(model, pictures: list, keys: set[int]) -> set:
    if not keys:
        return set()
    found: set = set()
    for column in pictures:
        if isinstance(column, ForeignKey):
            found |= set(model._base_manager.filter(**{f"{column.name}__in": keys}).values_list("pk", flat=True))
    streams = [column for column in pictures if not isinstance(column, ForeignKey)]
    return found | columns.holding(model._base_manager.all(), streams, traces(keys))


def _companions(model, pictures: list) -> Iterator:
    """Return the columns that go with a picture: its alternative text."""
    names = {f"{column.name.removesuffix('_image')}_alt" for column in pictures if is_picture_key(column)}
    return (column for column in model._meta.local_concrete_fields if column.name in names)


def _raw(model, names: list[str], values: list) -> dict[str, Any]:
    """Return a row as JSON would have it."""
    fields = [model._meta.get_field(name) for name in names]
    return {
        column.name: column.get_prep_value(value) if isinstance(column, StreamField) else value
        for column, value in zip(fields, values, strict=True)
    }


def _change(model, pk, before: dict, subject: Subject, needles: Needles) -> Change | None:
    after = dict(before)
    has_picture = bool(subject.picture_keys) and take_out(model, after, subject.picture_keys)
    excerpts = [found for value in after.values() for found in needles.excerpts(value)]
    after = {name: fitting(model, name, needles.clean(value)) for name, value in after.items()}
    changed = {name: value for name, value in after.items() if value != before[name]}
    return Change(model, pk, changed, has_picture, excerpts) if changed else None


def fitting(model, name: str, value):
    """Return a text that is no longer than its column."""
    longest = getattr(model._meta.get_field(name), "max_length", None)
    return value[:longest] if longest and isinstance(value, str) else value


def _revisions(subject: Subject, needles: Needles) -> Iterator[Change]:
    numbers = traces(subject.picture_keys)
    texts = [Revision._meta.get_field(name) for name in ("content", "object_str")]
    found = columns.holding(Revision.objects.all(), texts, [*needles.fragments, *numbers])
    for revision in in_parts(Revision.objects.select_related("content_type"), found):
        model = revision.content_type.model_class()
        content = revision.content
        has_picture = bool(model and numbers) and take_out(model, content, subject.picture_keys)
        excerpts = needles.excerpts(content)
        name = needles.clean(revision.object_str)
        if has_picture or excerpts or name != revision.object_str:
            values = {"content": needles.clean(content), "object_str": name}
            of = (revision.base_content_type_id, revision.object_id)
            yield Change(Revision, revision.pk, values, has_picture, excerpts, of)


def _sources(subject: Subject, needles: Needles) -> Iterator[Change]:
    """Find the frozen sources that translators work from."""
    numbers = traces(subject.picture_keys)
    texts = [TranslationSource._meta.get_field(name) for name in ("content_json", "object_repr")]
    found = columns.holding(TranslationSource.objects.all(), texts, [*needles.fragments, *numbers])
    for source in in_parts(TranslationSource.objects.select_related("specific_content_type"), found):
        model = source.specific_content_type.model_class()
        content = dict(parsed(source.content_json) or {})
        before = source.content_json
        has_picture = bool(model and numbers) and take_out(model, content, subject.picture_keys)
        cleaned = needles.clean(content)
        name = needles.clean(source.object_repr)
        if has_picture or cleaned != parsed(before) or name != source.object_repr:
            yield Change(TranslationSource, source.pk, {"content_json": json.dumps(cleaned), "object_repr": name})


def pages_of(changes: list[Change]) -> set[int]:
    """Return the pages whose own rows change."""
    return {change.pk for change in changes if issubclass(change.model, Page)}
