"""What a decision is about: it is taken on what the reviewer had before them, and on nothing else."""

import json

from django.utils.crypto import salted_hmac
from wagtail.models import Revision, TaskState, WorkflowState

from .facts import facts_of


def keep_up(sender, instance: Revision, created: bool, raw: bool = False, **kwargs) -> None:
    """Let the step that a page waits at be about what was saved last, for that is what its approval publishes."""
    if created and not raw:
        waiting = TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
            workflow_state__base_content_type=instance.base_content_type_id,
            workflow_state__object_id=instance.object_id,
        )
        waiting.update(revision=instance)


def mark_of(step, state: TaskState) -> str:
    """Return a mark of what is decided on; it is another one as soon as a word, a certificate or a listing changes."""
    facts = facts_of(state.workflow_state.content_object.specific) if step.has_checklist else {}
    seen = [state.revision_id, state.revision.created_at.isoformat(), facts]
    return salted_hmac("showcase.editorial.review", json.dumps(seen, sort_keys=True)).hexdigest()[:20]
