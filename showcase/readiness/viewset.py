"""The editor of a kind of page that has requirements: Wagtail's own, with the panel of what is missing."""

from wagtail.admin.viewsets.pages import PageViewSet

from .views import ReadyAddSubpageView, ReadyCreateView, ReadyEditView, ReadyWorkflowActionView


class ReadyPageViewSet(PageViewSet):
    """Routes the editor of a kind of page to the views that know what it lacks."""

    add_view_class = ReadyCreateView
    add_subpage_view_class = ReadyAddSubpageView
    edit_view_class = ReadyEditView
    workflow_action_view_class = ReadyWorkflowActionView
