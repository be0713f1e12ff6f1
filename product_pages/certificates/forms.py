"""The form of a certificate: whoever says that it is verified is recorded as having done so."""

from wagtail.admin.forms import WagtailAdminModelForm


class CertificateForm(WagtailAdminModelForm):
    def clean(self):
        cleaned = super().clean()
        if "verified_on" in self.changed_data:
            self.instance.verified_by = self.for_user if cleaned.get("verified_on") else None
        return cleaned
