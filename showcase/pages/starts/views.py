"""The screens on which a page is begun."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .another import start_from
from .registry import BLANK, Start, copied_for, starts_for


def may_begin(user, page_class: type[Any], parent: Page) -> bool:
    """Return whether a user may add a page of a kind below a page."""
    return (
        parent.permissions_for_user(user).can_add_subpage()
        and page_class in parent.specific_class.creatable_subpage_models()
        and page_class.can_create_at(parent)
    )


def seen_by(user, pages):
    """Return those of the pages from which a user may start: what is published, and what they work on."""
    mine = policy_registry.get_by_type(Page).explorable_instances(user)
    return pages.filter(Q(live=True) | Q(pk__in=mine.values("pk")))


class NamedView(WagtailAdminTemplateMixin):
    """Stands at the end of its own breadcrumb, as Wagtail's lists and forms do."""

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]


class StartView(NamedView, TemplateView):
    """Offers the templates of a kind of page; none of them saves anything before the editor does."""

    template_name = "showcase/starts/start.html"

    def dispatch(self, request, app_label, model_name, parent_id):
        self.page_class = self._page_class(app_label, model_name)
        self.parent = get_object_or_404(Page, pk=parent_id).specific
        if not may_begin(request.user, self.page_class, self.parent):
            raise PermissionDenied
        return super().dispatch(request)

    def _page_class(self, app_label: str, model_name: str) -> type[Any]:
        try:
            page_class = apps.get_model(app_label, model_name)
        except LookupError as error:
            raise Http404 from error
        if not starts_for(page_class):
            raise Http404
        return page_class

    @property
    def page_title(self):
        return _("New: %(kind)s") % {"kind": self.page_class._meta.verbose_name}

    def address(self, start: str) -> str:
        meta = self.page_class._meta
        add = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, self.parent.pk])
        # A title that is known already, as of a proposal that was taken up.
        title = self.request.GET.get("title", "")
        return f"{add}?{urlencode({'start': start} | ({'title': title} if title else {}))}"

    def cards(self) -> list[tuple[Start, str]]:
        return [(start, self.address(start.key)) for start in starts_for(self.page_class)]

    @cached_property
    def others(self) -> list[tuple[Page, str]]:
        """Return the pages worked on last from which this one can start, with where that is done."""
        copied = copied_for(self.page_class)
        if not copied:
            return []
        pages = seen_by(self.request.user, self.page_class.objects.child_of(self.parent))
        latest = pages.order_by("-latest_revision_created_at", "pk")[:6]
        return [(page, reverse(copied.screen, args=[page.pk])) for page in latest]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "cards": self.cards(),
            "blank_url": self.address(BLANK),
            "others": self.others,
            "header_icon": "doc-empty-inverse",
        }


class TitleForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Title of the new page"),
        max_length=255,
        help_text=gettext_lazy("Its address is made of it. You can change both until it is published."),
    )

    def clean_title(self):
        title = self.cleaned_data["title"]
        if not any(character.isalnum() for character in title):
            raise forms.ValidationError(_("The title needs a letter or a number, for the address is made of it."))
        return title


class StartFromView(NamedView, FormView):
    """Asks for a title, and makes a draft that starts from another page."""

    template_name = "showcase/starts/another.html"
    form_class = TitleForm
    page_title = gettext_lazy("Use as a start")
    header_icon = "copy"

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(Page, pk=page_id).specific
        copied = copied_for(type(self.page))
        if copied is None or copied.screen != "start_from_page":
            raise Http404
        if not may_begin(request.user, type(self.page), self.page.get_parent()):
            raise PermissionDenied
        return super().dispatch(request)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def form_valid(self, form):
        source = self.page.get_latest_revision_as_object()
        new = start_from(source, form.cleaned_data["title"], self.request.user)
        messages.success(
            self.request,
            _("“%(title)s” is a draft now. It has no source, certificate, listing or picture yet.")
            % {"title": new.title},
        )
        return redirect("wagtailadmin_pages:edit", new.pk)

    def get_context_data(self, **kwargs):
        kind = capfirst(self.page._meta.verbose_name)
        return super().get_context_data(**kwargs) | {"page": self.page, "kind": kind}
