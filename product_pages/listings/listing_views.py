"""Screens of one listing. Those that save it say what else they noticed: what was cut off, what is there already."""

from django.http import HttpRequest
from wagtail.admin import messages
from wagtail.snippets.views.snippets import DeleteView, EditView, HistoryView, UsageView

from product_pages.admin_parts import CreateForProduct

from .forms import ListingForm
from .permissions import OfOwnMarketplace


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


class EditListing(OfOwnMarketplace, SaysWhatItNoticed, EditView):
    """Edits a listing."""


class DeleteListing(OfOwnMarketplace, DeleteView):
    own_action = "delete"


class ListingHistory(OfOwnMarketplace, HistoryView):
    pass


class ListingUsage(OfOwnMarketplace, UsageView):
    pass
