"""The page of all events: the list, the calendar by month, the archive by year and by series."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from events.addresses import CALENDAR, SERIES, YEARS
from events.series import EventSeries
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import IntroMixin
from showcase.today import today

from .archive import series_context, sub_addresses, year_context
from .calendar import month_context
from .facts import held_years
from .listing import listing
from .months import Month, bounds


class EventIndexPage(RoutablePageMixin, IntroMixin, BasePage):
    """Events that are on or coming, and those of past years."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1
    template = "events/event_index_page.html"
    edit_handler = tabbed(
        ([TitleFieldPanel("title"), FieldPanel("intro")], gettext_lazy("Content")), *standard_tabs(BasePage)
    )

    class Meta:
        verbose_name = gettext_lazy("list of events")

    @path("")
    def all_events(self, request):
        return self.render(request, context_overrides=listing(self.locale_id, request.GET))

    @path(f"{CALENDAR}/")
    def this_month(self, request):
        return self.show_month(request, Month.of(today()))

    @path(f"{CALENDAR}/<int:year>/<int:number>/", name="month")
    def month(self, request, year, number):
        first, last = bounds()
        month = Month(year, number)
        if not (1 <= number <= 12 and first <= month <= last):
            raise Http404
        return self.show_month(request, month)

    def show_month(self, request, month: Month):
        context = month_context(self.locale_id, month, request.GET)
        title = _("Fairs in %(month)s") % {"month": date_format(month.first, "YEAR_MONTH_FORMAT")}
        return self.below(request, title, month.suffix, context, "events/calendar.html")

    @path(f"{YEARS}/<int:year>/", name="year")
    def year(self, request, year):
        if year not in held_years():
            raise Http404
        title = _("Events of %(year)s") % {"year": year}
        context = year_context(self.locale_id, year, request.GET)
        return self.below(request, title, f"{YEARS}/{year}/", context, "events/year.html")

    @path(f"{SERIES}/<slug:slug>/", name="series")
    def series(self, request, slug):
        series = get_object_or_404(EventSeries, slug=slug)
        context = series_context(self.locale_id, series, request.GET)
        return self.below(request, series.name, f"{SERIES}/{slug}/", context, "events/series.html")

    def below(self, request, title: str, suffix: str, context: dict, template: str):
        """Return a view below the list, with its own heading and address."""
        named = {"heading": title, "below": title, "suffix": suffix}
        return self.render(request, context_overrides=named | context, template=template)

    def sub_addresses(self):
        """Return the months, years and series in which there is something in this language."""
        return sub_addresses(self.locale_id)
