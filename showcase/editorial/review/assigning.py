"""Asking one person to review: for one page, or for many at once. The others of the group still may."""

from typing import cast

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.log_actions import log
from wagtail.models import Page

from .models import Assignment
from .notifications import tell_assigned
from .people import reviewers_of
from .steps import ReviewStep

PERMISSION = "editorial.change_assignment"


def may_assign(user) -> bool:
    return user.has_perm(PERMISSION)


def steps_for(page: Page) -> list[ReviewStep]:
    """Return the steps of ours that the page goes through: of its review, or of the one it would be sent to."""
    state = page.current_workflow_state
    workflow = state.workflow if state else page.get_workflow()
    tasks = workflow.tasks.filter(active=True).specific() if workflow else []
    return [task for task in tasks if isinstance(task, ReviewStep)]


def assign(page: Page, step: ReviewStep, reviewer, by) -> bool:
    """Ask somebody to review a page at a step, and tell them when it waits there; return whether that is new."""
    known = Assignment.objects.filter(page=page, task=step).first()
    if known and known.reviewer_id == reviewer.pk:
        return False
    Assignment.objects.update_or_create(page=page, task=step, defaults={"reviewer": reviewer, "assigned_by": by})
    log(
        page.specific,
        "editorial.assign",
        user=by,
        data={"step": step.name, "reviewer": get_user_display_name(reviewer)},
    )
    state = page.current_workflow_task_state
    if state and state.task_id == step.pk and reviewer != by:
        tell_assigned(state, reviewer)
    return True


class Reviewer(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return get_user_display_name(obj)


class AssignForm(forms.Form):
    """One choice for each step of the page's review."""

    def __init__(self, *args, page: Page, **kwargs):
        super().__init__(*args, **kwargs)
        self.page, self.steps = page, steps_for(page)
        known = dict(Assignment.objects.filter(page=page).values_list("task_id", "reviewer_id"))
        for step in self.steps:
            self.fields[str(step.pk)] = Reviewer(
                reviewers_of(step.groups.all()),
                label=step.name,
                required=False,
                initial=known.get(step.pk),
                empty_label=_("Everybody of the group"),
            )

    def save(self, by) -> None:
        for step in self.steps:
            chosen = self.cleaned_data[str(step.pk)]
            if chosen:
                assign(self.page, step, chosen, by)
            else:
                Assignment.objects.filter(page=self.page, task=step).delete()


def assign_view(request, page_id: int):
    """Ask somebody for each step of one page."""
    page = get_object_or_404(Page, pk=page_id)
    if not (may_assign(request.user) and page.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    form = AssignForm(request.POST if request.method == "POST" else None, page=page)
    if request.method == "POST" and form.is_valid():
        form.save(request.user)
        messages.success(request, _("It is saved who is asked to review “%(page)s”.") % {"page": page.title})
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TemplateResponse(request, "editorial/review/assign.html", {"page": page, "form": form, **frame_of(page)})


def frame_of(page: Page) -> dict:
    title = _("Assign reviewer")
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
        {"url": "", "label": title, "sublabel": page.get_admin_display_title()},
    ]
    return {
        "header_title": f"{title}: {page.get_admin_display_title()}",
        "header_icon": "user",
        "breadcrumbs_items": crumbs,
    }


class WhoForm(forms.Form):
    reviewer = Reviewer(get_user_model().objects.none(), label=gettext_lazy("Reviewer"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        groups = [group for step in all_steps() for group in step.groups.all()]
        cast(Reviewer, self.fields["reviewer"]).queryset = reviewers_of(groups)


def all_steps() -> list[ReviewStep]:
    from wagtail.models import Task

    return [task for task in Task.objects.active().specific() if isinstance(task, ReviewStep)]


class AssignReviewerAction(PageBulkAction):
    """Asks one person for all chosen pages: at each step that this person may do."""

    display_name = gettext_lazy("Assign reviewer")
    action_type = "assign_reviewer"
    aria_label = gettext_lazy("Assign a reviewer to the selected pages")
    template_name = "editorial/review/bulk_assign.html"
    action_priority = 60
    form_class = WhoForm

    def check_perm(self, page):
        return may_assign(self.request.user) and page.permissions_for_user(self.request.user).can_edit()

    def get_execution_context(self):
        return super().get_execution_context() | {"reviewer": self.cleaned_form.cleaned_data["reviewer"]}

    @classmethod
    def execute_action(cls, objects, user=None, reviewer=None, **kwargs):
        done = 0
        for page in objects:
            steps = [step for step in steps_for(page) if step.may_act(reviewer)]
            for step in steps:
                assign(page, step, reviewer, user)
            done += bool(steps)
        return done, len(objects) - done

    def get_success_message(self, num_parent_objects, num_child_objects):
        asked = ngettext(
            "The reviewer is asked for %(number)d page.",
            "The reviewer is asked for %(number)d pages.",
            num_parent_objects,
        ) % {"number": num_parent_objects}
        left = ngettext(
            "%(number)d page has no step that this person may do.",
            "%(number)d pages have no step that this person may do.",
            num_child_objects,
        ) % {"number": num_child_objects}
        return f"{asked} {left}" if num_child_objects else asked
