"""The form in which a withdrawal is confirmed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .withdrawal.needles import Needles


class WithdrawalForm(forms.Form):
    """What is to be done with the name in running texts; everything else goes anyway."""

    takes_name = forms.BooleanField(
        label=_("Take the name out of running texts too"),
        required=False,
        help_text=_("Wherever it stands as below: pages in both languages, drafts, versions, comments, the history."),
    )
    replacement = forms.CharField(
        label=_("What stands instead of the name"),
        max_length=80,
        required=False,
        help_text=_("For example “a weaver of the village”. Blank: […]."),
    )

    def clean_replacement(self):
        return self.cleaned_data["replacement"].strip() or Needles.replacement
