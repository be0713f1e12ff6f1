"""What the editor of a page says while the page is in review."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.locks import WorkflowLock


class ReviewLock(WorkflowLock):
    """Keeps a page as it was sent. Reviewers are led to the screen where they decide."""

    def get_message(self, user):
        state = self.object.current_workflow_task_state
        if state is None:
            return super().get_message(user)
        if not self.task.may_act(user):
            return self._for_others(user, state.workflow_state)
        return format_html(
            '{} <a class="button button-small button-secondary" href="{}">{}</a>',
            self._for_reviewers(user),
            reverse("editorial_check", args=[state.pk]),
            _("Open the review"),
        )

    def _for_reviewers(self, user) -> str:
        waits = _("It waits at “%(step)s”.") % {"step": self.task.name}
        if self.for_user(user):
            return waits
        return " ".join([waits, _("You may still correct it; then a colleague approves it.")])

    def _for_others(self, user, review) -> str:
        waits = _("It is in review at “%(step)s”, and nobody changes it meanwhile.") % {"step": self.task.name}
        return format_html("{} {}", waits, who_takes_it_back(user, review))

    def get_description(self, user, can_lock=False):
        if self.for_user(user):
            return _("Nobody changes the page while it is checked.")
        return super().get_description(user, can_lock)


def who_takes_it_back(user, review) -> str:
    """Return who may end the review to go on writing, '' when nobody who is known does."""
    if review.user_can_cancel(user):
        return _("You can take it back by cancelling the review.")
    if review.requested_by is None:
        return ""
    name = get_user_display_name(review.requested_by)
    return _("%(name)s sent it, and can take it back by cancelling the review.") % {"name": name}
