"""Screens that save a listing, and say what else they noticed: what was cut off, what is there already."""

from django.http import HttpRequest
from wagtail.admin import messages
from wagtail.snippets.views.snippets import EditView

from product_pages.admin_parts import CreateForProduct

from .forms import ListingForm


class SaysWhatItNoticed:
    """Adds the form's notices to the message that the listing is saved."""

    request: HttpRequest
    form: ListingForm

    def save_action(self):
        response = super().save_action()
        for notice in self.form.notices:
            messages.warning(self.request, notice)
        return response


class CreateListing(SaysWhatItNoticed, CreateForProduct):
    """Starts a listing with the product from whose editor it was asked for."""


class EditListing(SaysWhatItNoticed, EditView):
    """Edits a listing."""
