"""The form in which a code is retired."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser

from .models import ShortCode


class RetireForm(forms.ModelForm):
    """From when a code leads no further, what is said then, and where to go instead."""

    class Meta:
        model = ShortCode
        fields = ["retired_on", "farewell_vi", "farewell_en", "successor"]
        widgets = {"retired_on": AdminDateInput, "successor": AdminPageChooser}
        help_texts = {
            "retired_on": _("Leave blank to take it into use again."),
            "farewell_vi": _("One sentence for whoever scans an old label. Blank: that it was retired, and when."),
            "successor": _("The page that is offered instead, a product's new name for example."),
        }
