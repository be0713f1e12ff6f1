"""What all steps of a review have in common: who does them, when they are passed over, when they refuse."""

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from .locks import ReviewLock
from .people import groups_acted_for
from .questions import Part


class ReviewStep(AbstractGroupApprovalTask):
    """A step that a group does. Nobody does it for what they wrote themselves, unless nobody else could."""

    remind_after = models.PositiveSmallIntegerField(
        _("remind after"), default=3, help_text=_("Working days that it may wait before somebody is reminded.")
    )

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "remind_after"]
    lock_class = ReviewLock
    # Whether its reviewers may write on the page; they become its authors by that.
    may_write = False
    # Whether its approval, as the last one, publishes, whatever else the reviewer may do.
    publishes = False
    # Whether it asks the questions of a checklist.
    has_checklist = False

    class Meta:
        abstract = True

    # ---- who
    def _user_in_groups(self, user) -> bool:
        """Return whether somebody is a reviewer here, of their own right or for a colleague; kept on the user."""
        kept = user.__dict__.setdefault("_review_steps", {})
        if self.pk not in kept:
            kept[self.pk] = user.is_active and self.groups.filter(pk__in=groups_acted_for(user)).exists()
        return kept[self.pk]

    def may_act(self, user) -> bool:
        return user.is_active and (user.is_superuser or self._user_in_groups(user))

    def locked_for_user(self, obj, user) -> bool:
        return not (user.is_superuser or (self.may_write and self._user_in_groups(user)))

    def user_can_lock(self, obj, user) -> bool:
        return self.may_write and self._user_in_groups(user)

    def get_actions(self, obj, user):
        """Return what somebody may do; those who wrote on the page may send it back, not approve it."""
        from .decision import bound_by_authorship

        if not self.may_act(user):
            return []
        back = [("reject", gettext("Request changes"), True)]
        return back if bound_by_authorship(self, obj, user) else [*back, ("approve", gettext("Approve"), True)]

    def get_template_for_action(self, action):
        return "editorial/review/modal.html" if self.has_checklist and action == "approve" else ""

    # ---- what is done
    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Approve or send back; where that is refused, do nothing and return where the reason stands."""
        from . import decision

        # Whoever else acts on it waits here, and then finds it done.
        state = TaskState.objects.select_for_update().get(pk=task_state.pk)
        if decision.refusal(self, state, user, action_name, kwargs.get("comment", "")):
            return reverse("editorial_check", args=[state.pk])
        if action_name == "approve":
            decision.keep_with_approval(self, state, user)
            kwargs["comment"] = decision.comment_of(self, state, user, kwargs.get("comment", ""))
        return super().on_action(state, user, action_name, **kwargs)

    # ---- how it starts
    def start(self, workflow_state, user=None):
        """Start the step; or an earlier one whose approval no longer holds; or pass over it, with the reason."""
        from .decision import earlier_step_to_repeat

        earlier = earlier_step_to_repeat(self, workflow_state)
        if earlier:
            return earlier.start(workflow_state, user=user)
        reason = self.reason_to_skip(workflow_state.content_object.specific)
        return self._skip(workflow_state, user, reason) if reason else super().start(workflow_state, user=user)

    def reason_to_skip(self, page: Page) -> str:
        """Return why the step is not needed, '' when it is."""
        return "" if self.active else gettext("This step is switched off.")

    def still_holds(self, state: TaskState, page: Page) -> bool:
        """Return whether an approval speaks for the page as it is now."""
        return True

    def _skip(self, workflow_state, user, reason: str) -> TaskState:
        page = workflow_state.content_object.specific
        state = TaskState.objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=page.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
            comment=reason,
        )
        log(page, "editorial.skip", user=user, revision=state.revision, data={"step": self.name, "reason": reason})
        return state

    # ---- what is asked
    def parts(self, page: Page, seen: dict) -> list[Part]:
        """Return the questions of its checklist about the page; `seen` is what was approved last."""
        return []
