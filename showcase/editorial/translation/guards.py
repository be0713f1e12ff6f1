"""wagtail-localize's own screens at their own addresses, with the rules of the desk.

It publishes English below 100 %, lets anybody who may order a translation publish it, and puts Vietnamese text live
under the English address. Here each of these asks first. Where a rule is kept, its own view does the work.
"""

from django.core.exceptions import PermissionDenied
from django.forms import HiddenInput
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from . import po_views, strings
from .access import may_begin, may_edit, may_publish
from .drafts import gaps_sentence
from .healing import has_source, heal
from .pairs import ENGLISH, pair_of, progress_of, translation_into


def back(request: HttpRequest):
    """Return the way back to where somebody came from."""
    return redirect(get_valid_next_url_from_request(request) or reverse("report_translations"))


def before_edit(request: HttpRequest, page: Page):
    """Keep the translation editor from opening on broken data, and from publishing with gaps."""
    translation = translation_into(page)
    if translation is None:
        return None
    heal(translation)
    if not translation.enabled:
        messages.warning(request, _("The Vietnamese page is gone. This page is now edited like any other."))
        return None
    missing = progress_of(translation).missing
    if request.method == "POST" and request.POST.get("action") == "publish" and missing:
        messages.error(request, _("Not published. %(gaps)s") % {"gaps": gaps_sentence(missing)})
        return redirect(request.path)
    return None


def refusal_for_draft(page: Page) -> str:
    """Return why the latest draft of an English page may not be published as it is; an empty text if it may."""
    translation = translation_into(page)
    if translation is None:
        return ""
    standing = getattr(page, "own_standing", None)
    if standing and standing.gaps is not None and standing.made_revision_id == page.latest_revision_id:
        gaps = standing.gaps
    else:
        gaps = progress_of(translation).missing
    return f"{page.get_admin_display_title()}: {gaps_sentence(gaps)}" if gaps else ""


def before_bulk(request: HttpRequest, action: str, pages, view):
    """Keep a bulk publication from taking English pages with gaps along."""
    if action != "publish" or request.method != "POST" or not issubclass(view.model, Page):
        return None
    found = {page.pk: page for page in pages}
    if request.POST.get("include_descendants"):
        for page in pages:
            found |= {below.pk: below for below in page.get_descendants().select_related("locale")}
    refusals = [sentence for page in found.values() if (sentence := refusal_for_draft(page))]
    if not refusals:
        return None
    messages.error(request, _("Nothing was published. %(gaps)s") % {"gaps": " ".join(refusals)})
    return redirect(view.next_url)


class Update(UpdateTranslationsView):
    """“Sync translated pages”: publishes only for those who may, and only what is wholly in English."""

    def dispatch(self, request, *args, **kwargs):
        pages = self._targets()
        if not any(may_edit(request.user, page) for page in pages):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def _targets(self) -> list[Page]:
        found = [t.get_target_instance() for t in self.get_object().translations.filter(enabled=True)]
        return [page for page in found if isinstance(page, Page)]

    def form_valid(self, form):
        if form.cleaned_data["publish_translations"] and (refusal := self._refusal()):
            messages.error(self.request, refusal)
            return back(self.request)
        return super().form_valid(form)

    def _refusal(self) -> str:
        if not all(may_publish(self.request.user, page) for page in self._targets()):
            return _("Not published: that is for those who publish the English pages. Send it for second reading.")
        self.object.update_from_db()
        missing = sum(progress_of(each).missing for each in self.object.translations.filter(enabled=True))
        return _("Not published. %(gaps)s") % {"gaps": gaps_sentence(missing)} if missing else ""


class Submit(SubmitPageTranslationView):
    """“Translate this page”: a draft, under a section that is in English already, of a page that readers have."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("wagtail_localize.submit_translation"):
            raise PermissionDenied
        refusal = self._refusal(self.get_object())
        if refusal:
            messages.error(request, refusal)
            return back(request)
        return super().dispatch(request, *args, **kwargs)

    def _refusal(self, page: Page) -> str:
        if page.locale.language_code == ENGLISH:
            return _("This page is in English already.")
        if not page.live:
            return _("Publish the Vietnamese page first: what is translated is what readers have.")
        parent = page.get_parent()
        if parent.is_root():
            return ""
        above = pair_of(parent.translation_key).english
        if above is None:
            return _("Translate “%(section)s” first: its English page stands above this one.") % {
                "section": parent.get_admin_display_title()
            }
        if not may_begin(self.request.user, above):
            raise PermissionDenied
        return ""

    def get_form(self):
        form = super().get_form()
        # One page costs hundreds of queries; and drafts below would be translated with it.
        form.fields["include_subtree"].disabled = True
        form.fields["include_subtree"].widget = HiddenInput()
        return form


def stop(request: HttpRequest, translation_id: int):
    """“Stop synced translation”, for those who publish: from then on nothing compares the page with the Vietnamese."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not may_publish(request.user, translation.get_target_instance()):
        raise PermissionDenied
    return edit_translation.stop_translation(request, translation_id)


def no_alias(request: HttpRequest, page_id: int):
    """“Convert to alias page”, for nobody: it publishes Vietnamese text at the English address."""
    messages.error(
        request, _("Nothing was changed: an alias would show readers the Vietnamese text at the English address.")
    )
    return back(request)


@xframe_options_sameorigin
def preview(request: HttpRequest, translation_id: int, mode: str | None = None):
    """Show the English page as its strings say it, even if a passage or a picture is gone."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if has_source(translation):
        heal(translation)
    return edit_translation.preview_translation(request, translation_id, mode)


def urls() -> list:
    """Return wagtail-localize's addresses that are ours; the first pattern that matches wins."""
    at = "localize/"
    return [
        path(f"{at}submit/page/<int:page_id>/", Submit.as_view()),
        path(f"{at}update/<int:translation_source_id>/", Update.as_view()),
        path(f"{at}translate/<int:translation_id>/strings/<int:string_segment_id>/edit/", strings.edit),
        path(f"{at}translate/<int:translation_id>/preview/", preview),
        path(f"{at}translate/<int:translation_id>/preview/<str:mode>/", preview),
        path(f"{at}translate/<int:translation_id>/pofile/upload/", po_views.upload_one),
        path(f"{at}translate/<int:translation_id>/disable/", stop),
        path(f"{at}page/<int:page_id>/convert_to_alias/", no_alias),
        path(f"{at}reports/translations/", lambda request: redirect("report_translations")),
        path(f"{at}reports/translations/results/", lambda request: redirect("report_translations")),
    ]
