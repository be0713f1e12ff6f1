"""What happens when all steps of a workflow are done: see WAGTAIL_FINISH_WORKFLOW_ACTION in the settings.

Wagtail loads this module with its own models, so nothing of theirs is imported at its top.
"""


def publish(workflow_state, user=None) -> None:
    """Publish the page, if its last step was one that publishes, or whoever approved it may publish.

    Wagtail would publish whatever ends a workflow, also when somebody switches its last step off or takes
    it out while pages wait there. Such a page stays a draft, and its history says why.
    """
    from wagtail.log_actions import log

    page = workflow_state.content_object
    revision = page.get_latest_revision()
    if may_publish(workflow_state, page, user):
        revision.publish(user=user, skip_permission_checks=True)
    else:
        log(
            page.specific,
            "editorial.held",
            user=user,
            revision=revision,
            data={"workflow": workflow_state.workflow.name},
        )


def may_publish(workflow_state, page, user) -> bool:
    """Return whether the end of this workflow is an approval to publish."""
    last = workflow_state.current_task_state
    if last is None or last.status not in {last.STATUS_APPROVED, last.STATUS_SKIPPED}:
        return False
    if getattr(last.task.specific, "publishes", False) and last.status == last.STATUS_APPROVED:
        return True
    return user is None or page.permissions_for_user(user).can_publish()
