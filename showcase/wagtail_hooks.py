"""What the core adds to the editor."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .pages.skeleton import section
from .places.admin import PlaceViewSet
from .search.models import SearchPage

register_snippet(PlaceViewSet)


@hooks.register("search_section")
def search_section(home):
    return section(home, SearchPage)
