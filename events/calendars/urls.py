"""Addresses of calendars and of the feed of news. No query string means anything here."""

from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from events.sharing.views import share_card

from . import news, views


class PageSlugConverter(SlugConverter):
    """A page's own part of its address: letters of any language, as Wagtail allows them."""

    regex = r"[-\w]+"


register_converter(PageSlugConverter, "page")

urlpatterns = [
    path("tat-ca.ics", views.all_events, name="calendar_of_all"),
    path("loai/<slug:kind>.ics", views.of_kind, name="calendar_of_kind"),
    path("noi/<slug:place>.ics", views.at_place, name="calendar_of_place"),
    path("san-pham/<page:product>.ics", views.showing, name="calendar_of_product"),
    path("su-kien/<page:slug>.ics", views.one_event, name="calendar_of_event"),
    path("moi.xml", news.news, name="news_of_events"),
    path("the/<page:slug>.jpg", share_card, name="share_card"),
    path("chuong-trinh/<page:slug>.ics", views.with_programme, name="calendar_of_programme"),
]
