"""What the review part of the desk adds to the admin."""

from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem, WorkflowMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from .assigning import AssignReviewerAction, assign_view, may_assign, steps_for
from .authority import refusal_to_publish
from .report import InReviewReport
from .stand_ins import StandInViewSet
from .steps import ReviewStep
from .views import CheckView, reviews_view

hooks.register("register_bulk_action", AssignReviewerAction)


@hooks.register("register_admin_urls")
def review_urls():
    return [
        path("editorial/check/<int:task_state_id>/", CheckView.as_view(), name="editorial_check"),
        path("editorial/reviews/<int:page_id>/", reviews_view, name="editorial_reviews"),
        path("editorial/assign/<int:page_id>/", assign_view, name="editorial_assign"),
        path("reports/in-review/", InReviewReport.as_view(), name="editorial_in_review"),
        path(
            "reports/in-review/results/", InReviewReport.as_view(results_only=True), name="editorial_in_review_results"
        ),
    ]


@hooks.register("register_admin_viewset")
def stand_in_viewset():
    return StandInViewSet("editorial_stand_ins")


class InReviewMenuItem(MenuItem):
    def is_shown(self, request):
        # Wagtail asks twice for each screen.
        if not hasattr(request, "may_see_reviews"):
            request.may_see_reviews = InReviewReport.may_be_seen_by(request.user)
        return request.may_see_reviews


@hooks.register("register_reports_menu_item")
def in_review_menu_item():
    return InReviewMenuItem(
        _("In review"), reverse("editorial_in_review"), name="in-review", icon_name="clipboard-list", order=880
    )


class ReviewMenuItem(ActionMenuItem):
    """Leads to the screen on which a step is decided."""

    name = "action-open-review"
    label = _("Open the review")
    icon_name = "clipboard-list"

    def get_url(self, parent_context):
        return reverse("editorial_check", args=[parent_context["page"].current_workflow_task_state.pk])


@hooks.register("construct_page_action_menu")
def offer_the_review(menu_items, request, context):
    """Decisions are taken on one screen; the editor's own buttons would save and approve in one."""
    page = context.get("page")
    step = page.current_workflow_task if page and page.pk and context["view"] == "edit" else None
    if not isinstance(step, ReviewStep):
        return
    menu_items[:] = [item for item in menu_items if not isinstance(item, WorkflowMenuItem | PublishMenuItem)]
    if step.may_act(request.user):
        menu_items.insert(0, ReviewMenuItem(order=0))


@hooks.register("before_edit_page")
def decide_elsewhere(request, page):
    """Answer a decision sent from the editor with the screen that it is taken on; nothing is saved."""
    if request.method != "POST" or "action-workflow-action" not in request.POST:
        return None
    state = page.current_workflow_task_state
    if state is None or not isinstance(state.task.specific, ReviewStep):
        return None
    messages.warning(request, gettext("Decide here, please: nothing was saved or approved yet."))
    return redirect("editorial_check", state.pk)


@hooks.register("before_edit_page")
def say_why_it_is_locked(request, page):
    """Say who or what keeps a page from being saved, to those who opened it before it was locked."""
    lock = page.get_lock() if request.method == "POST" and request.accepts("text/html") else None
    if lock and lock.for_user(request.user) and "action-cancel-workflow" not in request.POST:
        messages.warning(request, lock.get_message(request.user), extra_tags="lock")
        messages.info(request, gettext("What you wrote still stands below. Copy what you need before you leave."))


@hooks.register("before_publish_page")
def refuse_to_publish_past_review(request, page):
    """Keep a page from being published past its review; what was written is saved as a draft."""
    refused = refusal_to_publish(page, request.user)
    if not refused:
        return None
    messages.error(request, refused)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def refuse_to_publish_many_past_review(request, action_type, objects, action_class_instance):
    if action_type != "publish":
        return None
    refused = [sentence for page in objects if (sentence := refusal_to_publish(page, request.user))]
    for sentence in refused[:5]:
        messages.error(request, sentence)
    return redirect(action_class_instance.next_url) if refused else None


@hooks.register("register_page_header_buttons")
def review_buttons(page, user, view_name, next_url=None):
    if page.is_root() or not page.permissions_for_user(user).can_edit():
        return
    yield Button(_("Reviews"), reverse("editorial_reviews", args=[page.pk]), icon_name="clipboard-list", priority=66)
    if may_assign(user) and steps_for(page):
        yield Button(_("Assign reviewer"), reverse("editorial_assign", args=[page.pk]), icon_name="user", priority=67)


@hooks.register("register_log_actions")
def review_log_actions(actions):
    actions.register_action("editorial.skip", _("Pass over a step"), _("A step was passed over: see its reason"))
    actions.register_action("editorial.alone", _("Approve alone"), _("Approved by its own author: nobody else could"))
    actions.register_action(
        "editorial.held", _("Hold back"), _("The review ended without a step that publishes: kept as a draft")
    )
    actions.register_action("editorial.assign", _("Assign reviewer"), _("A reviewer was asked"))
