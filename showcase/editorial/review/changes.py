"""What changed on a page since it was last approved, field by field in words: Wagtail's own comparison."""

from wagtail.models import Page, Revision

from .authorship import last_approved


def changed_fields(page: Page, revision: Revision, request) -> list | None:
    """Return Wagtail's comparisons of the fields that changed; None when nothing was ever approved."""
    base = last_approved(page)
    if base is None:
        return None
    if base.pk == revision.pk:
        return []
    old, new = base.as_object(), revision.as_object()
    panel = new.get_edit_handler().get_bound_panel(instance=new, request=request, form=None)
    return [found for compare in panel.get_comparison() if (found := compare(old, new)).has_changed()]
