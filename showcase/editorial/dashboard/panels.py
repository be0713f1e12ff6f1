"""The desk on the admin's first screen: what waits, how the site stands, what comes next."""

from django.forms import Media
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from .figures import Figures
from .schedule import of_this_week
from .work import SHOWN, Work


class DeskPanel(Component):
    """All of the desk in one panel, so that its parts can share what they have read."""

    name = "desk"
    order = 10
    template_name = "editorial/dashboard/desk.html"

    def __init__(self, user):
        self.user = user

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/admin/desk.css"]})

    @cached_property
    def work(self) -> Work:
        return Work(self.user)

    def get_context_data(self, parent_context=None):
        figures = Figures(self.user, self.work)
        desk = self.work.desk
        # Those who may open the report find the rest there.
        shown = SHOWN if self.work.may_see_reviews else None
        return {
            "request": parent_context["request"],
            "mine": figures.mine(),
            "of_the_site": list(figures.of_the_site()),
            "work": self.work,
            "waiting": desk.waiting[:shown],
            "returned": desk.returned,
            "in_review": desk.mine[:shown],
            "scheduled": list(of_this_week(self.user)[:SHOWN]) if self.work.may_write else [],
            "schedule_url": reverse("report_schedule"),
        }
