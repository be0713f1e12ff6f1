"""The screen on which somebody decides on a page in review, and the history of all answers."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from . import decision
from .answers import answered_last_time, objections, open_questions, page_of, parts_of
from .changes import changed_fields
from .forms import ChecklistForm, DecisionForm
from .models import Assignment
from .querysets import rounds_of
from .sight import mark_of
from .steps import ReviewStep

SAVE, APPROVE, REJECT = "save", "approve", "reject"


class CheckView(View):
    """A step of a review: what changed, the checklist, and the decision. Works without a script."""

    def dispatch(self, request, *args, task_state_id: int, **kwargs):
        states = TaskState.objects.select_related("task", "revision", "workflow_state__workflow", "finished_by")
        state = states.filter(pk=task_state_id).first()
        page = page_of(state) if state else None
        if state is None or page is None:
            messages.error(request, _("This review is gone: its page was deleted. Nothing is left to decide."))
            return redirect("wagtailadmin_home")
        self.state, self.page, self.step = state, page, state.task.specific
        if not isinstance(self.step, ReviewStep):
            raise Http404
        if not self.may_act and (request.method == "POST" or not self.may_see):
            messages.error(request, decision.not_yours(self.step))
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def may_act(self) -> bool:
        return self.step.may_act(self.request.user)

    @cached_property
    def may_see(self) -> bool:
        return self.page.permissions_for_user(self.request.user).can_edit()

    @cached_property
    def is_open(self) -> bool:
        return self.state.status == TaskState.STATUS_IN_PROGRESS

    def checklist(self, data=None) -> ChecklistForm:
        return ChecklistForm(
            data,
            parts=parts_of(self.step, self.state),
            state=self.state,
            last_time=answered_last_time(self.step, self.state),
        )

    # ---- reading
    def get(self, request):
        objected = objections(self.state.answers.all())
        return self.show(self.checklist(), DecisionForm(initial={"comment": objected}))

    def show(self, checklist: ChecklistForm, form: DecisionForm, **extra) -> TemplateResponse:
        context = {
            "state": self.state,
            "step": self.step,
            "page": self.page.specific,
            "checklist": checklist,
            "form": form,
            "decidable": self.is_open and self.may_act,
            "mark": mark_of(self.step, self.state),
            "still_open": open_questions(self.step, self.state) if self.is_open and self.may_act else "",
            "answers": [] if self.is_open else self.state.answers.select_related("answered_by"),
            "changes": changed_fields(self.page.specific, self.state.revision, self.request),
            "assignment": Assignment.objects.filter(page=self.page, task=self.step).select_related("reviewer").first(),
            **self.words,
            **frame(self.page, self.step.name),
        }
        return TemplateResponse(self.request, "editorial/review/check.html", context | extra)

    @cached_property
    def words(self) -> dict:
        """Return what stands above the decision: why it cannot be taken, or that the author takes it alone."""
        if not self.is_open:
            return {"ended": decision.what_became_of(self.state)}
        if not self.may_act:
            return {}
        if decision.is_alone(self.step, self.page, self.request.user):
            return {"alone": True}
        bound = decision.bound_by_authorship(self.step, self.page, self.request.user)
        return (
            {"bound": decision.refusal_to_approve(self.step, self.state, self.page, self.request.user)} if bound else {}
        )

    # ---- answering
    def post(self, request):
        if not self.is_open:
            messages.error(request, decision.what_became_of(self.state))
            return redirect(self.after)
        checklist, form = self.checklist(request.POST), DecisionForm(request.POST)
        if not (checklist.is_valid() and form.is_valid()):
            messages.error(request, _("Nothing was saved yet: look at what is marked below."))
            return self.show(checklist, form)
        made = objections(self.state.answers.all())
        self._keep(checklist)
        if request.POST.get("action") == APPROVE and self.has_changed:
            messages.error(
                request,
                _("Not approved: the page, a certificate or a listing was changed after you opened this. Look again."),
            )
            return redirect(request.path)
        return self._act(request.POST.get("action", SAVE), form.cleaned_data["comment"].strip(), made)

    @property
    def has_changed(self) -> bool:
        """Return whether something else stands there now than when the reviewer opened the screen."""
        mark = self.request.POST.get("mark")
        return bool(mark) and mark != mark_of(self.step, self.state)

    @transaction.atomic
    def _keep(self, checklist: ChecklistForm) -> None:
        TaskState.objects.select_for_update().get(pk=self.state.pk)
        checklist.save(self.request.user)

    def _act(self, action: str, comment: str, made: str):
        """Decide, or only keep the answers; `made` is the comment that was made from the answers before."""
        if action == REJECT and not comment and (objected := objections(self.state.answers.all())):
            messages.warning(
                self.request, _("The comment was made from the answers. Read it, then send the page back.")
            )
            return self.show(self.checklist(), DecisionForm(initial={"comment": objected}))
        if action not in {APPROVE, REJECT}:
            messages.success(self.request, _("The answers are saved. The review stays open."))
            return redirect(self.request.path)
        settled = action == APPROVE and comment == made.strip()
        return self._decide(action, "" if settled else comment)

    def _decide(self, action: str, comment: str):
        refused = decision.refusal(self.step, self._fresh(), self.request.user, action, comment) or self._do(
            action, comment
        )
        if refused:
            messages.error(self.request, refused)
            return redirect(self.request.path)
        messages.success(self.request, self._done(action))
        return redirect(self.after)

    def _do(self, action: str, comment: str) -> str:
        """Do it; return why it could not be done, '' when it was."""
        try:
            refused = self.step.on_action(self.state, self.request.user, action, comment=comment)
        except PermissionDenied as denied:  # by what guards publication; nothing was approved
            return str(denied) or _("You may not do this.")
        # Somebody else was quicker by a moment.
        return decision.what_became_of(self._fresh()) if refused else ""

    def _fresh(self) -> TaskState:
        return TaskState.objects.select_related("task", "finished_by", "workflow_state").get(pk=self.state.pk)

    def _done(self, action: str) -> str:
        names = {"page": self.page.get_admin_display_title(), "step": self.step.name}
        if action == REJECT:
            return _("“%(page)s” was sent back with your comment.") % names
        following = self.state.workflow_state.__class__.objects.get(pk=self.state.workflow_state_id).current_task_state
        if following and following.status == TaskState.STATUS_IN_PROGRESS:
            return _("“%(page)s” is approved here, and waits at “%(next)s” now.") % {
                **names,
                "next": following.task.name,
            }
        return _("“%(page)s” is approved: the review has ended.") % names

    @cached_property
    def after(self) -> str:
        """Return where to go when it is decided: to the page's editor for those who may, else home."""
        if self.page.permissions_for_user(self.request.user).can_edit():
            return reverse("editorial_reviews", args=[self.page.pk])
        return reverse("wagtailadmin_home")


def reviews_view(request, page_id: int):
    """Show all rounds of review that a page went through, with the answers given in them."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    context = {"page": page, "rounds": rounds_of(page), **frame(page, _("Reviews"))}
    return TemplateResponse(request, "editorial/review/reviews.html", context)


def frame(page: Page, title: str) -> dict:
    """Return what Wagtail's frame around a screen needs."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
        {"url": "", "label": title, "sublabel": page.get_admin_display_title()},
    ]
    return {
        "header_title": f"{title}: {page.get_admin_display_title()}",
        "header_icon": "clipboard-list",
        "breadcrumbs_items": crumbs,
    }
