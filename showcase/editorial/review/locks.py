"""What the editor of a page says while the page is in review."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock


class ReviewLock(WorkflowLock):
    """Keeps a page as it was sent. Reviewers are led to the screen where they decide."""

    def get_message(self, user):
        state = self.object.current_workflow_task_state
        if state is None:
            return super().get_message(user)
        if not self.task.may_act(user):
            return self._for_others()
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
        return f"{waits} {_('You may still correct it; then a colleague approves it.')}"

    def _for_others(self) -> str:
        words = _(
            "It is in review at “%(step)s”, and nobody changes it meanwhile. "
            "Whoever sent it can take it back by cancelling the review."
        )
        return format_html("{}", words % {"step": self.task.name})

    def get_description(self, user, can_lock=False):
        if self.for_user(user):
            return _("Nobody changes the page while it is checked.")
        return super().get_description(user, can_lock)
