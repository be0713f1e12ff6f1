"""Puts right what wagtail-localize trips over: passages and pictures that are gone, a Vietnamese page that is gone."""

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from wagtail.images import get_image_model
from wagtail_localize.models import SegmentOverride, Translation
from wagtail_localize.segments.extract import extract_segments

KINDS = ("stringsegment_set", "templatesegment_set", "relatedobjectsegment_set", "overridablesegment_set")


def has_source(translation: Translation) -> bool:
    """Return whether the Vietnamese page still exists, of the kind that was translated."""
    try:
        translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return False
    return True


@transaction.atomic
def heal(translation: Translation) -> None:
    """Make what is kept of a page fit to be opened, previewed and published again; the English strings all stay."""
    if not has_source(translation):
        translation.enabled = False
        translation.save(update_fields=["enabled"])
        return
    source = translation.source
    source.refresh_from_db()
    _drop_lost_pictures(translation)
    there = {segment.path for segment in extract_segments(source.as_instance())}
    kept = {path for kind in KINDS for path in getattr(source, kind).values_list("context__path", flat=True)}
    if kept - there:
        source.refresh_segments()
    source.stringsegment_set.filter(context__path__in=_texts_of_lost_pictures(there)).delete()


def _texts_of_lost_pictures(paths: set[str]) -> set[str]:
    """Return where an alternative text has lost its picture: wagtail-localize would look for it, and break."""
    texts = {path for path in paths if path.endswith(".alt_text")}
    return {text for text in texts if f"{text.removesuffix('alt_text')}image" not in paths}


def _drop_lost_pictures(translation: Translation) -> None:
    """Forget English pictures that have been deleted from the library: the Vietnamese one shows again."""
    overrides = SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id,
        locale=translation.target_locale,
        context__path__regex=r"(^|\.)(hero_)?image$",
    )
    wanted = {override.pk: override.data for override in overrides}
    if not wanted:
        return
    numbers = {pk: int(data) for pk, data in wanted.items() if str(data).isdecimal()}
    there = set(get_image_model().objects.filter(pk__in=numbers.values()).values_list("pk", flat=True))
    lost = [pk for pk in wanted if numbers.get(pk) not in there]
    SegmentOverride.objects.filter(pk__in=lost).delete()
