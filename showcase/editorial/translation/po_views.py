"""PO files in the admin: one page's from its editor, many at once from the report."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from . import po
from .access import may_edit, may_see_report, pages_of
from .models import Standing
from .pairs import ENGLISH


def _said(strings: int, left_out: int, replaced: int) -> str:
    sentences = [ngettext("%(count)d string read.", "%(count)d strings read.", strings) % {"count": strings}]
    if left_out:
        sentences.append(
            ngettext(
                "%(count)d entry without English or marked as unsure was left out.",
                "%(count)d entries without English or marked as unsure were left out.",
                left_out,
            )
            % {"count": left_out}
        )
    if replaced:
        sentences.append(
            ngettext(
                "%(count)d of them replaced what somebody else had written; the history of the page has both.",
                "%(count)d of them replaced what others had written; the history of each page has both.",
                replaced,
            )
            % {"count": replaced}
        )
    return " ".join(sentences)


def _take(request: HttpRequest, wanted: Translation | None = None) -> None:
    """Read the uploaded file, write it if all of it is right, and say so; otherwise say what is wrong."""
    upload = request.FILES.get("file")
    if upload is None:
        messages.error(request, _("Choose a file first."))
        return
    taken, sentences = [], []
    try:
        files = po.unzipped(str(upload.name), upload.read(po.MAX_BYTES * 10 + 1))
    except po.BadFile as bad:
        files, sentences = [], list(bad.sentences)
    for name, content in files:
        try:
            taken.append(po.judged(name, content, request.user, wanted))
        except po.BadFile as bad:
            sentences += bad.sentences
    if sentences:
        messages.error(request, _("Nothing was written. %(problems)s") % {"problems": " ".join(sentences)})
        return
    written, replaced = po.write(taken, request.user)
    messages.success(request, _said(written, sum(each.left_out for each in taken), replaced))


@require_POST
def upload_one(request: HttpRequest, translation_id: int):
    """Read the PO file of one page."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not may_edit(request.user, translation.get_target_instance()):
        raise PermissionDenied
    _take(request, wanted=translation)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def open_translations(user) -> list[Translation]:
    """Return what somebody may give away for translation: every page that lacks English, and has its English page."""
    standings = Standing.objects.for_translators().filter(english__isnull=False, english__in=pages_of(user))
    keys = standings.values_list("translation_key", flat=True)
    return list(
        Translation.objects.filter(
            source__object_id__in=keys, target_locale__language_code=ENGLISH, enabled=True
        ).select_related("source", "target_locale")
    )


def _must_see_report(request: HttpRequest) -> None:
    if not may_see_report(request.user):
        raise PermissionDenied


@require_safe
def download_all(request: HttpRequest):
    """Give the PO files of all that lacks English, in one archive."""
    _must_see_report(request)
    translations = open_translations(request.user)
    if not translations:
        messages.warning(request, _("No page lacks English; there is nothing to download."))
        return redirect("report_translations")
    response = HttpResponse(po.zipped(translations), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="translations-{timezone.localdate():%Y-%m-%d}.zip"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def upload_all(request: HttpRequest):
    """Read an archive of PO files, or one."""
    _must_see_report(request)
    if request.method == "POST":
        _take(request)
        return redirect("translation_po")
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("report_translations"), "label": _("Translations")},
        {"url": "", "label": _("PO files")},
    ]
    context = {
        "waiting": len(open_translations(request.user)),
        "header_title": _("PO files"),
        "header_icon": "download",
        "breadcrumbs_items": crumbs,
    }
    return TemplateResponse(request, "editorial/translation/po.html", context)
