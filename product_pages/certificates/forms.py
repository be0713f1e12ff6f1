"""The form of a certificate: whoever says that it is verified is recorded as having done so."""

from wagtail.admin.forms import WagtailAdminModelForm

from showcase.chooser_widgets import hide_closed_doors


class CertificateForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hide_closed_doors(self)

    def clean(self):
        cleaned = super().clean()
        if "verified_on" in self.changed_data:
            self.instance.verified_by = self.for_user if cleaned.get("verified_on") else None
        return cleaned
