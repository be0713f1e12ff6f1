"""What the core adds to the editor."""

from django.utils.cache import patch_cache_control
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .audit import hooks as audit_hooks
from .codes import hooks as codes_hooks
from .consents import hooks as consent_hooks
from .images import hooks as library_hooks
from .jobs import wagtail_hooks as jobs_hooks
from .pages import hooks as pages_hooks
from .pages.skeleton import private_paths, section
from .pages.starts import hooks as starts_hooks
from .places.admin import PlaceViewSet
from .readiness import hooks as readiness_hooks
from .search.models import SearchPage

__all__ = [
    "audit_hooks",
    "codes_hooks",
    "consent_hooks",
    "jobs_hooks",
    "library_hooks",
    "pages_hooks",
    "readiness_hooks",
    "starts_hooks",
]

register_snippet(PlaceViewSet)


@hooks.register("search_section")
def search_section(home):
    return section(home, SearchPage)


@hooks.register("on_serve_page", order=100)
def may_be_kept(serve):
    """Let browsers keep a page, its sub-pages too, but ask whether it still stands: a star may have expired."""

    def serve_and_say_so(page, request, args, kwargs):
        response = serve(page, request, args, kwargs)
        private = page.path.startswith(tuple(private_paths()))
        patch_cache_control(response, no_cache=True, **{"private" if private else "public": True})
        return response

    return serve_and_say_so
