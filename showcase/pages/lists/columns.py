"""Columns of the lists of pages; each also says what stands in it in a spreadsheet."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn

from showcase.pages.starts.registry import copied_for
from showcase.readiness.models import Readiness
from showcase.readiness.requirements import requirements_for


class TextColumn(Column):
    """A column of words that `accessor` makes of a page; the same words go into a spreadsheet."""

    def exported(self, page) -> str:
        return str(self.get_value(page) or "")


def readiness_of(page) -> Readiness | None:
    """Return the standing that was measured last, None for a page that never was."""
    try:
        return page.readiness
    except Readiness.DoesNotExist:
        return None


def words_of(standing: Readiness | None) -> str:
    """Return what a list says of a page's readiness."""
    if standing is None:
        return _("not measured yet")
    if standing.required:
        return ngettext("%(count)s thing missing", "%(count)s things missing", standing.required) % {
            "count": standing.required
        }
    if standing.advised:
        return ngettext("ready, %(count)s advice", "ready, %(count)s pieces of advice", standing.advised) % {
            "count": standing.advised
        }
    return _("ready")


class ReadinessColumn(TextColumn):
    """How many required things a page lacks, and which they are."""

    cell_template_name = "showcase/readiness/cell.html"

    def get_value(self, instance):
        return words_of(readiness_of(instance))

    def missing(self, page) -> list[str]:
        """Return the labels of the required things that the page lacks."""
        standing = readiness_of(page)
        keys = {lack["key"] for lack in standing.lacks if lack["required"]} if standing else set()
        return [str(each.label) for each in requirements_for(type(page)) if each.key in keys]

    def get_cell_context_data(self, instance, parent_context):
        standing = readiness_of(instance)
        return super().get_cell_context_data(instance, parent_context) | {
            "missing": self.missing(instance),
            "tone": "critical" if standing and standing.required else "positive" if standing else "",
        }

    def exported(self, page) -> str:
        return ": ".join(filter(None, [self.get_value(page), ", ".join(self.missing(page))]))


class StateColumn(PageStatusColumn):
    def exported(self, page) -> str:
        return str(page.status_string)


class TitleColumn(PageTitleColumn):
    """The title, and where one goes from it.

    Wagtail's own cell asks every registered hook for buttons, and wagtail-localize's asks the database for each row.
    Upper floors add links with the hook `page_list_links(page, user)`, which yields (label, address).
    """

    cell_template_name = "showcase/lists/title_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        links = links_of(instance, context["page_perms"])
        theirs = hooks.get_hooks("page_list_links")
        links += [link for hook in theirs for link in hook(instance, parent_context["request"].user)]
        return context | {"links": links}

    def exported(self, page) -> str:
        return page.get_admin_display_title()


def links_of(page, perms) -> list[tuple[str, str]]:
    """Return (label, address) of what a reader's or an editor's eye wants next to a title."""
    links = []
    if page.live:
        links.append((_("On the site"), page.url))
    if perms.can_view_revisions():
        links.append((_("History"), reverse("wagtailadmin_pages:history", args=[page.pk])))
    copied = copied_for(type(page))
    if copied and page.is_source:
        links.append((_("Use as a start"), reverse(copied.screen, args=[page.pk])))
    return [(label, url) for label, url in links if url]


def updated_column() -> TextColumn:
    """Return the column of the day and time of the last change, as the editor's language writes them."""
    return TextColumn(
        "latest_revision_created_at",
        label=gettext_lazy("Updated"),
        sort_key="latest_revision_created_at",
        accessor=lambda page: moment(page.latest_revision_created_at),
        width="10%",
    )


def moment(at) -> str:
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT") if at else ""


def language_column() -> TextColumn:
    return TextColumn("language", label=gettext_lazy("Language"), accessor=lambda page: page.locale.language_name)


def text_column(name: str, label, accessor: Callable, **kwargs) -> TextColumn:
    return TextColumn(name, label=label, accessor=accessor, **kwargs)


def chosen_column(name: str, label, **kwargs) -> TextColumn:
    """Return the column of a field with choices."""
    return TextColumn(
        name,
        label=label,
        accessor=lambda page: capfirst(getattr(page, f"get_{name}_display")()),
        sort_key=name,
        **kwargs,
    )


def first_columns() -> list:
    return [
        BulkActionsColumn("bulk_actions"),
        TitleColumn("title", label=gettext_lazy("Title"), sort_key="sort_key", classname="title"),
    ]


def last_columns() -> list:
    return [
        StateColumn("status", label=gettext_lazy("Status"), sort_key="live"),
        ReadinessColumn("readiness", label=gettext_lazy("Ready to publish?"), sort_key="readiness__required"),
    ]
