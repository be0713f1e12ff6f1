"""Keeps the standings true: what is published, translated, unpublished or deleted is measured at once.

Publishing Vietnamese never touches the English page. It renews what the translator works from, so that the strings
without English are exactly those that have changed.
"""

import logging
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource

from .alone import tell_leads
from .fingerprint import fingerprint
from .models import Standing, State
from .pairs import ENGLISH, progress_of, translation_of
from .standing import measure

logger = logging.getLogger(__name__)


def published(sender, instance, **kwargs) -> None:
    """Renew the translator's source after Vietnamese was published; measure after either was."""
    if instance.locale.language_code == settings.LANGUAGE_CODE and not instance.alias_of_id:
        keep_up(instance.specific)
    else:
        measure(instance.translation_key)


def keep_up(page: Page) -> Standing | None:
    """Renew the strings of a Vietnamese page if it says something new, and measure; the English page stays."""
    says = fingerprint(page)
    known = Standing.objects.filter(translation_key=page.translation_key).values_list("says", flat=True).first()
    if known != says and not _renewed(page):
        says = ""  # unknown, so that the next publication tries again
    return measure(page.translation_key, says=says)


def _renewed(page: Page) -> bool:
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale=page.locale).first()
    if source is None:
        return True
    try:
        with transaction.atomic():
            source.update_from_db()
    except Exception:  # whatever is wrong with one block must not keep the page from being published
        logger.exception("The strings of page %s could not be renewed.", page.pk)
        return False
    return True


def made(sender, instance: TranslationLog, created: bool, **kwargs) -> None:
    """Remember what the English was made from, and whether all of it was English."""
    if not created or instance.locale.language_code != ENGLISH:
        return
    source = instance.source
    translation = translation_of(source.object_id)
    if translation is None:
        return
    measure(
        source.object_id,
        made_from=fingerprint(source.as_instance()),
        made_revision=instance.revision,
        gaps=progress_of(translation).missing,
    )


def said(sender, instance: StringTranslation, origin=None, **kwargs) -> None:
    """Measure after a string was saved or taken away. Before there is an English page it changes no standing."""
    if origin not in (None, instance):  # it goes with the whole page, which is measured by itself
        return
    key = instance.context.object_id if instance.context_id else None
    if key and Standing.objects.filter(translation_key=key, english__isnull=False).exists():
        measure(key)


def ended(sender, instance: Translation, origin=None, **kwargs) -> None:
    """Measure after a translation was stopped, begun again or taken away."""
    if origin not in (None, instance):
        return
    if Standing.objects.filter(translation_key=instance.source.object_id).exists():
        measure(instance.source.object_id)


def moved_on(sender, instance: Page, **kwargs) -> None:
    """Measure after a page was unpublished or deleted; tell those who publish English if that is alone now."""
    standing = measure(instance.translation_key)
    if standing and standing.state == State.ALONE and instance.locale.language_code == settings.LANGUAGE_CODE:
        tell_leads(standing, instance.get_admin_display_title())


def rebuild(key: UUID) -> Standing | None:
    """Measure a page of which nothing is known yet, with what its past still tells."""
    standing = measure(key)
    translation = translation_of(key) if standing else None
    if standing and translation and standing.made_revision_id is None:
        standing = measure(key, **_past(translation, standing))
    vietnamese = standing and standing.page
    return keep_up(vietnamese.specific) if vietnamese and vietnamese.live else standing


def _past(translation: Translation, standing: Standing) -> dict:
    """Return what is left of an English that was made before anybody measured it."""
    source = translation.source
    log = TranslationLog.objects.filter(source=source, locale=translation.target_locale).last()
    if log is None:
        return {}
    was_complete = not standing.missing or bool(standing.english and standing.english.live)
    known = {"made_revision_id": log.revision_id, "gaps": 0 if was_complete else standing.missing}
    if source.last_updated_at <= log.created_at:
        known["made_from"] = fingerprint(source.as_instance())
    return known


def known_keys() -> list[UUID]:
    """Return the translation keys of all pages, and of standings whose pages are gone."""
    pages = set(Page.objects.filter(depth__gt=1).values_list("translation_key", flat=True))
    return sorted(pages | set(Standing.objects.values_list("translation_key", flat=True)))


def connect() -> None:
    page_published.connect(published, dispatch_uid="standing_published")
    page_unpublished.connect(moved_on, dispatch_uid="standing_unpublished")
    post_delete.connect(moved_on, sender=Page, dispatch_uid="standing_deleted")
    post_save.connect(made, sender=TranslationLog, dispatch_uid="standing_made")
    for signal in (post_save, post_delete):
        signal.connect(said, sender=StringTranslation, dispatch_uid="standing_said")
        signal.connect(ended, sender=Translation, dispatch_uid="standing_ended")
