"""Pages in review as lists ask for them: the same few queries, whatever the number of pages."""

from collections import defaultdict
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from wagtail.models import GroupApprovalTask, Page, Revision, TaskState, WorkflowState

from showcase.today import today

from .models import Assignment, EditorialReview, MarketCheck, ProvenanceCheck, SecondReading
from .people import standing_in
from .workdays import workdays_back

STEPS = (ProvenanceCheck, MarketCheck, EditorialReview, SecondReading)
# For steps of Wagtail's own kind, which do not say after how many working days somebody is reminded.
REMIND_AFTER = 3


def pages_in_review() -> QuerySet[WorkflowState]:
    """Return the reviews of pages that are on or were sent back, what has waited longest first.

    Each comes with its step, `remind_after` in working days, and `assigned_to`, the key of who is asked.
    """
    return (
        WorkflowState.objects.active()
        .filter(base_content_type=ContentType.objects.get_for_model(Page))
        .select_related("workflow", "requested_by", "current_task_state__task__content_type")
        .annotate(remind_after=remind_after(), assigned_to=assigned_to())
        .order_by("current_task_state__started_at", "pk")
    )


def remind_after() -> Coalesce:
    """Return the working days after which a step is late: each kind of step keeps them in a table of its own."""
    kinds = [F(f"current_task_state__task__{kind._meta.model_name}__remind_after") for kind in STEPS]
    return Coalesce(*kinds, Value(REMIND_AFTER))


def assigned_to() -> Subquery:
    asked = Assignment.objects.annotate(page_key=Cast("page_id", CharField())).filter(
        page_key=OuterRef("object_id"), task_id=OuterRef("current_task_state__task_id"), reviewer__is_active=True
    )
    return Subquery(asked.values("reviewer_id")[:1])


def doers(at: date | None = None) -> dict[int, set[int]]:
    """Return who does each step, by its key: active members and stand-ins. A step that nobody does is not in it."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = [query for kind in (*STEPS, GroupApprovalTask) for query in rows_of(kind, at)]
    for task, user in rows[0].union(*rows[1:]):
        found[task].add(user)
    return found


def rows_of(kind, at: date | None) -> tuple[QuerySet, QuerySet]:
    """Return (step, user) for the members of its groups, and for those who stand in for one of them."""
    name = f"{kind._meta.model_name}_id"
    rows = kind.groups.through.objects.order_by()
    members = rows.filter(group__user__is_active=True).values_list(name, "group__user")
    away = "group__user__stand_ins__"
    deputies = rows.filter(Q(**{f"{away}deputy__is_active": True}) & standing_in(away, at))
    return members, deputies.values_list(name, f"{away}deputy")


def approved_before() -> Coalesce:
    """Return the key of the page's revision that was approved last, 0 without one."""
    approved = TaskState.objects.filter(
        workflow_state__base_content_type_id=OuterRef("base_content_type_id"),
        workflow_state__object_id=OuterRef("object_id"),
        workflow_state__status=WorkflowState.STATUS_APPROVED,
    ).order_by("-revision_id")
    return Coalesce(Subquery(approved.values("revision_id")[:1]), Value(0), output_field=IntegerField())


def wrote_since_approval(user) -> Exists:
    """Return the condition that somebody saved the page since then; `authorship` has the whole rule."""
    revisions = Revision.objects.filter(
        base_content_type_id=OuterRef("base_content_type_id"), object_id=OuterRef("object_id"), user=user
    )
    return Exists(revisions.filter(pk__gt=OuterRef("approved")))


def late_q(at: date | None = None) -> Q:
    """Return the condition that a review has waited for too long at its step; needs `pages_in_review`."""
    day = today(at)
    condition = Q(pk__in=[])
    for days in {each for kind in STEPS for each in kind.objects.values_list("remind_after", flat=True)} | {
        REMIND_AFTER
    }:
        condition |= Q(remind_after=days, current_task_state__started_at__date__lte=workdays_back(day, days))
    return condition & Q(status=WorkflowState.STATUS_IN_PROGRESS)
