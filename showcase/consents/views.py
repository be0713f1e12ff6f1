"""The screen on which a consent is withdrawn: what will go, then one confirmation."""

import logging

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView

from showcase.admin_parts import PlainExport

from .forms import WithdrawalForm
from .models import Consent
from .withdrawal import deed, tasks
from .withdrawal.plan import Plan, plan
from .withdrawal.preview import Preview
from .withdrawal.subject import Subject

logger = logging.getLogger(__name__)
PREFIX = "wagtailsnippets_showcase_consent"


class ConsentIndex(PlainExport, IndexView):
    """The list; its export is safe to open."""


class EditConsent(EditView):
    """A record that can be withdrawn; afterwards it can only be looked at."""

    @property
    def header_buttons(self):
        buttons = super().header_buttons
        if self.object.removed_at and not self.object.files_left:
            return buttons
        label = _("Finish the removal") if self.object.is_over else _("Withdraw consent")
        url = reverse(f"{PREFIX}:withdraw", args=[self.object.pk])
        return [*buttons, HeaderButton(label, url=url, icon_name="bin", priority=5)]

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if self.object.is_over:
            for field in form.fields.values():
                field.disabled = True
        return form


class WithdrawView(WagtailAdminTemplateMixin, PermissionCheckedMixin, View):
    """Shows everything that will go, and takes it away when that is confirmed."""

    model = Consent
    permission_required = "change"
    page_title = gettext_lazy("Withdraw consent")
    header_icon = "bin"
    template_name = "showcase/consents/withdraw.html"

    def dispatch(self, request, *args, **kwargs):
        self.consent = get_object_or_404(Consent.objects.select_related("evidence"), pk=kwargs["pk"])
        self.edit_url = reverse(f"{PREFIX}:edit", args=[self.consent.pk])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk: int):
        return self.show(self.form())

    def post(self, request, pk: int):
        form = self.form()
        if not form.is_valid():
            return self.show(form)
        # Which of two withdrawals comes second finds nothing left to do.
        deed.withdraw(self.consent, request.user, **form.cleaned_data)
        self.consent.refresh_from_db()
        return self.carry_out()

    def form(self) -> WithdrawalForm:
        takes_name = not Subject(self.consent).is_ordinary_name
        posted = self.request.POST if self.request.method == "POST" else None
        return WithdrawalForm(posted, initial={"takes_name": takes_name})

    def found(self, form: WithdrawalForm) -> Plan:
        """Return the plan as the form has it; of a withdrawal that was asked for already, as it was asked for."""
        subject = Subject.of(self.consent)
        if self.consent.is_over:
            return plan(subject, subject.needles(self.consent.replacement, self.consent.takes_name))
        takes_name = form.cleaned_data["takes_name"] if form.is_bound and form.is_valid() else True
        return plan(subject, subject.needles("", takes_name))

    def show(self, form: WithdrawalForm):
        preview = Preview(self.found(form))
        urls = {"action_url": self.request.path, "cancel_url": self.edit_url}
        return self.render_to_response(self.get_context_data(form=form, consent=self.consent, preview=preview, **urls))

    def carry_out(self):
        """Do it now, or as a long task when it is much; whatever fails is finished later."""
        if self.found(self.form()).size > tasks.AT_ONCE:
            job = tasks.start_carrying_out(self.consent, self.request.user, self.edit_url)
            messages.info(self.request, _("Nothing of it is shown any more. The removal takes some minutes."))
            return redirect(job)
        try:
            said = tasks.outcome(deed.carry_out(self.consent.pk, self.request.user))
        except Exception:
            logger.exception("A withdrawal was interrupted")
            messages.error(
                self.request, _("It is withdrawn, but not everything could be removed yet. Finish the removal here.")
            )
        else:
            messages.success(self.request, _("Withdrawn. %(outcome)s") % {"outcome": said})
        return redirect(self.edit_url)

    def get_page_subtitle(self):
        return str(self.consent)

    def get_breadcrumbs_items(self):
        index = {"url": reverse(f"{PREFIX}:list"), "label": _("Consents")}
        edit = {"url": self.edit_url, "label": str(self.consent)}
        return [*self.breadcrumbs_items, index, edit, {"url": "", "label": self.get_page_title()}]
