"""Addresses: Vietnamese at /, English under /en/; what is no page stands beside both."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from product_pages.listings.views import listing

from .brand.views import brand_css
from .codes.views import follow
from .editorial.roles.gate import gated
from .pages.choosers import choose_page
from .pages.discovery import manifest, robots, sitemap
from .pages.routing import serve

urlpatterns = [
    # Before Wagtail's own at this address.
    path("admin/choose-page/", gated(choose_page), name="wagtailadmin_choose_page"),
    path("admin/", include(decorate_urlpatterns(admin_urls.urlpatterns, gated))),
    path("documents/", include(document_urls)),
    path("brand.css", brand_css, name="brand_css"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
if settings.DEBUG:
    # Documents go through Wagtail, which knows which are private; a server must do the same.
    pictures = rf"^{settings.MEDIA_URL.lstrip('/')}(?P<path>(?!documents/).*)$"
    urlpatterns.append(re_path(pictures, serve_file, {"document_root": settings.MEDIA_ROOT}))
urlpatterns += i18n_patterns(
    path("ra-san/<int:pk>/", listing, name="listing"),
    # Typed from paper: in either case, with or without its last stroke.
    re_path(r"^[qQ]/(?P<code>[^/]{1,40})/?$", follow, name="short_code"),
    path("lich/", include("events.calendars.urls")),
    path("site.webmanifest", manifest, name="manifest"),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler404 = "showcase.pages.errors.not_found"
handler500 = "showcase.pages.errors.server_error"
