"""How pages stand in English: measured, kept, and answered for lists, the desk and the editor."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from .models import Standing, State
from .pairs import Pair, Progress, has_newer_strings, pair_of, progress_of, translation_of


def standing_of(page: Page) -> Standing | None:
    """Return how a page stands in English, asked for in either language; None when nothing is known."""
    return Standing.objects.with_pages().filter(translation_key=page.translation_key).first()


def counts() -> dict[State, int]:
    """Return how many pages are in each state, in one query."""
    found = Standing.objects.counts()
    return {state: found.get(state, 0) for state in State}


def behind():
    """Return the pages whose Vietnamese has changed since their English was made, the oldest first."""
    return Standing.objects.behind().with_pages().order_by("since")


@transaction.atomic
def measure(key: UUID, **known) -> Standing | None:
    """Work out how a page stands and keep it; `known` are columns to set, such as what the page says.

    Returns None where there is nothing to keep: no page, or a Vietnamese draft without English.
    """
    pair = pair_of(key)
    kept = Standing.objects.select_for_update()
    if pair.english is None and (pair.vietnamese is None or not pair.vietnamese.live):
        kept.filter(translation_key=key).delete()
        return None
    standing, is_new = kept.get_or_create(translation_key=key, defaults={"since": _first_known(pair)})
    for name, value in known.items():
        setattr(standing, name, value)
    return _judged(standing, pair, is_new)


def _first_known(pair: Pair) -> datetime:
    page = pair.vietnamese or pair.english
    return (page and page.last_published_at) or timezone.now()


def _judged(standing: Standing, pair: Pair, is_new: bool) -> Standing:
    translation = translation_of(pair.key) if pair.english else None
    progress = progress_of(translation) if translation else Progress()
    state = _state(standing, pair, translation, progress)
    if standing.state != state and not is_new:
        standing.since = timezone.now()
    standing.page, standing.english, standing.state = pair.vietnamese, pair.english, state
    standing.total, standing.missing, standing.changed = progress.total, progress.missing, progress.changed
    standing.columns = progress.columns
    standing.save()
    return standing


def _state(standing: Standing, pair: Pair, translation: Translation | None, progress: Progress) -> State:
    if pair.english is None:
        return State.MISSING
    if pair.english.live and not (pair.vietnamese and pair.vietnamese.live):
        return State.ALONE
    if translation is None:
        return State.SEPARATE
    if progress.missing:
        # English was complete once: the Vietnamese has moved on since.
        return State.BEHIND if standing.gaps == 0 else State.PARTIAL
    if standing.made_from and standing.says and standing.made_from != standing.says:
        return State.BEHIND
    return State.COMPLETE if _is_published(standing, pair.english, translation) else State.READY


def _is_published(standing: Standing, english: Page, translation: Translation) -> bool:
    """Return whether readers have the English as the strings say it."""
    if not english.live:
        return False
    made = standing.made_revision
    if made is None:
        return True
    return english.live_revision_id == made.pk and not has_newer_strings(translation, made.created_at)
