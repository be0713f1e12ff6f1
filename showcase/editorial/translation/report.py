"""The report on translations: how each page stands in English, and what has changed since when."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from product_pages.admin_parts import PlainExport
from showcase.jobs.views import moment
from showcase.text.fold import fold

from .access import may_see_report, opened_by, pages_of
from .models import Standing, State
from .pairs import ENGLISH
from .places import column_labels


def sections() -> QuerySet[Page]:
    """Return the sections of the Vietnamese site."""
    return Page.objects.filter(depth=3).exclude(locale__language_code=ENGLISH).order_by("path")


class SectionFilter(django_filters.ModelChoiceFilter):
    """The pages below one section, and itself."""

    def filter(self, qs, value):
        return qs.filter(page__path__startswith=value.path) if value else qs


class TitleFilter(django_filters.CharFilter):
    """The pages whose title has these words in either language, with or without accents."""

    def filter(self, qs, value):
        if not value:
            return qs
        wanted = fold(value).lower()
        titles = qs.values_list("pk", "page__draft_title", "english__draft_title")
        return qs.filter(pk__in=[pk for pk, *both in titles if wanted in fold(" ".join(t or "" for t in both)).lower()])


def translators(request):
    """Return who is in charge of any page."""
    return get_user_model().objects.filter(pk__in=Standing.objects.exclude(translator=None).values("translator"))


class TranslationsFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(label=_("State"), choices=State.choices)
    section = SectionFilter(label=_("Section"), queryset=lambda request: sections(), empty_label=_("All"))
    translator = django_filters.ModelChoiceFilter(label=_("Translator"), queryset=translators, empty_label=_("All"))
    title = TitleFilter(label=_("Title"))

    class Meta:
        model = Standing
        fields = ["state", "section", "translator", "title"]


class Row:
    """A standing with what the table says of it."""

    def __init__(self, standing: Any, section: str, reader: "Reader"):
        # With `in_review`, which its query adds.
        self.standing = standing
        self.section = section
        self.reader = reader
        self.pk = standing.pk

    @property
    def title(self) -> str:
        return self.standing.title

    @property
    def label(self) -> str:
        return self.standing.label

    @cached_property
    def changed(self) -> str:
        """Return where strings lack English; what else has changed has no strings."""
        page = self.standing.page or self.standing.english
        model = page.cached_content_type.model_class() if page else None
        names = column_labels(model, self.standing.columns) if model else []
        if not names and self.standing.state == State.BEHIND:
            return str(_("pictures, order or passages taken out"))
        return ", ".join(names)

    @property
    def since(self) -> str:
        return moment(self.standing.since) if self.standing.state != State.COMPLETE else ""

    @property
    def strings(self) -> str:
        return f"{self.standing.done}/{self.standing.total}" if self.standing.total else ""

    @property
    def translator(self) -> str:
        user = self.standing.translator
        return (user.get_full_name() or user.get_username()) if user else ""

    @property
    def review(self) -> str:
        return str(_("being read")) if self.standing.in_review else ""

    @property
    def url(self) -> str:
        """Return where to go on: the sheet, the order for a translation, or for all others the Vietnamese page."""
        english, vietnamese = self.standing.english_id, self.standing.page_id
        if english and english in self.reader.pages:
            return reverse("translation_sheet", args=[english])
        if not english and self.reader.may_order:
            return reverse("wagtail_localize:submit_page_translation", args=[vietnamese])
        return reverse("wagtailadmin_pages:edit", args=[vietnamese]) if vietnamese in self.reader.pages else ""


class Reader:
    """Where the reader of the report may go on from it."""

    def __init__(self, user):
        self.may_order = user.has_perm("wagtail_localize.submit_translation")
        self.pages = opened_by(user)


class TranslationsReport(PlainExport, ReportView):
    """Every page that the user edits, in either language; what needs somebody first stands first."""

    model = Standing
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "report_translations"
    index_results_url_name = "report_translations_results"
    template_name = "editorial/translation/report.html"
    results_template_name = "editorial/translation/report_results.html"
    filterset_class = TranslationsFilterSet
    columns = [
        TitleColumn("title", label=_("Page"), get_url=lambda row: row.url),
        Column("section", label=_("Section")),
        Column("label", label=_("State")),
        Column("changed", label=_("Without English")),
        Column("since", label=_("Since")),
        Column("review", label=_("Second reading")),
        Column("translator", label=_("Translator")),
    ]
    list_export = ["title", "section", "label", "strings", "changed", "since", "review", "translator"]
    export_headings = {column.name: column.label for column in columns} | {"strings": _("strings")}

    def dispatch(self, request, *args, **kwargs):
        if not may_see_report(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self):
        return f"translations-{timezone.localdate():%Y-%m-%d}"

    def get_heading(self, queryset, field):
        return capfirst(super().get_heading(queryset, field))

    @property
    def own(self):
        """Return the standings of the pages that the user edits, in either language."""
        return Standing.objects.among(pages_of(self.request.user))

    def get_base_queryset(self):
        return self.own.with_pages().with_review()

    def order_queryset(self, queryset):
        return queryset

    def get_filtered_queryset(self):
        found = super().get_filtered_queryset()
        ranked = sorted(found, key=lambda each: (State.values.index(each.state), each.since, each.pk))
        reader = Reader(self.request.user)
        return [Row(standing, self._section_of(standing.page), reader) for standing in ranked]

    def _section_of(self, page: Page | None) -> str:
        return next((title for path, title in self._sections if page and page.path.startswith(path)), "")

    @cached_property
    def _sections(self) -> list[tuple[str, str]]:
        return [(page.path, page.title) for page in sections()]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            found = self.own.counts()
            address = reverse(self.index_url_name)
            context["tiles"] = [
                (f"{address}?state={state}", State(state).label, found[state])
                for state in State.values
                if found.get(state)
            ]
        return context
