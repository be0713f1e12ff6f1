"""The permanent address of a page: made when the page is published, and printed at its foot."""

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from wagtail.models import Page, get_page_models
from wagtail.signals import page_published

from showcase.cache.invalidation import forget
from showcase.today import today

from .making import code_for
from .models import ShortCode

# The code of the page itself, printed for no event.
OWN = {"at": None, "stand": "", "place": ""}


def printed_code() -> Subquery:
    """Return, for a query of pages, the code of each one's source page, None without one that is in use."""
    codes = ShortCode.objects.filter(
        Q(retired_on=None) | Q(retired_on__gt=today()),
        page__translation_key=OuterRef("translation_key"),
        page__locale__language_code=settings.LANGUAGE_CODE,
        **OWN,
    )
    return Subquery(codes.values("code")[:1])


def make_code(sender, instance: Page, **kwargs) -> None:
    """Give a page that is published its permanent address, unless it has one: once made, that costs one query."""
    if getattr(instance, "has_short_address", False) and instance.is_source and instance.alias_of_id is None:
        code_for(instance)


def make_missing() -> int:
    """Give every published page its permanent address; return how many had none."""
    models = [model for model in get_page_models() if getattr(model, "has_short_address", False)]
    pages = [page for model in models for page in without_code(model)]
    for page in pages:
        code_for(page)
    if pages:
        forget()
    return len(pages)


def without_code(model):
    """Return the published pages of a model that have no permanent address."""
    coded = ShortCode.objects.filter(**OWN, page__isnull=False).values("page")
    pages = model.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    return pages.exclude(pk__in=coded).select_related("locale", "page_ptr")


def connect() -> None:
    page_published.connect(make_code, dispatch_uid="permanent_address")
