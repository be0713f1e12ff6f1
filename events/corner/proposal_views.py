"""Screens of proposals: organisers make them, those who publish answer them."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import CreateView, ListView, UpdateView
from wagtail.admin import messages
from wagtail.models import Page

from showcase.pages.lists.views import section_of
from showcase.pages.starts.registry import starts_for
from showcase.pages.starts.views import NamedView

from .models import Proposal
from .notices import tell_organiser
from .proposal_forms import PAGES, AnswerForm, ProposeForm

PROPOSE, ANSWER = "events.add_proposal", "events.change_proposal"


def may_answer(user) -> bool:
    return user.has_perm(ANSWER)


def seen_by(user) -> QuerySet[Proposal]:
    """Return all proposals for those who answer them, and their own for those who make them; the open ones first."""
    found = Proposal.objects.select_related("place", "event", "proposed_by", "answered_by")
    if not may_answer(user):
        found = found.filter(proposed_by=user)
    return found.order_by("answer", "-proposed_at", "-pk")


class ProposalsView(NamedView, ListView):
    template_name = "events/corner/proposals.html"
    page_title = gettext_lazy("Proposed pages")
    header_icon = "comment-add"
    paginate_by = 50

    def dispatch(self, request):
        if not (request.user.has_perm(PROPOSE) or may_answer(request.user)):
            raise PermissionDenied
        return super().dispatch(request)

    def get_queryset(self):
        return seen_by(self.request.user)

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "may_answer": may_answer(user),
            "may_propose": user.has_perm(PROPOSE),
            # The names of others mean something to those who answer only.
            "proposals": kwargs.get("object_list", self.object_list),
        }


class ProposeView(NamedView, CreateView):
    template_name = "events/corner/propose.html"
    form_class = ProposeForm
    page_title = gettext_lazy("Propose a missing page")
    header_icon = "comment-add"

    def dispatch(self, request):
        if not request.user.has_perm(PROPOSE):
            raise PermissionDenied
        return super().dispatch(request)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}

    def get_initial(self):
        event = self.request.GET.get("event", "")
        return {"kind": Proposal.Kind.PRODUCT} | ({"event": event} if event.isdecimal() and len(event) < 10 else {})

    def form_valid(self, form):
        form.save()
        messages.success(
            self.request, _("Thank you. The communications lead sees it now; the answer comes here and by mail.")
        )
        return redirect("event_proposals")


class AnswerView(NamedView, UpdateView):
    template_name = "events/corner/answer.html"
    form_class = AnswerForm
    page_title = gettext_lazy("Answer a proposal")
    header_icon = "comment-add"

    def dispatch(self, request, pk):
        if not may_answer(request.user):
            raise PermissionDenied
        self.proposal = get_object_or_404(Proposal, pk=pk)
        return super().dispatch(request)

    def get_object(self, queryset: Any = None):
        return self.proposal

    def get_page_subtitle(self):
        return self.proposal.name

    def form_valid(self, form):
        proposal = form.answer_as(self.request.user)
        tell_organiser(proposal)
        messages.success(self.request, _("The organiser is told."))
        begun = start_of(proposal, self.request.user) if proposal.answer == Proposal.Answer.ACCEPTED else None
        return redirect(begun or reverse("event_proposals"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"proposal": self.proposal}


def start_of(proposal: Proposal, user) -> str | None:
    """Return where the page is begun with its title, None for those who may not begin it."""
    model: type[Page] = PAGES[proposal.kind]
    section = section_of(model)
    if section is None or not section.permissions_for_user(user).can_add_subpage():
        return None
    name = "start_page" if starts_for(model) else "wagtailadmin_pages:add"
    address = reverse(name, args=[model._meta.app_label, model._meta.model_name, section.pk])
    return f"{address}?{urlencode({'title': proposal.name})}"
