"""What the checks have found, beside the fields of a listing."""

from wagtail.admin.panels import Panel

from product_pages.listings.health import STRIKES

from .advice import ADVICE

SHOWN = 10


class ChecksPanel(Panel):
    """Health in words, how long it fails, where it has moved, the last checks; and the buttons to act."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "product_pages/admin/checks_panel.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            # As it is stored: the form may hold an address that is not saved yet.
            listing = type(self.instance).objects.with_marketplace().get(pk=self.instance.pk)
            health = listing.health()
            return super().get_context_data(parent_context) | {
                "listing": listing,
                "health": health,
                "advice": ADVICE[health],
                "strikes_left": max(0, STRIKES - listing.strikes) if listing.strikes and listing.leads_on else 0,
                "checks": listing.checks.all()[:SHOWN],
                "can_be_checked": listing.may_be_checked,
            }
