"""The guides on the admin's own screens, so that nobody has to know where the repository is."""

from django.http import FileResponse, Http404
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from .library import BY_SLUG, GUIDES, PICTURES, Guide, draw


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """One guide, with the list of all beside it. Whoever may enter the admin may read them."""

    template_name = "editorial/guides/guide.html"
    header_icon = "help"
    _show_breadcrumbs = True

    @cached_property
    def guide(self) -> Guide:
        found = BY_SLUG.get(self.kwargs["slug"])
        if not found:
            raise Http404
        return found

    def get_page_title(self):
        return self.guide.title

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.guide.title}]

    def get_context_data(self, **kwargs):
        own = {"guide": self.guide, "guides": GUIDES, "drawn": draw(self.guide)}
        return super().get_context_data(**kwargs) | own


def picture(request, name: str):
    """Send a picture of the guides, and nothing else of the disk."""
    path = PICTURES / name
    if path.parent != PICTURES or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), headers={"Cache-Control": "private, max-age=3600"})
