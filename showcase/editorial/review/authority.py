"""Publishing past a review: who may, and what others are told.

Whoever publishes could otherwise approve their own words with the button “Publish”, and end a review
by it before its checks are done.
"""

from django.utils.translation import gettext as _
from wagtail.models import Page

from .authorship import authors_of
from .people import reviewers_of
from .steps import ReviewStep


def refusal_to_publish(page: Page, user) -> str:
    """Return why somebody may not publish the page with the button, '' when they may."""
    if waits_at(page):
        return _(
            "“%(page)s” is in review. What you wrote is saved as a draft; it is published when it is approved."
        ) % {"page": page.get_admin_display_title()}
    if approves_own_words(page, user):
        return _(
            "You wrote on “%(page)s” yourself. It is saved as a draft: send it for review, and a colleague approves it."
        ) % {"page": page.get_admin_display_title()}
    return ""


def waits_at(page: Page) -> ReviewStep | None:
    """Return the step of ours that the page waits at, None without one."""
    task = page.current_workflow_task
    return task if isinstance(task, ReviewStep) else None


def approves_own_words(page: Page, user) -> bool:
    """Return whether publishing would be an approval by its own author, while a colleague could give it."""
    step = last_step_of(page)
    if step is None:
        return False
    authors = authors_of(page)
    return user.pk in authors and reviewers_of(step.groups.all()).exclude(pk__in={user.pk, *authors}).exists()


def last_step_of(page: Page) -> ReviewStep | None:
    """Return the last step of the page's workflow when it is one of ours."""
    workflow = page.get_workflow()
    last = workflow.tasks.filter(active=True).last() if workflow else None
    specific = last.specific if last else None
    return specific if isinstance(specific, ReviewStep) else None
