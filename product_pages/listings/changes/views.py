"""Screens for changing a marketplace: the editor that shows a preview first, the way back, and “confirmed”."""

from django.core.exceptions import ImproperlyConfigured
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import EditView

from product_pages.history import log_change

from ..marketplaces import Marketplace, MarketplaceChange
from . import record
from .preview import Preview

ROWS = 200
PREVIEW = "product_pages/admin/marketplace_preview.html"
# What the buttons of the preview send, beside what the form had.
BUTTONS = {"csrfmiddlewaretoken", "confirmed", "rows", "correct"}


class ShowsPreview:
    """What both screens with a preview have in common."""

    request: HttpRequest

    def is_confirmed(self, token: str) -> bool:
        return constant_time_compare(self.request.POST.get("confirmed", ""), token)

    def preview_context(self, preview: Preview, before, after, token: str) -> dict:
        """Return what the preview's template shows: counts of everything, and one page of the table."""
        return {
            "marketplace": preview.changed,
            "counts": preview.counts,
            "differences": record.in_words(before, after),
            "rows": Paginator(preview.rows, ROWS).get_page(self.request.POST.get("rows")),
            "token": token,
            "was_confirmed": "confirmed" in self.request.POST,
            "posted": [
                (name, value) for name, values in self.request.POST.lists() if name not in BUTTONS for value in values
            ],
        }


class EditMarketplace(ShowsPreview, EditView):
    """Saves at once what concerns no listing; anything else is shown first, and saved when it is confirmed."""

    def form_valid(self, form):
        self.form = form
        with transaction.atomic():
            # Whoever comes second waits here, and is shown what has become of it.
            self.before = record.snapshot(Marketplace.objects.select_for_update(of=("self",)).get(pk=self.object.pk))
            after = record.snapshot(form.instance)
            self.preview = Preview(form.instance)
            token = record.token(self.object.pk, self.before, after)
            if "correct" in self.request.POST:
                return self.render_to_response(self.get_context_data(form=form))
            if self.needs_preview(after) and not self.is_confirmed(token):
                return self.show_preview(after, token)
            return super().form_valid(form)

    def needs_preview(self, after) -> bool:
        return bool(record.differing(self.before, after)) and self.preview.listings > 0

    def show_preview(self, after, token: str):
        if self.expects_json_response:
            return self.json_error_response("preview", _("This changes what readers see: save it to see what."))
        context = self.get_context_data(form=self.form) | self.preview_context(self.preview, self.before, after, token)
        context |= {"cancel_url": self.get_edit_url(), "may_correct": True}
        return TemplateResponse(self.request, PREVIEW, context)

    def save_instance(self):
        saved = super().save_instance()
        written = record.write_down(saved, self.before, self.request.user, self.preview.listings)
        if written:
            log_change(saved, self.before, written.after, self.request.user, self.preview.listings)
        return saved


class ChangeView(PermissionCheckedMixin, View):
    """A screen that changes a marketplace, for those who may."""

    model = Marketplace
    permission_required = "change"
    index_url_name: str | None = None
    edit_url_name: str | None = None

    def edit_url(self, marketplace: Marketplace) -> str:
        if not self.edit_url_name:
            raise ImproperlyConfigured("The view set says how the editor is called.")
        return reverse(self.edit_url_name, args=[marketplace.pk])


class ConfirmState(ChangeView):
    """One click: what was reported is so."""

    def get(self, request, pk: int):
        return HttpResponseNotAllowed(["POST"])

    def post(self, request, pk: int):
        marketplace = get_object_or_404(Marketplace.objects.select_related("renamed_to"), pk=pk)
        record.confirm(marketplace, request.user)
        messages.success(request, _("Confirmed: %(name)s is %(state)s.") % said_of(marketplace))
        return redirect(get_valid_next_url_from_request(request) or self.edit_url(marketplace))


def said_of(marketplace: Marketplace) -> dict[str, str]:
    return {"name": marketplace.name, "state": marketplace.standing}


class UndoChange(ShowsPreview, WagtailAdminTemplateMixin, ChangeView):
    """The way back: a preview of what it was before, then that again."""

    page_title = gettext_lazy("Undo a change")
    header_icon = "undo"
    template_name = PREVIEW

    def dispatch(self, request, *args, **kwargs):
        self.change = get_object_or_404(MarketplaceChange.objects.select_related("marketplace"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk: int):
        return self.answer()

    def post(self, request, pk: int):
        return self.answer()

    def answer(self):
        try:
            with transaction.atomic():
                return self.show_or_undo()
        except record.ChangeRefused as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.edit_url(self.change.marketplace))

    def show_or_undo(self):
        earlier = record.reverted(self.change)
        preview = Preview(earlier)
        after = record.snapshot(earlier)
        token = record.token(earlier.pk, self.change.after, after)
        if self.is_confirmed(token):
            record.undo(self.change, self.request.user, preview.listings)
            messages.success(self.request, _("Undone: %(name)s is %(state)s again.") % said_of(earlier))
            return redirect(self.edit_url(earlier))
        shown = self.preview_context(preview, self.change.after, after, token)
        return self.render_to_response(self.get_context_data(**shown))

    def get_page_subtitle(self):
        return str(self.change.marketplace)

    def get_breadcrumbs_items(self):
        edit = self.edit_url(self.change.marketplace)
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, {"url": edit, "label": str(self.change.marketplace)}, here]

    def get_context_data(self, **kwargs):
        urls = {"action_url": self.request.path, "cancel_url": self.edit_url(self.change.marketplace)}
        return super().get_context_data(**kwargs) | urls
