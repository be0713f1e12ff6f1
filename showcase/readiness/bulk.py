"""Publishing many pages at once: those that are not ready are named, and left out."""

from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction

from .guard import NotReady, refuse_unready


class ReadyPublishBulkAction(PublishBulkAction):
    """Wagtail's own action, which asks each page what it lacks before it is published."""

    template_name = "showcase/readiness/confirm_bulk_publish.html"

    def get_actionable_objects(self):
        pages, left_out = super().get_actionable_objects()
        ready, unready = [], []
        for page in pages:
            refused = refusal_of(page)
            (unready if refused else ready).append(refused or page)
        return ready, left_out | {"unready": unready}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except NotReady as refused:  # a page below one of those chosen: nothing has been published
            messages.error(self.request, refused.sentence)
            return redirect(self.next_url)


def refusal_of(page) -> NotReady | None:
    """Return why the latest draft of a page may not be published, None when it may."""
    try:
        refuse_unready(page.get_latest_revision_as_object())
    except NotReady as refused:
        return refused
    return None
