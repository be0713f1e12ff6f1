"""Choosers in the editor's forms: words in the user's language, and no way to what the user may not edit.

Wagtail puts the kind of page or record into a chooser's words once, in the language of whoever opens the form first.
"""

from django.db.models import ForeignKey
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminPageChooser, BaseChooser
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser


class PageChooser(AdminPageChooser):
    def __init__(self, target_models=None, **kwargs):
        super().__init__(target_models=target_models, **kwargs)
        self.choose_one_text = lazy(self._words, str)()

    def _words(self) -> str:
        kind = capfirst(self.model._meta.verbose_name)
        return f"{AdminPageChooser.choose_one_text} ({kind})"


class RecordChooser(AdminSnippetChooser):
    # As Wagtail's own catalogue has them.
    SENTENCES = {
        "choose_one_text": "Choose %(object)s",
        "choose_another_text": "Choose another %(object)s",
        "link_to_chosen_text": "Edit this %(object)s",
    }

    def __init__(self, model=None, **kwargs):
        super().__init__(model, **kwargs)
        for name, sentence in self.SENTENCES.items():
            setattr(self, name, lazy(self._words, str)(sentence))

    def _words(self, sentence: str) -> str:
        return gettext(sentence) % {"object": self.model._meta.verbose_name}


def register(page_model: type) -> None:
    """Choose pages and records of ours so, wherever a form asks for one; called once, before any form is made."""
    SnippetChooserViewSet.base_widget_class = RecordChooser
    register_form_field_override(
        ForeignKey,
        to=page_model,
        override=lambda field: {"widget": PageChooser(target_models=[field.remote_field.model])},
    )


def hide_closed_doors(form) -> None:
    """Take “Edit this …” from what is chosen in a form where its user would be refused."""
    finder = AdminURLFinder(form.for_user)
    for name, field in form.fields.items():
        if isinstance(field.widget, BaseChooser) and (chosen := getattr(form.instance, name, None)):
            field.widget.show_edit_link = finder.get_edit_url(chosen) is not None
