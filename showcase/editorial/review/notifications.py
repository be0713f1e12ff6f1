"""Mail about reviews: Wagtail's own texts, to those whom it concerns. It waits in a queue, see `showcase.mail`."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier, send_mail
from wagtail.models import TaskState
from wagtail.users.models import UserProfile

from showcase.jobs.tasks import language_of

from .authorship import authors_of
from .people import reviewers_of
from .querysets import asked_for
from .steps import ReviewStep


def asked_people(state: TaskState, at=None) -> list:
    """Return who is to do a step: the one who is asked, else all reviewers and stand-ins but its authors.

    The authors are left out only where somebody else is left.
    """
    step, page = state.task.specific, state.workflow_state.content_object
    asked = asked_for(page.pk, state.task_id)
    reviewers = list(reviewers_of(step.groups.all(), at))
    authors = authors_of(page)
    others = [user for user in reviewers if user.pk not in authors] or reviewers
    return [asked] if asked in others else others


class StepNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tells those who are to do a step that a page waits there. Steps of Wagtail's own kind are told as ever."""

    def get_recipient_users(self, task_state: TaskState, **kwargs):
        if not isinstance(task_state.task.specific, ReviewStep):
            return super().get_recipient_users(task_state, **kwargs)
        return [user for user in asked_people(task_state) if user != kwargs.get("user")]

    def get_template_set(self, task_state: TaskState, **kwargs):
        """Return Wagtail's subject with a text of ours: it leads to the screen where the step is decided."""
        found = super().get_template_set(task_state, **kwargs)
        ours = isinstance(task_state.task.specific, ReviewStep)
        return found | {"text": "editorial/mail/step.txt"} if ours else found

    def get_context(self, task_state: TaskState, **kwargs):
        return super().get_context(task_state, **kwargs) | {"task_state": task_state}


def tell_assigned(state: TaskState, reviewer) -> None:
    """Tell somebody that they are asked to review a page which waits now."""
    notifier = StepNotifier()
    wants = UserProfile.get_for_user(reviewer).submitted_notifications
    if reviewer.is_active and reviewer.email and wants:
        notifier.send_notifications(notifier.get_template_set(state), notifier.get_context(state), {reviewer})


def send(template: str, user, context: dict) -> None:
    """Queue a message of ours in the language that somebody uses the admin in."""
    with override(language_of(user)):
        words = context | {"user": user, "base_url": settings.WAGTAILADMIN_BASE_URL}
        subject = " ".join(render_to_string(f"editorial/mail/{template}_subject.txt", words).split())
        send_mail(subject, render_to_string(f"editorial/mail/{template}.txt", words).strip(), [user.email])
