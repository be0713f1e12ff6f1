"""The site's addresses, and its pictures, which a web server serves in production."""

from django.conf import settings
from django.urls import path
from django.views.static import serve

from showcase.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]

urlpatterns = [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}), *urlpatterns]
