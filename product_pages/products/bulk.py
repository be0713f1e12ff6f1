"""Setting the season or the category of many products at once: as drafts, so that nothing changes unseen."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from product_pages.months import MonthsFormField
from product_pages.taxonomy import Category

from .models import ProductPage

KEEP, SET = "keep", "set"


class FactsForm(forms.Form):
    """What is to be set; what is left alone stays as it is on each page."""

    change_season = forms.ChoiceField(
        label=_("Harvest months"),
        choices=[(KEEP, _("leave as they are")), (SET, _("set to the months below"))],
        widget=forms.RadioSelect,
        initial=KEEP,
    )
    season = MonthsFormField(label=_("Months"), required=False, help_text=_("None when it is made all year round."))
    category = forms.ModelChoiceField(
        label=_("Category"), queryset=Category.objects.all(), required=False, empty_label=_("leave as it is")
    )

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("change_season") != SET and not cleaned.get("category"):
            raise forms.ValidationError(_("Choose what to set: the months, the category, or both."))
        return cleaned

    def facts(self) -> dict:
        """Return the columns to set, by name."""
        season = {"season": self.cleaned_data["season"]} if self.cleaned_data["change_season"] == SET else {}
        category = self.cleaned_data["category"]
        return season | ({"category": category} if category else {})


class SetFactsBulkAction(PageBulkAction):
    """Writes drafts of the chosen products, where the user may; readers see nothing of it until they are published."""

    display_name = _("Set season or category")
    action_type = "set_facts"
    aria_label = _("Set the season or the category of the selected products")
    template_name = "product_pages/admin/bulk_set_facts.html"
    action_priority = 35
    form_class = FactsForm

    def check_perm(self, page):
        if not issubclass(page.specific_class or object, ProductPage) or page.alias_of_id:
            return False
        product = page.specific_deferred
        lock = product.get_lock()
        locked = lock is not None and lock.for_user(self.request.user)
        return product.is_source and not locked and product.permissions_for_user(self.request.user).can_edit()

    def get_execution_context(self):
        return super().get_execution_context() | {"facts": self.cleaned_form.facts()}

    @classmethod
    def execute_action(cls, objects, user=None, facts=None, **kwargs):
        changed = 0
        for page in objects:
            draft = page.get_latest_revision_as_object()
            if all(getattr(draft, name) == value for name, value in facts.items()):
                continue
            for name, value in facts.items():
                setattr(draft, name, value)
            draft.save_revision(user=user, log_action=True, clean=False)
            changed += 1
        return changed, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        done = ngettext("%(count)s draft was changed.", "%(count)s drafts were changed.", num_parent_objects)
        return f"{done % {'count': num_parent_objects}} " + str(
            _("Published pages stay as they are until you publish them; the history of a page takes the change back.")
        )


hooks.register("register_bulk_action", SetFactsBulkAction)
