"""A panel in the product's editor that lists its certificates or listings, each a record of its own.

They are not part of the page's text: the checker, the importer and marketplace partners change
them without touching the page, and both languages share them (docs/decisions.md).
"""

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.permissions import policy_registry


def edit_url(record) -> str:
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


class RecordsPanel(Panel):
    def __init__(self, model: str, **kwargs):
        super().__init__(**kwargs)
        self.record_model = model

    def clone_kwargs(self):
        return super().clone_kwargs() | {"model": self.record_model}

    class BoundPanel(Panel.BoundPanel):
        template_name = "product_pages/admin/records_panel.html"

        def get_context_data(self, parent_context=None):
            model = apps.get_model(self.panel.record_model)
            source = self.instance.source if self.instance.pk else None
            names = model.snippet_viewset.get_url_name
            records = model.objects.filter(product=source).for_editors() if source else []
            policy, user = policy_registry.get_by_type(model), self.request.user
            may_add = policy.user_has_permission(user, "add")
            return super().get_context_data(parent_context) | {
                "records": [
                    (
                        record,
                        edit_url(record) if policy.user_has_permission_for_instance(user, "change", record) else "",
                    )
                    for record in records
                ],
                "saved": bool(source),
                "add_url": f"{reverse(names('add'))}?product={source.pk}" if source and may_add else "",
                "add_label": _("Add"),
            }
