"""The editor of a kind of page that has requirements: Wagtail's own, with the panel of what is missing.

Reviewers have no right on pages at all, and a step of a review lets them in to one. Wagtail's editor asks about that
page; what its panels lead to asks for a right on pages in general first, and would refuse them.
"""

from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.admin.views.pages.revisions import RevisionsCompareView
from wagtail.admin.views.pages.usage import UsageView
from wagtail.admin.viewsets.pages import PageViewSet

from .views import ReadyAddSubpageView, ReadyCreateView, ReadyEditView, ReadyWorkflowActionView


class ThePageDecides:
    """Goes before a view that asks about the page at hand itself."""

    permission_required = None
    any_permission_required = None


class OpenPreview(ThePageDecides, PreviewOnEditView):
    pass


class OpenHistory(ThePageDecides, PageHistoryView):
    pass


class OpenUsage(ThePageDecides, UsageView):
    pass


class OpenComparison(ThePageDecides, RevisionsCompareView):
    def dispatch(self, request, *args, **kwargs):
        # Past the one that asks for a right on pages.
        return super(RevisionsCompareView, self).dispatch(request, *args, **kwargs)


class ReadyPageViewSet(PageViewSet):
    """Routes the editor of a kind of page to the views that know what it lacks, and who reviews it."""

    add_view_class = ReadyCreateView
    add_subpage_view_class = ReadyAddSubpageView
    edit_view_class = ReadyEditView
    workflow_action_view_class = ReadyWorkflowActionView
    preview_on_edit_view_class = OpenPreview
    history_view_class = OpenHistory
    usage_view_class = OpenUsage
    revisions_compare_view_class = OpenComparison
