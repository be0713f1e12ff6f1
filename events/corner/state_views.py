"""The screen on which readers are told of a change at once."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages

from events.editions import EventPage
from showcase.pages.starts.views import NamedView

from .notices import tell_leads
from .restating import restate
from .rights import may_restate, source_event
from .state_form import StateForm


class StateView(NamedView, FormView):
    template_name = "events/corner/state.html"
    form_class = StateForm
    page_title = gettext_lazy("Postpone, cancel, move")
    header_icon = "calendar-alt"

    def dispatch(self, request, page_id):
        self.page = source_event(page_id)
        if not may_restate(request.user, self.page):
            raise PermissionDenied
        english = EventPage.objects.filter(
            translation_key=self.page.translation_key, locale__language_code="en"
        ).first()
        self.english = english if english is None or english.live else english.get_latest_revision_as_object()
        return super().dispatch(request)

    def get_page_subtitle(self):
        return self.page.title

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        del kwargs["initial"]  # the form takes it from the page
        return kwargs | {"page": self.page, "english": self.english}

    def form_valid(self, form):
        user = self.request.user
        change = form.change
        moves = change.where is not None and change.where.is_away_from(self.page)
        restate(self.page, change, user)
        tell_leads(self.page, user)
        messages.success(
            self.request, _("Readers are told now: on the page, in lists, in calendars, in both languages.")
        )
        if moves:
            messages.warning(
                self.request,
                _("What was said of the old place is empty now. Write in the editor how to get to the new one."),
            )
        return redirect("event_state", self.page.pk)

    def get_context_data(self, **kwargs):
        shown = [page for page in (self.page, self.english) if page and page.live]
        return super().get_context_data(**kwargs) | {"page": self.page, "shown": shown}
