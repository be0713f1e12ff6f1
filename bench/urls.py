"""The site's own addresses, and the bare page by Wagtail's own view."""

from django.urls import path
from wagtail import views

from showcase.urls import *  # noqa: F403
from showcase.urls import urlpatterns

urlpatterns = [path("bare/", views.serve, {"path": "bare/"}), *urlpatterns]
