"""Saving one English string: the later save wins, and says whose words it replaced."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.views.edit_translation import edit_string_translation

from .warnings import plain

REPLACED = "editorial.translation.replaced"


def edit(request: HttpRequest, translation_id: int, string_segment_id: int):
    """Save a string as wagtail-localize does; tell and write down if that took the words of somebody else away."""
    before = _before(translation_id, string_segment_id)
    response = edit_string_translation(request, translation_id, string_segment_id)
    if response.status_code == 200 and request.method == "PUT":
        response.data["comment"] = saved_on(timezone.now())
    if response.status_code != 200 or before is None or not _is_by_another(before, request):
        return response
    said = response.data["data"] if request.method == "PUT" else ""
    if said == before.data:
        return response
    write_down(before, request.user, said)
    response.data["comment"] = _("Saved. It replaces what %(name)s wrote on %(at)s: “%(words)s”") % {
        "name": before.last_translated_by.get_full_name() or before.last_translated_by.get_username(),
        "at": date_format(timezone.localtime(before.updated_at), "SHORT_DATETIME_FORMAT"),
        "words": plain(before.data),
    }
    return response


def saved_on(at: datetime) -> str:
    """Return what stands below a string in the editor; wagtail-localize writes days by the clock of Greenwich."""
    return _("Saved on %(day)s") % {"day": date_format(timezone.localtime(at), "SHORT_DATE_FORMAT")}


def _before(translation_id: int, segment_id: int) -> StringTranslation | None:
    translation = get_object_or_404(Translation, pk=translation_id)
    segment = get_object_or_404(StringSegment, pk=segment_id)
    return (
        StringTranslation.objects.filter(
            translation_of=segment.string_id, context=segment.context_id, locale=translation.target_locale_id
        )
        .select_related("last_translated_by", "context")
        .first()
    )


def _is_by_another(before: StringTranslation, request: HttpRequest) -> bool:
    return before.last_translated_by_id not in (None, request.user.pk)


def write_down(before: StringTranslation, user, said: str) -> None:
    """Keep both wordings in the history of the English page."""
    page = Page.objects.filter(translation_key=before.context.object_id, locale=before.locale_id).first()
    if page:
        log(
            instance=page.specific,
            action=REPLACED,
            user=user,
            data={
                "path": before.context.path,
                "before": before.data,
                "after": said,
                "by": before.last_translated_by_id,
            },
        )
