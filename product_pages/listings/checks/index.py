"""The list of listings, and above it when they were checked and the button that checks them."""

from django.db.models import Max

from product_pages.admin_parts import ListView
from product_pages.listings.models import Listing
from product_pages.listings.permissions import policy


class ListingsView(ListView):
    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(*args, **kwargs) | {
            "may_check": policy().for_all(self.request.user, ["change"]),
            "last_check": Listing.objects.for_checks().order_by().aggregate(last=Max("checked_at"))["last"],
        }
