"""The form in which every page is edited."""

from wagtail.admin.forms import WagtailAdminPageForm

from showcase.text.fold import fold_slug


class BasePageForm(WagtailAdminPageForm):
    def clean_slug(self):
        """Return the address part in plain letters: the browser proposes it with its marks."""
        slug = self.cleaned_data["slug"]
        return fold_slug(slug) or slug
