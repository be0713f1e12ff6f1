"""Wagtail's own views of a page, with the panel of what it lacks, and a sentence where publishing is refused."""

from http import HTTPStatus
from typing import Any

from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import AddSubpageView, CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from showcase.pages.starts.registry import fill, starts_for

from .guard import NotReady
from .panel import ReadinessSidePanel


class WithReadiness:
    """Adds the panel to those of the editor, after the page's state and before its preview.

    Upper floors add theirs with the hook `page_side_panel(page, request)`.
    """

    # Of the view, before which this stands among its bases.
    page: Any
    request: Any

    def get_side_panels(self):
        theirs = [make(self.page, self.request) for make in hooks.get_hooks("page_side_panel")]
        panels = [*super().get_side_panels(), ReadinessSidePanel(self.page, self.request), *theirs]
        return MediaContainer(sorted(panels, key=lambda panel: panel.order))


class ReadyEditView(WithReadiness, EditView):
    pass


class ReadyCreateView(WithReadiness, CreateView):
    """The form of a new page, laid out by the template that was chosen (`?start=`), with the title that is known."""

    def get(self, request):
        self.page.title = request.GET.get("title", "")[:255]
        fill(self.page, request.GET.get("start", ""))
        return super().get(request)


class ReadyAddSubpageView(AddSubpageView):
    """Leads to the templates where Wagtail would open the form of the only kind at once."""

    def dispatch(self, request, parent_page_id, *args, **kwargs):
        response = super().dispatch(request, parent_page_id, *args, **kwargs)
        kinds = self.parent_page.creatable_subpage_models() if hasattr(self, "parent_page") else []
        if response.status_code == HTTPStatus.FOUND and len(kinds) == 1 and starts_for(kinds[0]):
            meta = kinds[0]._meta
            return redirect("start_page", meta.app_label, meta.model_name, self.parent_page.pk)
        return response


class ReadyWorkflowActionView(WorkflowActionView):
    """Says what is missing when the last approval may not publish; the task stays open."""

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except NotReady as refused:
            messages.error(request, refused.sentence)
            return redirect("wagtailadmin_pages:edit", self.object.pk)
