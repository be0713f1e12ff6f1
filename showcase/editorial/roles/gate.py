"""What Wagtail lets everybody do who may enter the admin, and only some roles should.

Some of Wagtail's screens ask for no right at all: they are hidden from a menu, but answer to whoever types their
address. Each stands here with what it asks for. Whatever has its own check is not repeated here.
"""

from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import cache, wraps

from django.apps import apps
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation
from wagtail.admin.auth import permission_denied
from wagtail.models import Page, Task
from wagtail.permissions import policy_registry

from events.models import EventPage
from product_pages.models import ProducerPage, ProductPage
from showcase.images.models import Picture
from showcase.pages.lists.viewset import works_on
from stories.models import StoryPage

from .page_policy import choosable

Asks = Callable[..., bool]
TOUCH = ("add", "change", "delete", "publish", "lock", "unlock", "bulk_delete")


# ---- what can be asked for
def of_the_model(app_label: str, model_name: str) -> Asks:
    """Let those in who have any right on all records of a model."""
    names = [f"{app_label}.{action}_{model_name}" for action in ("view", "add", "change", "delete")]

    def asks(request: HttpRequest, **kwargs) -> bool:
        return any(request.user.has_perm(name) for name in names)

    return asks


def of_the_model_named(request: HttpRequest, app_label: str, model_name: str, **kwargs) -> bool:
    """Let those in who have any right on the model that the address names."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as unknown:
        raise Http404 from unknown
    return of_the_model(model._meta.app_label, model._meta.model_name)(request)


def named(permission: str) -> Asks:
    return lambda request, **kwargs: request.user.has_perm(permission)


def on_pages(*actions: str) -> Asks:
    """Let those in who may do one of these things with some page."""
    return lambda request, **kwargs: policy_registry.get_by_type(Page).user_has_any_permission(request.user, actions)


def in_section_of(model: type[Page]) -> Asks:
    """Let those in who have something to do with pages of a kind."""
    return lambda request, **kwargs: works_on(request.user, model)


def on_pictures(request: HttpRequest, **kwargs) -> bool:
    return policy_registry.get_by_type(Picture).user_has_any_permission(request.user, ["choose", "add", "change"])


def on_steps(request: HttpRequest, **kwargs) -> bool:
    return policy_registry.get_by_type(Task).user_has_any_permission(request.user, ["add", "change"])


def edits_the_page(request: HttpRequest, page_id: int = 0, page_to_move_id: int = 0, **kwargs) -> bool:
    page = get_object_or_404(Page, pk=page_id or page_to_move_id)
    return page.permissions_for_user(request.user).can_edit()


def wanted(request: HttpRequest) -> set[int]:
    """Return the numbers of the records that are asked for."""
    return {int(key) for key in request.GET.getlist("id") if key.isdecimal() and len(key) < 10}


def may_choose_them(request: HttpRequest, **kwargs) -> bool:
    """Let nobody ask for the title of a page by its number who could not find it in the chooser."""
    keys = wanted(request)
    return choosable(Page.objects.filter(pk__in=keys), request.user).count() == len(keys)


def may_touch_them(request: HttpRequest, app_label: str, model_name: str, **kwargs) -> bool:
    """Let nobody ask for many at once, which names them, who has nothing to do with one of them."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as unknown:
        raise Http404 from unknown
    keys, policy = wanted(request), policy_registry.get_by_type(model)
    if not policy.user_has_any_permission(request.user, TOUCH):
        return False
    touched = policy.instances_user_has_any_permission_for(request.user, TOUCH).filter(pk__in=keys)
    return touched.count() == len(keys)


def no_superuser(request: HttpRequest, pk: int | None = None, **kwargs) -> bool:
    """Let nobody touch those who may do everything, or make one, who is none: they would be one by that."""
    if request.user.is_superuser:
        return True
    touched = pk is not None and get_user_model().objects.filter(pk=pk, is_superuser=True).exists()
    return not touched and "is_superuser" not in request.POST


def nobody(request: HttpRequest, **kwargs) -> bool:
    return False


GATES: dict[str, Asks] = {
    # For those who build the admin.
    "wagtailstyleguide": named("wagtailcore.change_site"),
    "wagtailadmin_error_test": named("wagtailcore.change_site"),
    # Names of people, numbers of certificates, addresses of shops.
    "wagtailsnippetchoosers_product_pages_producercontact:*": of_the_model("product_pages", "producercontact"),
    "wagtailsnippetchoosers_product_pages_certificate:*": of_the_model("product_pages", "certificate"),
    "wagtailsnippetchoosers_product_pages_listing:*": of_the_model("product_pages", "listing"),
    "wagtailsnippetchoosers_editorial_glossaryterm:*": of_the_model("editorial", "glossaryterm"),
    "wagtailsnippetchoosers_showcase_consent:*": of_the_model("showcase", "consent"),
    "wagtail_localize:snippets_api_*": of_the_model_named,
    # A consent is known to whoever noted it in the chooser; its history to those who look after them all.
    "wagtailsnippets_showcase_consent:history*": named("showcase.change_consent"),
    # Pages.
    "wagtailadmin_choose_page_chosen_multiple": may_choose_them,
    "wagtail_bulk_action": may_touch_them,
    "wagtailadmin_pages:confirm_workflow_cancellation": edits_the_page,
    "wagtailadmin_pages:move_confirm": edits_the_page,
    "wagtailadmin_pages:choose_parent": on_pages("add"),
    "wagtailadmin_reports:page_types_usage*": on_pages("publish"),
    "wagtailadmin_reports:site_history*": named("showcase.view_history"),
    # Publishing goes by the editor, which asks for the review and for what is missing.
    "wagtailadmin_api:pages:action": nobody,
    "wagtailembeds:*": on_pages("add", "change"),
    "story_list:*": in_section_of(StoryPage),
    "event_list:*": in_section_of(EventPage),
    "product_list:*": in_section_of(ProductPage),
    "producer_list:*": in_section_of(ProducerPage),
    # Files of translations, for those who order them.
    "translation_po*": named("wagtail_localize.submit_translation"),
    # The library.
    "wagtailadmin_api:images:*": on_pictures,
    # Workflows, search, people, settings.
    "wagtailadmin_workflows:task_cho*": on_steps,
    "wagtailsearchpromotions:chooser*": of_the_model("wagtailsearchpromotions", "searchpromotion"),
    "wagtailusers_users:*": no_superuser,
}


@cache
def gates_of(view_name: str) -> tuple[Asks, ...]:
    return tuple(asks for pattern, asks in GATES.items() if fnmatchcase(view_name, pattern))


def is_open(request: HttpRequest, match: ResolverMatch) -> bool:
    """Return whether the gates let somebody through to an address; where none stands, they do."""
    return all(asks(request, **match.kwargs) for asks in gates_of(match.view_name))


def is_open_at(request: HttpRequest, address: str) -> bool:
    """Return whether the gates let somebody through to an address of this site, as a link has it."""
    try:
        match = resolve(address.partition("?")[0])
    except Resolver404:
        return True
    return is_open(request, match)


def speak_to(user) -> None:
    """Speak the user's language until the answer is given: a refusal and a page not found too, not only the screens."""
    profile = getattr(user, "wagtail_userprofile", None)
    if profile:
        translation.activate(profile.get_preferred_language())


def gated(view: Callable) -> Callable:
    """Return the view behind its gate. Who is not signed in is left to the view, which asks for that."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs):
        match = request.resolver_match
        if request.user.is_authenticated:
            speak_to(request.user)
            if match and not is_open(request, match):
                return permission_denied(request)
        return view(request, *args, **kwargs)

    return guarded
