"""Who is told when a page comes to a step: ours takes the place of Wagtail's receiver."""

from wagtail.models import TaskState
from wagtail.signals import task_submitted

from .notifications import StepNotifier

step_notifier = StepNotifier()


def connect() -> None:
    """Listen under Wagtail's own name, so that there is one receiver, whichever app is ready first."""
    name = "group_approval_task_submitted_email_notification"
    task_submitted.disconnect(sender=TaskState, dispatch_uid=name)
    task_submitted.connect(step_notifier, sender=TaskState, dispatch_uid=name)
