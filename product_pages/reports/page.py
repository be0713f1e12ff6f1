"""The public page on how validity is decided, with the province's coverage as it stands today."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index

from product_pages.certificates.models import Certificate, Scheme
from product_pages.certificates.validity import State
from product_pages.coverage import coverage, coverage_by_marketplace
from showcase.blocks import BodyField, chapter_blocks
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import IntroMixin
from showcase.today import today


class ValidityPage(IntroMixin, BasePage):
    """In plain words, when a star or a certificate holds; in numbers, how far the province has come."""

    body = BodyField(chapter_blocks(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage", "home.TextPage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "product_pages/validity_page.html"
    kind_label = _("About the site")
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]
    edit_handler = tabbed(
        ([TitleFieldPanel("title"), FieldPanel("intro"), FieldPanel("body")], _("Content")),
        *standard_tabs(BasePage),
    )

    class Meta:
        verbose_name = _("page on validity")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        day = today()
        return context | {
            "day": day,
            "coverage": coverage(day),
            "marketplaces": coverage_by_marketplace(day),
            "schemes": Scheme.objects.all(),
            "states": states_on(day),
        }


def states_on(day) -> list[tuple[State, int]]:
    """Return how many published certificates are in each state on the day; samples do not count."""
    real = Certificate.objects.published().filter(is_sample=False)
    counts = dict.fromkeys(State, 0)
    for certificate in real.with_renewal().select_related("scheme"):
        counts[certificate.state(day)] += 1
    return list(counts.items())
