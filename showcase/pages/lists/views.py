"""The list of all pages of a kind: searched without accents, filtered, exported as it is shown."""

from collections import OrderedDict

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.admin.views.pages.listing import IndexView
from wagtail.models import Page

from showcase.admin_parts import PlainExport
from showcase.pages.skeleton import skeleton
from showcase.pages.starts.registry import starts_for

from .columns import first_columns, last_columns, updated_column
from .extras import extras_for
from .filters import PageListFilterSet


def section_of(model) -> Page | None:
    """Return the section of the source language in which pages of a kind stand, None where it is not published."""
    parents = tuple(model.allowed_parent_page_models())
    code = settings.LANGUAGE_CODE
    found = (page for page in skeleton() if issubclass(page.specific_class, parents))
    return next((page for page in found if page.locale.language_code == code), None)


class PageListView(PlainExport, IndexView):
    """Wagtail's flat list of pages with our columns; the list of a kind names its own in between."""

    template_name = "showcase/lists/index.html"
    base_filterset_class = PageListFilterSet
    # Columns of the kind, between the title and the state.
    own_columns: tuple = ()
    # Related records that the columns show: loaded for all rows at once.
    own_prefetch: tuple[str, ...] = ()

    @cached_property
    def extras(self):
        return extras_for(self.model)

    @cached_property
    def columns(self):
        extra = [column for each in self.extras for column in each.columns]
        return [*first_columns(), *self.own_columns, *last_columns(), *extra, updated_column()]

    @cached_property
    def filterset_class(self):
        filters = {name: each for extra in self.extras for name, each in extra.filters.items()}
        return type(f"{self.model.__name__}ListFilterSet", (self.base_filterset_class,), filters)

    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).prefetch_related("readiness", *self.own_prefetch)

    def search_queryset(self, queryset):
        """Narrow to what the search finds: it folds marks, and knows nothing of our filters' columns."""
        if not self.is_searching:
            return queryset
        found = self.model.objects.all().autocomplete(self.search_query)
        return queryset.filter(pk__in=[page.pk for page in found])

    def get_add_url(self):
        """Return where a page of this kind is begun: in its Vietnamese section, if the user may add to it."""
        section = section_of(self.model)
        if section is None or not starts_for(self.model):
            return super().get_add_url()
        if not section.permissions_for_user(self.request.user).can_add_subpage():
            return None
        meta = self.model._meta
        return reverse("start_page", args=[meta.app_label, meta.model_name, section.pk])

    @cached_property
    def list_export(self):
        return [column.name for column in self.exported]

    @cached_property
    def exported(self):
        return [column for column in self.columns if hasattr(column, "exported")]

    def to_row_dict(self, item):
        return OrderedDict((column.name, column.exported(item)) for column in self.exported)

    def get_heading(self, queryset, field):
        return capfirst(next(str(column.label) for column in self.exported if column.name == field))

    def get_filename(self):
        return self.model._meta.verbose_name_plural.replace(" ", "-")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for extra in self.extras:
            if extra.prepare:
                extra.prepare(context["object_list"])
        return context
