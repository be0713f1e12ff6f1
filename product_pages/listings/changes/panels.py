"""What a marketplace's editor shows beside its fields: that its state is only reported, and how it was changed."""

from django.urls import reverse
from wagtail.admin.panels import Panel

from ..marketplaces import Marketplace
from .record import differing, in_words, snapshot

# Enough to see how it came about; all of them stand in the record's history.
SHOWN = 20


def url_of(name: str, *args: int) -> str:
    """Return the address of a screen for marketplaces."""
    return reverse(f"wagtailsnippets_product_pages_marketplace:{name}", args=args)


class ReportedPanel(Panel):
    """Says that the state is reported and not confirmed, with a button that confirms it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "product_pages/admin/reported_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and not self.instance.state_confirmed

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"marketplace": self.instance, "confirm_url": url_of("confirm", self.instance.pk)}


class ChangesPanel(Panel):
    """The changes of the marketplace, the last one first, with the way back where there is one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "product_pages/admin/changes_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and self.instance.changes.exists()

        def get_context_data(self, parent_context=None):
            now = snapshot(Marketplace.objects.select_related("renamed_to").get(pk=self.instance.pk))
            changes = self.instance.changes.select_related("by")[:SHOWN]
            rows = [
                {
                    "change": change,
                    "differences": in_words(change.before, change.after),
                    "undo_url": url_of("undo", change.pk) if may_be_undone(change, now) else "",
                }
                for change in changes
            ]
            return super().get_context_data(parent_context) | {"changes": rows}


def may_be_undone(change, now) -> bool:
    """Return whether nothing has changed since; whether it really can be is asked when it is."""
    return not change.undone_at and not differing(now, change.after)
