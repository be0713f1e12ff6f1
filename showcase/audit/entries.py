"""Entries of the history, of pages and of everything else, as one list."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from .models import FormerUser, groups_of, name_of


class Entry:
    """One line of the report: who did what with which object, when; readable when both are gone."""

    def __init__(self, entry, edit_url: str | None, who: str, role: str):
        self.entry, self.edit_url, self.who, self.role = entry, edit_url, who, role

    @property
    def timestamp(self):
        return self.entry.timestamp

    @property
    def moment(self) -> datetime:
        """Return the time by the site's clock, without seconds' fractions, as a spreadsheet takes it."""
        return timezone.localtime(self.entry.timestamp).replace(tzinfo=None, microsecond=0)

    @property
    def label(self) -> str:
        return self.entry.label

    @property
    def object_id(self) -> str:
        return str(self.entry.object_id)

    @property
    def kind(self) -> str:
        """Return the kind of the object, its model's name where the model is gone."""
        model = self.entry.content_type and self.entry.content_type.model_class()
        if model:
            return capfirst(str(model._meta.verbose_name))
        return self.entry.content_type.model if self.entry.content_type else ""

    @property
    def action_label(self) -> str:
        formatter = self.entry.formatter
        return str(formatter.label) if formatter else self.entry.action

    @property
    def message(self) -> str:
        return str(self.entry.message)

    @property
    def comment(self) -> str:
        return str(self.entry.comment or "")


class People:
    """Names and groups by the numbers under which entries know their users."""

    def __init__(self, numbers: Iterable[int | None]):
        wanted = set(numbers) - {None}
        users = get_user_model()._default_manager.filter(pk__in=wanted).prefetch_related("groups")
        self.known: dict[Any, tuple[str, str]] = {user.pk: (name_of(user), groups_of(user)) for user in users}
        for former in FormerUser.objects.filter(user_id__in=wanted - set(self.known)):
            self.known[former.user_id] = (_("%(name)s, deleted") % {"name": former.name}, former.groups)

    def of(self, number: int | None) -> tuple[str, str]:
        """Return (name, groups); the system where nobody did it."""
        if number is None:
            return _("system"), ""
        return self.known.get(number) or (_("deleted user no. %(number)s") % {"number": number}, "")


def links_of(entries: list, user) -> dict:
    """Return the address of the editor for each entry whose object is still there.

    A page's editor asks for rights itself; to ask here would cost some queries for each page.
    """
    pages = [entry for entry in entries if isinstance(entry, PageLogEntry)]
    there = set(Page.objects.filter(pk__in={entry.page_id for entry in pages}).values_list("pk", flat=True))
    links: dict = {
        each: reverse("wagtailadmin_pages:edit", args=[each.page_id]) for each in pages if each.page_id in there
    }
    finder = AdminURLFinder(user)
    numbers = [entry.pk for entry in entries if isinstance(entry, ModelLogEntry)]
    for entry, instance in ModelLogEntry.objects.filter(pk__in=numbers).with_instances():
        links[entry] = finder.get_edit_url(instance) if instance else None
    return links


def users_to_choose() -> list[tuple[str, str]]:
    """Return (number, name) of everybody who stands in the history, whether still there or not."""
    numbers: set[int | None] = set()
    for model in registry.get_log_entry_models():
        numbers |= model.objects.all().get_user_ids()
    people = People(numbers)
    named = [(str(number), people.of(number)[0]) for number in numbers if number is not None]
    return sorted(named, key=lambda pair: pair[1].casefold())


def types_to_choose() -> list[tuple[str, str]]:
    numbers: set[int | None] = set()
    for model in registry.get_log_entry_models():
        numbers |= model.objects.all().get_content_type_ids()
    types = [ContentType.objects.get_for_id(number) for number in numbers if number]
    named = [(str(each.pk), capfirst(str(kind._meta.verbose_name))) for each in types if (kind := each.model_class())]
    return sorted(named, key=lambda pair: pair[1].casefold())


def actions_to_choose() -> list[tuple[str, str]]:
    used: set[str] = set()
    for model in registry.get_log_entry_models():
        used |= model.objects.all().get_actions()
    return [(name, str(label)) for name, label in registry.get_choices() if name in used]
