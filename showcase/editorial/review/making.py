"""Makes the workflows of the desk, once: what was renamed, changed or switched off since stays as it is."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from events.models import EventIndexPage
from product_pages.models import ProducerIndexPage, ProductIndexPage
from showcase.editorial.names import STEP_NAMES, WORKFLOW_NAMES
from showcase.editorial.roles.models import RoleKey
from showcase.home.models import HomePage
from stories.models import StoryIndexPage

from .models import EditorialReview, KnownStep, KnownWorkflow, MarketCheck, ProvenanceCheck, SecondReading
from .steps import ReviewStep

# key: kind, who does it
STEPS: dict[str, tuple[type[ReviewStep], RoleKey]] = {
    "provenance": (ProvenanceCheck, RoleKey.PROVENANCE_REVIEWER),
    "market": (MarketCheck, RoleKey.MARKET_REVIEWER),
    "editorial": (EditorialReview, RoleKey.LEAD),
    "second-reading": (SecondReading, RoleKey.TRANSLATOR),
}
# key: steps in their order
WORKFLOWS: dict[str, Sequence[str]] = {
    "product": ["provenance", "market", "editorial"],
    "story": ["editorial"],
    "event": ["editorial"],
    "translation": ["second-reading"],
}


@transaction.atomic
def make_workflows(groups: Mapping[RoleKey, Group]) -> None:
    """Make what is missing of the steps and workflows, and attach them to the pages that have none of their own.

    The second reader's approval publishes a translation. An event's dates and a story need no second check.
    """
    steps = {key: _step(key, *what, groups) for key, what in STEPS.items()}
    workflows = {key: _workflow(key, [steps[each] for each in order]) for key, order in WORKFLOWS.items()}
    for key, pages in where().items():
        for page in pages:
            _attach(workflows[key], page)


def where() -> dict[str, list[Page]]:
    """Return the pages under which each workflow counts; the nearest one above a page wins.

    What is left of the Vietnamese site (texts, map, home) goes the way of the stories, so that nothing is
    caught by the workflow that Wagtail brings along for the root.
    """
    return {
        "product": [*_in("vi", ProductIndexPage), *_in("vi", ProducerIndexPage)],
        "story": [*_in("vi", StoryIndexPage), *_in("vi", HomePage)],
        "event": [*EventIndexPage.objects.all()],
        "translation": _in("en", HomePage),
    }


def _in(language: str, model: type[Page]) -> list[Page]:
    return list(model.objects.filter(locale__language_code=language))


def _step(key: str, kind: type[ReviewStep], role: RoleKey, groups: Mapping[RoleKey, Group]) -> Task:
    known = KnownStep.objects.filter(key=key).select_related("task").first()
    if known:
        return known.task
    step = kind.objects.create(name=STEP_NAMES[key][0])
    step.groups.add(groups[role])
    KnownStep.objects.create(key=key, task=step)
    return step


def _workflow(key: str, steps: Sequence[Task]) -> Workflow:
    known = KnownWorkflow.objects.filter(key=key).select_related("workflow").first()
    if known:
        return known.workflow
    workflow = Workflow.objects.create(name=WORKFLOW_NAMES[key][0])
    WorkflowTask.objects.bulk_create(
        WorkflowTask(workflow=workflow, task=step, sort_order=order) for order, step in enumerate(steps)
    )
    KnownWorkflow.objects.create(key=key, workflow=workflow)
    return workflow


def _attach(workflow: Workflow, page: Page) -> None:
    """Attach the workflow to a page that has none; an administrator's own choice stays."""
    if workflow.active:
        WorkflowPage.objects.get_or_create(page_id=page.pk, defaults={"workflow": workflow})
