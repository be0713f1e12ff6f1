"""Uploading many pictures: each is stripped first, compared with the library, and in it when it is described."""

from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.images.views import chooser, multiple
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from .forms import UploadField, pixels
from .metadata import without_private_metadata
from .models import Picture


class AddPictures(multiple.AddView):
    """Keeps an upload until its credit, licence and people are filled in, and says when it is there already."""

    def post(self, request):
        file = request.FILES.get("files[]")
        # What is too large is left as it is: the form refuses it before anything decodes it.
        if file and pixels(file) <= (UploadField().max_image_pixels or 0):
            request.FILES["files[]"] = without_private_metadata(file)
        return super().post(request)

    def get_edit_upload_response_data(self):
        data = super().get_edit_upload_response_data()
        existing = self.existing()
        if existing:
            delete = reverse(self.delete_upload_url_name, args=[self.upload_object.pk])
            shown = {"existing_image": existing, "delete_action": delete}
            html = render_to_string("wagtailimages/images/confirm_duplicate_upload.html", shown, request=self.request)
            data |= {"duplicate": True, "confirm_duplicate_upload": html}
        return data

    def existing(self) -> Picture | None:
        """Return a picture of the library with the same content, among those that the user may choose."""
        with self.upload_object.file.open("rb") as file:
            content = hash_filelike(file)
        policy = policy_registry.get_by_type(Picture)
        allowed = policy.instances_user_has_permission_for(self.request.user, "choose")
        return allowed.filter(file_hash=content).first()


class CreateFromUpload(multiple.CreateFromUploadedImageView):
    def save_object(self, form):
        super().save_object(form)
        log(self.object, "wagtail.create", user=self.request.user)


class UploadInChooser(chooser.ImageUploadView):
    def save_form(self, form):
        picture = super().save_form(form)
        log(picture, "wagtail.create", user=self.request.user)
        return picture
