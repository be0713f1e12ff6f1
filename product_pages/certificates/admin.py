"""Certificates and their schemes in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from product_pages.admin_parts import PRODUCER, PRODUCT, CreateForProduct, ListView, day_column

from .models import Certificate, Scheme


class EditCertificate(EditView):
    """Says when a changed fact has taken the verification off."""

    def form_valid(self, form):
        verified = Certificate.objects.exclude(verified_on=None).filter(pk=self.object.pk)
        stood = verified.exists()
        response = super().form_valid(form)
        if stood and not verified.all().exists():
            messages.warning(
                self.request,
                _("A fact has changed, so it no longer counts as verified: compare it again, and fill in the day."),
            )
        return response


class CertificateViewSet(SnippetViewSet):
    model = Certificate
    index_view_class = ListView
    icon = "check"
    add_view_class = CreateForProduct
    edit_view_class = EditCertificate
    menu_label = _("Certificates")
    list_display = [
        "product",
        "scheme",
        "stars",
        Column("state_label", label=_("Today")),
        day_column("last_day", _("Last day")),
    ]
    list_filter = ["scheme", "stars", "live", "is_sample"]
    search_fields = ["number", "decision", "product_code", "issuer", "product__title"]
    list_export = [
        "product",
        "scheme",
        "stars",
        "item",
        "product_code",
        "number",
        "decision",
        "issuer",
        "issued_on",
        "valid_until",
        "licence",
        "licence_until",
        "withdrawn_on",
        "verified_on",
        "state_label",
    ]
    panels = [
        PRODUCT,
        PRODUCER,
        FieldRowPanel([FieldPanel("scheme"), FieldPanel("stars")]),
        FieldRowPanel([FieldPanel("item"), FieldPanel("product_code")]),
        FieldRowPanel([FieldPanel("number"), FieldPanel("decision")]),
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("issued_on"), FieldPanel("issued_precision"), FieldPanel("valid_until")]),
        FieldRowPanel([FieldPanel("licence"), FieldPanel("licence_until")]),
        FieldPanel("renews"),
        MultiFieldPanel(
            [
                FieldPanel("evidence"),
                FieldPanel("evidence_url"),
                FieldRowPanel(
                    [
                        # Who writes a draft does not also say that somebody compared it with its evidence.
                        FieldPanel("verified_on", permission="product_pages.publish_certificate"),
                        FieldPanel("verified_by", read_only=True),
                    ]
                ),
            ],
            _("Evidence"),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("withdrawn_on"), FieldPanel("withdrawn_reason")])], _("Withdrawal")),
        FieldRowPanel([FieldPanel("notes"), FieldPanel("is_sample")]),
    ]

    def get_queryset(self, request):
        return Certificate.objects.for_editors()


class SchemeViewSet(SnippetViewSet):
    model = Scheme
    icon = "clipboard-list"
    menu_label = _("Schemes")
    list_display = [Column("name", label=_("Name")), "has_stars", "expiry", "months"]
    panels = [
        FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("order"), FieldPanel("has_stars")]),
        FieldRowPanel([FieldPanel("expiry"), FieldPanel("months"), FieldPanel("needs_licence")]),
        FieldPanel("issuers"),
        FieldRowPanel([FieldPanel("rule_vi"), FieldPanel("rule_en")]),
        FieldPanel("legal_basis"),
    ]


class CertificationGroup(SnippetViewSetGroup):
    items = (CertificateViewSet, SchemeViewSet)
    menu_icon = "check"
    menu_label = _("Certificates")
    menu_name = "certification"
    menu_order = 210
