"""The chooser of pages: it opens and searches where an editor looks for what is asked for.

The editor says which language its page is in. Wagtail's own opens at the nearest page above all that could be chosen:
with two languages that is the root. The other language is a click away.
"""

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from .skeleton import locale_of

SEARCH = "wagtailadmin_choose_page_search"


class OpenInSection(BrowseView):
    """Opens in the section of the kind that is asked for; at the home page where any page will do."""

    def get(self, request, parent_page_id=None):
        return super().get(request, parent_page_id or opening(request))


choose_page = never_cache(require_admin_access(OpenInSection.as_view()))


def opening(request: HttpRequest) -> int | None:
    """Return the key of the page to open at, None for Wagtail's own choice."""
    if looks_for_a_parent(request):
        return None
    kinds, pages = kinds_in(request), in_language_of(Page.objects.filter(depth__gt=1), request)
    above = pages.type(*kinds).first_common_ancestor() if kinds else pages.first_common_ancestor(include_self=True)
    return None if above.is_root() else above.pk


def looks_for_a_parent(request: HttpRequest) -> bool:
    """Return whether a place in the tree is chosen, to move a page there, and not a page to link with."""
    return bool({"user_perms", "can_choose_root"} & request.GET.keys())


def in_language_of(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Return those in the language of the page that is edited; a record beside the pages belongs to source pages."""
    named = Locale.objects.filter(language_code=request.GET.get("locale", "")).first()
    return pages.filter(locale=named or locale_of(settings.LANGUAGE_CODE))


def kinds_in(request: HttpRequest) -> tuple[type[Page], ...]:
    """Return the kinds of pages that are asked for, none when any will do or nobody knows them."""
    try:
        kinds = page_models_from_string(request.GET.get("page_type") or Page._meta.label)
    except (ValueError, LookupError):  # Wagtail answers that there is no such page
        return ()
    return () if kinds == (Page,) else kinds


def searched(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Return what a search for a kind may find: a product once, not in each language."""
    is_search = request.resolver_match and request.resolver_match.view_name == SEARCH
    if not is_search or looks_for_a_parent(request) or not kinds_in(request):
        return pages
    return in_language_of(pages, request)
