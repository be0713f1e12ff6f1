"""The forms in which every page is edited and copied."""

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from showcase.chooser_widgets import hide_closed_doors
from showcase.readiness.form import RequiredFormMixin
from showcase.readiness.guard import NotReady, refuse_unready
from showcase.text.fold import fold_slug

from .children import know_again


class BasePageForm(RequiredFormMixin, WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hide_closed_doors(self)

    def clean_slug(self):
        """Return the address part in plain letters: the browser proposes it with its marks."""
        slug = self.cleaned_data["slug"]
        return fold_slug(slug) or slug

    def save(self, commit=True):
        for name, formset in self.formsets.items():
            if name != "comments":
                know_again(formset)
        return super().save(commit)


class BaseCopyForm(CopyForm):
    """A copy that goes live at once is a publication, and asks for what every publication asks for."""

    def clean_new_slug(self):
        slug = self.cleaned_data["new_slug"]
        return fold_slug(slug) or slug

    def clean_publish_copies(self):
        publishes = self.cleaned_data["publish_copies"]
        if publishes:
            try:
                refuse_unready(self.page.specific)
            except NotReady as refused:
                self.add_error("publish_copies", refused.sentence)
        return publishes
