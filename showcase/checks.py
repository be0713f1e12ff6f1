"""Rules of the house, checked at every start (`manage.py check`)."""

from django.core.checks import Error, Tags, register
from wagtail.models import Page, get_page_models

from showcase.pages.base import BasePage

OUR_APPS = ("showcase", "home", "product_pages", "stories", "events")


def our_page_models() -> list[type[Page]]:
    """Return the page types that this project defines."""
    return [model for model in get_page_models() if model._meta.app_label in OUR_APPS]


@register(Tags.models)
def pages_build_on_the_base(app_configs, **kwargs):
    return [
        Error(
            f"{model.__name__} does not build on BasePage.",
            hint="Every page type needs its sort key, plain slug and editors' notes.",
            obj=model,
            id="showcase.E001",
        )
        for model in our_page_models()
        if not issubclass(model, BasePage)
    ]


@register(Tags.models)
def searchable_pages_say_what_they_are(app_configs, **kwargs):
    """A page that may stand under another by an editor's hand needs a label for search results."""
    return [
        Error(
            f"{model.__name__} has no kind_label.",
            hint="Set kind_label: it stands above the page in search results.",
            obj=model,
            id="showcase.E002",
        )
        for model in our_page_models()
        if model.max_count_per_parent is None and not getattr(model, "kind_label", "")
    ]


@register(Tags.models)
def shared_facts_are_columns(app_configs, **kwargs):
    """Facts that translations share must be names of columns, or nothing would be shared."""
    return [
        Error(
            f"{model.__name__}.shared_facts names {name!r}, which is no column.",
            hint="Name a field that is stored in the page's own table.",
            obj=model,
            id="showcase.E003",
        )
        for model in our_page_models()
        for name in getattr(model, "shared_facts", ())
        if name not in {field.name for field in model._meta.concrete_fields}
    ]
