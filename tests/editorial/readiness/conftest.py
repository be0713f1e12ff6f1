"""The editor's form as a browser posts it, for the kinds of pages that have requirements."""

import pytest
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

RICH = ("origin", "environment", "process", "features", "enjoy")
BLOCKS = ("steps", "culture", "gallery")
CHILDREN = ("product_producers", "product_sources", "comments")


def product_form(page=None, **fields) -> dict:
    """Return the form of a product: of an empty one, or of a page as it stands."""
    start = dict.fromkeys(RICH, rich_text("")) | dict.fromkeys(BLOCKS, streamfield([]))
    start |= dict.fromkeys(CHILDREN, inline_formset([]))
    start |= {"title": "Gừng", "slug": "gung"}
    return nested_form_data(start | (as_written(page) if page else {}) | fields)


def as_written(page) -> dict:
    """Return what a product's page says, as its form posts it."""
    plain = ("title", "slug", "intro", "hero_alt", "provenance_code", "responsible_name", "responsible_address")
    chosen = ("category", "criteria_set", "place", "hero_image")
    told = ("id", "title", "url", "kind", "chapter")
    sources = [{name: getattr(source, name) for name in told} for source in page.product_sources.all()]
    return (
        {name: getattr(page, name) for name in plain}
        | {name: getattr(page, f"{name}_id") or "" for name in chosen}
        | {name: rich_text(getattr(page, name)) for name in RICH}
        | {"culture": streamfield([("paragraph", rich_text(block.value.source)) for block in page.culture])}
        | {"product_sources": inline_formset(sources, initial=len(sources))}
    )


@pytest.fixture
def workflow(site) -> Workflow:
    """Return a workflow of one task for the whole tree, in which administrators decide."""
    made = Workflow.objects.create(name="Duyệt")
    task = GroupApprovalTask.objects.create(name="Duyệt")
    WorkflowTask.objects.create(workflow=made, task=task, sort_order=0)
    WorkflowPage.objects.all().delete()
    WorkflowPage.objects.create(workflow=made, page=site.home)
    return made
