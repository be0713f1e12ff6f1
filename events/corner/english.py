"""The organiser's English words among the strings of the translation, so that no translator overwrites them."""

from django.conf import settings
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from events.editions import EventPage

ENGLISH = next(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def keep_english(page: EventPage, field: str, words: str | None, user) -> None:
    """Keep the words as the English of what the page says in a field, where the page is being translated."""
    locale = Locale.objects.filter(language_code=ENGLISH).first()
    translation = Translation.objects.filter(source__object_id=page.translation_key, target_locale=locale).first()
    if not (words and translation):
        return
    segment = StringSegment.objects.filter(source=translation.source, context__path=field).first()
    if segment:
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            defaults={
                "data": StringValue.from_plaintext(words).data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "has_error": False,
                "last_translated_by": user,
            },
        )
