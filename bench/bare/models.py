"""The plainest page that Wagtail can serve: what ours are measured against."""

from wagtail.models import Page


class BarePage(Page):
    template = "bare/page.html"
