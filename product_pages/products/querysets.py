"""What lists of products ask for."""

from datetime import date

from django.apps import apps
from django.db.models import Max, OuterRef, Subquery
from wagtail.models import PageManager

from product_pages.months import has_month
from showcase.images.renditions import prefetch_pictures
from showcase.pages.querysets import BasePageQuerySet

# What only the product's own page shows.
LONG_FIELDS = ("origin", "environment", "process", "steps", "culture", "features", "enjoy", "gallery")


class ProductPageQuerySet(BasePageQuerySet):
    def in_season(self, month: int):
        """Return the products that are harvested in the month, 1 to 12."""
        return self.alias(in_month=has_month(month)).filter(in_month__gt=0)

    def with_stars(self, at: date | None = None):
        """Add `stars`: the OCOP stars that are valid on the day (today), None without."""
        certificates = apps.get_model("product_pages.Certificate").objects
        best = (
            certificates.starred(at)
            .filter(product__translation_key=OuterRef("translation_key"))
            .order_by()
            .values("product__translation_key")
            .annotate(best=Max("stars"))
            .values("best")
        )
        return self.annotate(stars=Subquery(best))

    def for_page(self):
        """Return the products with what their own page shows at once."""
        return (
            super()
            .for_page()
            .select_related("category", "criteria_set", "hero_image", "place")
            .prefetch_related("place__former_names")
        )

    def for_names(self):
        """Return the products with what lists of names and the map show, in the alphabet."""
        return self.select_related("place").defer(*LONG_FIELDS).in_alphabet()

    def for_cards(self, at: date | None = None):
        """Return the products with all that their stamps show; a fixed number of queries a list."""
        return (
            self.for_names()
            .with_stars(at)
            .select_related("place", "hero_image")
            .prefetch_related(prefetch_pictures("hero_image", "card"))
        )


ProductPageManager = PageManager.from_queryset(ProductPageQuerySet)
