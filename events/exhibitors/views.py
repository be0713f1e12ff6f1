"""The screens of one exhibitor. Everything hangs on the event: who may edit its page may open them."""

from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import CreateView, DeleteView, EditView

from .access import event_for
from .forms import ExhibitorForm
from .models import Exhibitor


class OfEvent:
    """Goes before a view: nobody comes in who may not edit the event's page."""

    model = Exhibitor
    permission_policy = None
    header_icon = "group"
    # Of the view, before which this stands among its bases.
    request: HttpRequest
    get_page_title: Callable[[], str]

    def setup(self, request, *args, **kwargs):
        self.event = event_for(request.user, kwargs["page_id"])
        super().setup(request, *args, **kwargs)

    def address(self, name: str, *numbers: int) -> str:
        return reverse(f"exhibitors:{name}", args=[self.event.pk, *numbers])

    def get_breadcrumbs_items(self):
        """Lead back by the list of events and the event to its exhibitors."""
        above = [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("event_list:index"), "label": _("Events")},
            {"url": reverse("wagtailadmin_pages:edit", args=[self.event.pk]), "label": self.event.title},
        ]
        here = _("Exhibitors")
        if self.address("index") == self.request.path:
            return [*above, {"url": "", "label": here, "sublabel": self.event.title}]
        last = {"url": "", "label": self.get_page_title(), "sublabel": self.event.title}
        return [*above, {"url": self.address("index"), "label": here}, last]


class OneExhibitor(OfEvent):
    """Goes before the views of one exhibitor."""

    object: Exhibitor
    permission_required = None

    def get_queryset(self):
        return Exhibitor.objects.filter(event=self.event).select_related("producer")

    def get_success_url(self):
        return self.address("index")

    def get_edit_url(self):
        return self.address("edit", self.object.pk)


class WithForm(OneExhibitor):
    form_class = ExhibitorForm
    produced_error_message: str | None = None
    get_error_message: Callable[[], str | None]
    form_invalid: Callable[..., HttpResponse]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"event": self.event}

    def form_valid(self, form):
        """Save; what somebody else took in the same second is said like any other mistake."""
        try:
            return super().form_valid(form)
        except IntegrityError:
            form.add_error(
                None, _("Somebody else has just taken this stand, or added this producer. Look at the list.")
            )
            return self.form_invalid(form)


class AddExhibitor(WithForm, CreateView):
    page_title = gettext_lazy("New exhibitor")
    success_message = gettext_lazy("“%(object)s” is on the list.")

    def get_add_url(self):
        return self.address("add")


class EditExhibitor(WithForm, EditView):
    success_message = gettext_lazy("“%(object)s” was changed.")

    def get_page_title(self):
        return str(self.object)

    def get_delete_url(self):
        return self.address("delete", self.object.pk)


class DeleteExhibitor(OneExhibitor, DeleteView):
    page_title = gettext_lazy("Delete")
    success_message = gettext_lazy("“%(object)s” was taken off the list.")

    def get_delete_url(self):
        return self.address("delete", self.object.pk)
