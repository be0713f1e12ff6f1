from django.urls import path
from wagtail import hooks

from .views import StartFromView, StartView


@hooks.register("register_admin_urls")
def start_urls():
    return [
        path("start/<str:app_label>/<str:model_name>/<int:parent_id>/", StartView.as_view(), name="start_page"),
        path("start/from/<int:page_id>/", StartFromView.as_view(), name="start_from_page"),
    ]
