"""The register's place in the admin: its addresses and its item in the menu."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .permissions import may_use

ADDRESSES = [
    path("", views.index, name="index"),
    path("upload/", views.upload, name="upload"),
    path("<int:pk>/", views.run_view, name="run"),
    path("<int:pk>/columns/", views.columns, name="columns"),
    path("<int:pk>/sheet/", views.choose_sheet, name="sheet"),
    path("<int:pk>/apply/", views.apply, name="apply"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/discard/", views.discard, name="discard"),
    path("export/<slug:kind>.<slug:extension>", views.download, name="export"),
    path("template/<slug:kind>.<slug:extension>", views.download, {"template": True}, name="template"),
]


class RegisterMenuItem(MenuItem):
    """Shown to those who may use the register."""

    def is_shown(self, request):
        return may_use(request.user)


@hooks.register("register_admin_urls")
def register_urls():
    return [path("register/", include((ADDRESSES, "register")))]


@hooks.register("register_admin_menu_item")
def register_item():
    return RegisterMenuItem(_("Register"), reverse("register:index"), name="register", icon_name="table", order=235)
