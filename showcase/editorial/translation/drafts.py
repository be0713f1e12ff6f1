"""From strings to an English draft, and from the draft to the second reader.

`Translation.save_target(publish=False)` writes a draft straight into the row that readers see when the English page
is published already. Here a draft is a revision and nothing else, as everywhere in Wagtail.
"""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.coreutils import find_available_slug
from wagtail.models import Revision, WorkflowState
from wagtail_localize.models import SourceDeletedError, StringTranslation, Translation, TranslationLog

from .healing import heal
from .pairs import progress_of


class Refused(Exception):
    """What cannot be done, as a sentence for the translator; nothing was changed."""


def gaps_sentence(missing: int) -> str:
    """Return what keeps an English page from going on."""
    return ngettext(
        "%(count)d string has no English yet; readers would see it in Vietnamese.",
        "%(count)d strings have no English yet; readers would see them in Vietnamese.",
        missing,
    ) % {"count": missing}


def must_be_complete(translation: Translation) -> None:
    """Raise Refused if a string has no English."""
    if missing := progress_of(translation).missing:
        raise Refused(gaps_sentence(missing))


def make_draft(translation: Translation, user) -> Revision:
    """Save the English page as its strings say it, as a draft; readers keep what they have.

    Raises Refused with what is wrong, where the page cannot be made.
    """
    heal(translation)
    try:
        english = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    except (SourceDeletedError, ObjectDoesNotExist) as error:
        raise Refused(_("One of the two pages has been deleted; there is nothing to translate.")) from error
    english.slug = find_available_slug(english.get_parent(), slugify(english.slug), ignore_page_id=english.pk)
    try:
        revision = english.save_revision(user=user, log_action=True)
    except ValidationError as error:
        raise Refused(_sentences(translation, error)) from error
    translation.source.update_target_view_restrictions(translation.target_locale)
    TranslationLog.objects.create(source=translation.source, locale=translation.target_locale, revision=revision)
    return revision


def _sentences(translation: Translation, error: ValidationError) -> str:
    """Return what is wrong, and mark the strings that it is about."""
    model = translation.source.specific_content_type.model_class()
    found = []
    for name, messages in error.message_dict.items():
        column = next((each for each in model._meta.fields if each.name == name), None)
        found.append(f"{column.verbose_name}: {' '.join(messages)}" if column else " ".join(messages))
        for string in StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, context__path=name, locale=translation.target_locale
        ):
            string.set_field_error(error.error_dict[name])
    return _("The English page cannot be saved. %(problems)s") % {"problems": " ".join(found)}


@transaction.atomic
def send(translation: Translation, user) -> WorkflowState:
    """Make the draft and hand it to the second reader; what was handed in before is replaced.

    Raises Refused where strings are missing, or nobody has set up a second reading.
    """
    must_be_complete(translation)
    workflow = translation.get_target_instance().get_workflow()
    if workflow is None:
        raise Refused(_("No second reading is set up for the English pages. Ask an administrator for a workflow."))
    make_draft(translation, user)
    page = translation.get_target_instance()
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES and state.workflow_id == workflow.pk:
        state.resume(user=user)
        return state
    if state:
        state.cancel(user=user)
    return workflow.start(page, user)
