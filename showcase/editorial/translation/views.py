"""The translation sheet: source beside target, and the way to the second reader."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from .access import may_edit, may_publish, translators_for
from .drafts import Refused, send
from .healing import has_source, heal
from .models import Standing
from .pairs import ENGLISH, translation_into
from .sheet import Moments, Sheet, sheet_of
from .standing import measure, standing_of

SHOWN = ("all", "missing", "changed", "fresh", "odd")


def english_or_403(request: HttpRequest, pk: int) -> Page:
    """Return an English page that the user may work on; 404 for any other language, 403 without the right."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=pk, locale__language_code=ENGLISH)
    if not may_edit(request.user, page):
        raise PermissionDenied
    return page


def sheet_url(page_id: int) -> str:
    return reverse("translation_sheet", args=[page_id])


def edit_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


class TranslatorForm(forms.Form):
    """Who is asked to translate a page."""

    translator = forms.ModelChoiceField(
        queryset=None, required=False, label=gettext_lazy("Translator"), empty_label="—"
    )

    def __init__(self, *args, page: Page, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["translator"].queryset = translators_for(page)  # type: ignore[attr-defined]


@require_safe
def sheet(request: HttpRequest, pk: int):
    """Show every string of a page beside its English, with what changed and what is odd."""
    page = english_or_403(request, pk)
    standing = standing_of(page) or measure(page.translation_key)
    translation = translation_into(page)
    shown = None
    if translation and has_source(translation):
        heal(translation)
        shown = sheet_of(translation, moments_of(page, standing))
    show = request.GET.get("show")
    context = frame(request, page, standing) | {"sheet": shown, "show": show if show in SHOWN else "all"}
    if shown:
        context |= {"tabs": tabs_of(shown), "lines": lines_of(shown, context["show"])}
    return TemplateResponse(request, "editorial/translation/sheet.html", context)


def moments_of(page: Page, standing: Standing | None) -> Moments:
    """Return when the English draft and the English that readers have were made."""
    draft = standing.made_revision if standing and page.has_unpublished_changes else None
    public = page.live_revision if page.live else None
    return Moments(draft and draft.created_at, public and public.created_at)


def frame(request: HttpRequest, page: Page, standing: Standing | None) -> dict:
    """Return what stands around the strings: both pages, the review, the translator in charge."""
    vietnamese = standing.page if standing else None
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("report_translations"), "label": _("Translations")},
        {"url": "", "label": page.get_admin_display_title()},
    ]
    return {
        "page": page,
        "vietnamese": vietnamese,
        "standing": standing,
        "edit_url": edit_url(page.pk),
        "review": review_of(request, page),
        "may_publish": may_publish(request.user, page),
        "translator_form": TranslatorForm(
            page=page, initial={"translator": standing.translator_id if standing else None}
        ),
        "header_title": _("Translation sheet"),
        "header_icon": "wagtail-localize-language",
        "breadcrumbs_items": crumbs,
    }


def review_of(request: HttpRequest, page: Page) -> dict | None:
    """Return the step in which the page is, with what the user may do there; None outside a review."""
    state = page.current_workflow_state
    if state is None:
        return None
    task_state = state.current_task_state
    task = page.current_workflow_task
    actions = {name: label for name, label, _modal in task.get_actions(page.specific, request.user)} if task else {}
    return {
        "state": state,
        "task_state": task_state,
        "comment": task_state.comment if task_state else "",
        "waits_for_changes": state.status == state.STATUS_NEEDS_CHANGES,
        "actions": [
            (name, label, reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, task_state.pk]))
            for name, label in actions.items()
        ],
    }


def tabs_of(sheet: Sheet) -> list[tuple[str, str, int]]:
    """Return (key, label, count) of the ways to look at a sheet."""
    return [
        ("all", _("All strings"), len(sheet.lines)),
        ("missing", _("Without English"), len(sheet.missing)),
        ("changed", _("Changed in Vietnamese"), len(sheet.changed)),
        ("fresh", _("New in English"), len(sheet.fresh)),
        ("odd", _("To be looked at"), len(sheet.odd)),
    ]


def lines_of(sheet: Sheet, show: str):
    chosen = {"missing": sheet.missing, "changed": sheet.changed, "fresh": sheet.fresh, "odd": sheet.odd}
    return chosen.get(show, sheet.lines)


@require_POST
def send_view(request: HttpRequest, pk: int):
    """Hand the translation to the second reader; what is odd must have been seen."""
    page = english_or_403(request, pk)
    translation = translation_into(page)
    if translation is None:
        messages.error(request, _("This page is written by hand: send it from its own editor."))
        return redirect(edit_url(page.pk))
    seen = sheet_of(translation)
    odd = sum(len(line.warnings) for line in seen.odd)
    if odd and not seen.missing and "anyway" not in request.POST:
        messages.warning(request, _odd_sentence(odd))
        return redirect(f"{sheet_url(page.pk)}?show=odd#send")
    try:
        send(translation, request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{sheet_url(page.pk)}?show=missing")
    messages.success(
        request, _("Sent for second reading. Readers keep the English that they have until it is approved.")
    )
    return redirect(sheet_url(page.pk))


def _odd_sentence(odd: int) -> str:
    return ngettext(
        "%(count)d thing looks odd. Look at it, then send.", "%(count)d things look odd. Look at them, then send.", odd
    ) % {"count": odd}


@require_POST
def assign(request: HttpRequest, pk: int):
    """Say who is asked to translate a page."""
    page = english_or_403(request, pk)
    form = TranslatorForm(request.POST, page=page)
    standing = measure(page.translation_key)
    if not form.is_valid() or standing is None:
        messages.error(request, _("Choose somebody who may translate this page."))
        return redirect(sheet_url(page.pk))
    standing.translator = form.cleaned_data["translator"]
    standing.save(update_fields=["translator"])
    messages.success(request, _("Saved: %(name)s.") % {"name": standing.translator or _("nobody in particular")})
    return redirect(sheet_url(page.pk))
