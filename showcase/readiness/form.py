"""What is required, asked in the editor's form: at “Publish”, at “Submit”, and at an approval; never at “Save”."""

import copy
from typing import Any

from django.core.exceptions import ValidationError

from .guard import missing_for
from .requirements import Lack

# The buttons that lead to readers; without the right to press them, Wagtail saves a draft instead.
BUTTONS = ("action-publish", "action-submit", "action-restart-workflow")


def leads_to_readers(form) -> bool:
    """Return whether the form was sent to have the page published now, later, or by others."""
    if form.is_deferred_validation:
        return False
    approves = form.data.get("action-workflow-action") and form.data.get("workflow-action-name") == "approve"
    return bool(approves) or any(form.data.get(name) for name in BUTTONS)


def page_as_written(form) -> Any:
    """Return a page with what the form says, its child records too. Nothing of the form or the page is changed."""
    page = copy.copy(form.instance)
    children = dict(getattr(form.instance, "_cluster_related_objects", {}))
    for name, formset in form.formsets.items():
        if name != "comments":
            children[name] = [each.instance for each in formset.forms if _is_kept(each, formset)]
    page.__dict__["_cluster_related_objects"] = children
    return page


def _is_kept(form, formset) -> bool:
    if formset.can_delete and formset._should_delete_form(form):
        return False
    return bool(form.instance.pk) or form.has_changed()


class RequiredFormMixin:
    """Adds what the page lacks to the errors of its form, each at its field."""

    # Of the form, before which this stands among its bases.
    is_bound: bool
    fields: dict
    formsets: dict
    errors: Any
    add_error: Any

    def is_valid(self):
        valid = super().is_valid()
        if not (self.is_bound and leads_to_readers(self)):
            return valid
        lacks = missing_for(page_as_written(self))
        for lack in lacks:
            self.refuse(lack)
        return valid and not lacks

    def refuse(self, lack: Lack) -> None:
        """Put the sentence at its field, unless an error stands there already; else above the form."""
        error = ValidationError(lack.sentence, code="not_ready")
        if lack.field in self.formsets:
            self.formsets[lack.field].non_form_errors().extend([error])
        elif lack.field not in self.fields:
            self.add_error(None, error)
        elif lack.field not in self.errors:
            self.add_error(lack.field, error)
