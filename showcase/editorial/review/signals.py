"""Who is told when a page comes to a step: ours takes the place of Wagtail's receiver. And what a step is about."""

from django.db.models.signals import post_save
from wagtail.models import Revision, TaskState
from wagtail.signals import task_submitted

from .notifications import StepNotifier
from .sight import keep_up

step_notifier = StepNotifier()


def connect() -> None:
    """Listen, under Wagtail's own name where it has one: so there is one receiver, whichever app is ready first."""
    name = "group_approval_task_submitted_email_notification"
    task_submitted.disconnect(sender=TaskState, dispatch_uid=name)
    task_submitted.connect(step_notifier, sender=TaskState, dispatch_uid=name)
    post_save.connect(keep_up, sender=Revision, dispatch_uid="a step is about what was saved last")
