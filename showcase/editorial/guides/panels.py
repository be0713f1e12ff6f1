"""Help beside the page that is being written: what to do in which order, and where the guide says more."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from events.models import EventPage
from product_pages.models import ProducerPage, ProductPage
from stories.models import StoryPage

from .library import BY_SLUG, draw

STEPS: dict[type, list[str | Promise]] = {
    ProductPage: [
        _("Tell the product's story, chapter by chapter, in the tab Story. A chapter that is empty is not shown."),
        _("In the tab Origin say where it comes from and who makes it, and name a source for what you claim."),
        _("Add certificates and listings in their tabs. Stars show once somebody has compared them with the paper."),
        _("Look at the preview on a phone, then send it for review: origin first, then the shops, then publication."),
    ],
    ProducerPage: [
        _("Say who they are and what they make. Names and telephone numbers belong to the contacts, with a consent."),
        _("Choose the producer on each product that it makes; the page then shows them by itself."),
    ],
    StoryPage: [
        _("Choose what kind of story it is, and write it in short paragraphs with a picture or a quote between them."),
        _("Name the products and places that it tells of, and your sources."),
        _("Write the radio script to be heard: 150 to 250 words, short sentences, no tables."),
    ],
    EventPage: [
        _("Fill in the days and hours first: whether it is coming, on or past follows from them."),
        _("When it is postponed or cancelled, change its status and say in one sentence what readers must know."),
        _("Choose the products on show: each product then says where it can be tasted."),
    ],
}


class HelpSidePanel(BaseSidePanel):
    """A few steps for the kind of page at hand, and the headings of the guide."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle help")
        icon_name = "help"
        has_counter = False

    name = "help"
    title = _("Help")
    template_name = "editorial/guides/side_panel.html"
    order = 600

    def get_context_data(self, parent_context):
        guide = BY_SLUG["organisers" if self.model is EventPage else "editors"]
        return super().get_context_data(parent_context) | {
            "steps": STEPS.get(self.model, []),
            "guide": guide,
            "headings": draw(guide).headings,
        }
