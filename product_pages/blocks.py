"""Blocks that show products."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from product_pages.products.models import ProductPage
from showcase.pages.skeleton import current_locale


class ProductCardBlock(blocks.StructBlock):
    """A stamp in the middle of a text; nothing when its product is not published."""

    product = blocks.PageChooserBlock(label=_("product"), page_type="product_pages.ProductPage")

    class Meta:
        icon = "tag"
        label = _("Product card")
        description = _("The stamp of a product, linked to its page.")
        template = "product_pages/blocks/product_card.html"

    def get_preview_value(self):
        return self.normalize({"product": ProductPage.objects.readable().in_locale(current_locale()).first()})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        chosen = value.get("product")
        key = chosen.translation_key if chosen else None
        context["product"] = (
            ProductPage.objects.readable().filter(translation_key=key, locale=current_locale()).for_cards().first()
        )
        return context
