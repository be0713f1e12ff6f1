"""A page in its two languages, and the strings between them."""

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

# The language that the desk translates into.
ENGLISH = "en"


def english_locale() -> Locale | None:
    """Return the locale of English, None on a site that has none."""
    return Locale.objects.filter(language_code=ENGLISH).first()


@dataclass
class Pair:
    """The pages that share a translation key; an alias is not a translation, it shows Vietnamese."""

    key: UUID
    vietnamese: Page | None = None
    english: Page | None = None
    # A copy of the Vietnamese page that follows it, at the English address.
    alias: Page | None = None


def pair_of(key: UUID) -> Pair:
    """Return both pages of a translation key, in one query."""
    pair = Pair(key)
    codes = (settings.LANGUAGE_CODE, ENGLISH)
    for page in Page.objects.filter(translation_key=key, locale__language_code__in=codes, depth__gt=1).select_related(
        "locale"
    ):
        is_source = page.locale.language_code == settings.LANGUAGE_CODE
        if page.alias_of_id:
            pair.alias = pair.alias or (None if is_source else page)
        elif is_source:
            pair.vietnamese = page
        else:
            pair.english = page
    return pair


def translation_of(key: UUID) -> Translation | None:
    """Return what wagtail-localize keeps of a page's English; None when nobody translates it there."""
    return (
        Translation.objects.filter(source__object_id=key, target_locale__language_code=ENGLISH, enabled=True)
        .select_related("source__locale", "target_locale")
        .first()
    )


def translation_into(page: Page) -> Translation | None:
    """Return the translation whose English page this is, or None."""
    return translation_of(page.translation_key) if page.locale.language_code == ENGLISH else None


@dataclass
class Progress:
    """How far a translation is: its strings, and which of them have no English."""

    total: int = 0
    missing: int = 0
    changed: int = 0
    columns: list[str] = field(default_factory=list)


def progress_of(translation: Translation) -> Progress:
    """Return how far a translation is. An empty or a broken English does not count: readers would get Vietnamese."""
    rows = list(
        StringSegment.objects.filter(source=translation.source)
        .order_by("order")
        .annotate_translation(translation.target_locale)
        .values_list("string_id", "context_id", "context__path", "translation")
    )
    missing = [(string, context, path) for string, context, path, english in rows if not english]
    known = {string for string, *_rest in rows}
    contexts = earlier_contexts(translation, known) if missing else set()
    return Progress(
        total=len(rows),
        missing=len(missing),
        changed=sum(context in contexts for _string, context, _path in missing),
        columns=list(dict.fromkeys(path.split(".")[0] for *_ids, path in missing)),
    )


def earlier_contexts(translation: Translation, known: set[int]) -> set[int]:
    """Return the places of a page where an earlier wording had its English."""
    return set(
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, locale=translation.target_locale
        )
        .exclude(translation_of_id__in=known)
        .values_list("context_id", flat=True)
    )


def has_newer_strings(translation: Translation, since) -> bool:
    """Return whether an English string was saved after the moment."""
    return (
        StringSegment.objects.filter(source=translation.source)
        .get_translations(translation.target_locale)
        .filter(updated_at__gt=since)
        .exists()
    )
