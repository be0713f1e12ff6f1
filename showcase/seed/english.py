"""English as wagtail-localize keeps it: a translation of each string, not a copied page.

So an editor who opens an English page of the sample finds its translation editor filled in, and
“sync” brings over what changes in Vietnamese.
"""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue


class Dictionary:
    """English for the Vietnamese strings of one page."""

    def __init__(self, slug: str):
        self.by_path = {"slug": slug}
        self.by_text: dict[str, str] = {}

    def add(self, vietnamese: str | None, english: str | None) -> None:
        """Remember a text and its translation, paragraph by paragraph."""
        pairs = list(zip(paragraphs(vietnamese), paragraphs(english), strict=True))
        for source, target in pairs:
            self.by_text[_data(source)] = _data(target)

    def find(self, path: str, source: str) -> str | None:
        return self.by_path.get(path) or self.by_text.get(source)


def paragraphs(text: str | None) -> list[str]:
    """Return the paragraphs of a plain text, parted by blank lines."""
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]


def _data(text: str) -> str:
    return StringValue.from_plaintext(text).data


def translate(page: Page, dictionary: Dictionary) -> list[str]:
    """Translate a published page and publish the translation; return the strings without English."""
    translation, missing = say(page, dictionary)
    translation.save_target(publish=not missing)
    # Until a moment ago the new page had the Vietnamese slug, at an address that nobody knows.
    Redirect.objects.filter(redirect_page__translation_key=page.translation_key, automatically_created=True).delete()
    return missing


def say(page: Page, dictionary: Dictionary, by=None) -> tuple[Translation, list[str]]:
    """Give the strings of a page their English, in somebody's name; return those without, too. No page is made yet."""
    english = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=english)
    missing = []
    for segment in source.stringsegment_set.select_related("string", "context"):
        found = dictionary.find(segment.context.path, segment.string.data)
        if found is None:
            missing.append(segment.string.data)
            continue
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            defaults={
                "data": found,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": by,
            },
        )
    return translation, missing
