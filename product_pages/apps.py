from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProductPagesConfig(AppConfig):
    name = "product_pages"
    verbose_name = _("Products")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from .listings.checks.afresh import connect
        from .listings.models import Listing
        from .listings.permissions import ListingPolicy

        connect()
        register_permission_policy(Listing, ListingPolicy(Listing))
