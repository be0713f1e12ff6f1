"""The screen on which the next edition of an event is begun."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages

from events.editions import EventPage
from showcase.pages.starts.views import NamedView, may_begin

from .next_edition import exhibitors_of, join, make_next, may_join
from .next_form import NextForm
from .rights import may_see, source_event

MAKE_SERIES = "events.add_eventseries"


class NextEditionView(NamedView, FormView):
    template_name = "events/corner/next.html"
    form_class = NextForm
    page_title = gettext_lazy("Next edition")
    header_icon = "copy"

    def dispatch(self, request, page_id):
        self.page = source_event(page_id)
        if not (may_begin(request.user, EventPage, self.page.get_parent()) and may_see(request.user, self.page)):
            raise PermissionDenied
        return super().dispatch(request)

    @cached_property
    def version(self) -> EventPage:
        """Return the version to take over from: the latest draft for those who work on it, else what readers have."""
        if self.page.permissions_for_user(self.request.user).can_edit():
            return self.page.get_latest_revision_as_object()
        return self.page

    def get_page_subtitle(self):
        return self.version.title

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        del kwargs["initial"]  # the form takes it from the page
        return kwargs | {
            "page": self.version,
            "may_make_series": self.request.user.has_perm(MAKE_SERIES),
            "may_join": may_join(self.page, self.version, self.request.user),
            "exhibitors": len(list(exhibitors_of(self.version))),
        }

    def form_valid(self, form):
        user = self.request.user
        with transaction.atomic():
            series = form.series_of()
            if form.takes_along:
                join(self.page, series, user)
            new = make_next(
                self.version,
                form.cleaned_data["title"],
                form.days,
                user,
                series,
                form.cleaned_data.get("with_exhibitors", False),
            )
        messages.success(
            self.request,
            _("“%(title)s” is a draft now. Read it, complete it, and send it for review.") % {"title": new.title},
        )
        return redirect("wagtailadmin_pages:edit", new.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"page": self.version}
