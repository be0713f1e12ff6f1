"""A panel that tells editors, and only them, which chapters no source speaks for."""

from wagtail.admin.panels import Panel

from .claims import claims_of


class ClaimsPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "product_pages/admin/claims_panel.html"

        def get_context_data(self, parent_context=None):
            claims = claims_of(self.instance) if self.instance.pk else []
            return super().get_context_data(parent_context) | {
                "unsourced": [claim.label for claim in claims if claim.is_unsourced],
                "loose": [claim.label for claim in claims if claim.by_the_whole and not claim.sourced],
                "sourced": [claim.label for claim in claims if claim.sourced],
            }
