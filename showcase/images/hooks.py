"""What our library adds to Wagtail's: our list, our uploads, and a chooser without what may not be shown.

Imported by `showcase.wagtail_hooks`, before Wagtail's own addresses: the first that fits is taken.
"""

from django.urls import path
from wagtail import hooks
from wagtail.images.views.chooser import viewset

from .bulk import DescribePictures
from .listing import PicturesView
from .models import Picture
from .uploads import AddPictures, CreateFromUpload, UploadInChooser

viewset.create_view_class = UploadInChooser
hooks.register("register_bulk_action", DescribePictures)


@hooks.register("register_admin_urls", order=-10)
def library_urls():
    return [
        path("images/", PicturesView.as_view()),
        path("images/results/", PicturesView.as_view(results_only=True)),
        path("images/multiple/add/", AddPictures.as_view()),
        path(
            "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/",
            CreateFromUpload.as_view(),
        ),
    ]


@hooks.register("construct_image_chooser_queryset")
def only_what_may_be_shown(images, request):
    """Offer the pictures that are complete and whose people consent today."""
    # The search index knows a picture by its number, and not by what makes it fit.
    return images.filter(pk__in=Picture.objects.choosable().values("pk"))
