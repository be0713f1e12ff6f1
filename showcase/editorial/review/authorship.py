"""Who wrote what is under review: nobody approves their own words while somebody else could."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import Max
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision, TaskState, WorkflowState

# What a revision keeps besides what somebody wrote. Setting a date of publication makes nobody an author.
BOOKKEEPING = {
    COMMENTS_RELATION_NAME,
    "alias_of",
    "depth",
    "draft_title",
    "expire_at",
    "expired",
    "first_published_at",
    "go_live_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "path",
    "url_path",
}


def words_of(content: dict) -> dict:
    """Return what somebody wrote of a revision's content."""
    return {name: value for name, value in content.items() if name not in BOOKKEEPING}


def same_words(one: Revision, other: Revision) -> bool:
    """Return whether two revisions say the same."""
    return one.pk == other.pk or words_of(one.content) == words_of(other.content)


def last_approved(page: Page) -> Revision | None:
    """Return the revision that was published or approved last, None when none ever was."""
    approved = (
        TaskState.objects.for_instance(page)
        .filter(workflow_state__status=WorkflowState.STATUS_APPROVED)
        .order_by("-revision_id")
        .values_list("revision_id", flat=True)
        .first()
    )
    newest = max(approved or 0, page.live_revision_id or 0)
    return page.revisions.filter(pk=newest).first() if newest else None


def authors_of(page: Page) -> set[int]:
    """Return the keys of the users who wrote anything of the page since it was last published or approved."""
    base = last_approved(page)
    since = page.revisions.filter(pk__gt=base.pk) if base else page.revisions.all()
    return writers(base, since.order_by("pk")) | translators_of(page, base)


def writers(base: Revision | None, revisions: Iterable[Revision]) -> set[int]:
    """Return who made the revisions, but for those that say the same as the one before."""
    found, before = set(), words_of(base.content) if base else None
    for revision in revisions:
        words = words_of(revision.content)
        if revision.user_id and words != before:
            found.add(revision.user_id)
        before = words
    return found


def translators_of(page: Page, base: Revision | None) -> set[int]:
    """Return who translated a string of the page since then; wagtail-localize keeps them outside the revisions."""
    return {user for user, at in translations_of({"": page})[""] if base is None or at > base.created_at}


def translations_of(pages: Mapping[str, Page]) -> dict[str, list[tuple[int, datetime]]]:
    """Return for each key who translated strings of its page, and when each did so last: one query for all."""
    from wagtail_localize.models import StringTranslation

    keys = {(page.translation_key, page.locale_id): key for key, page in pages.items()}
    found: dict[str, list[tuple[int, datetime]]] = {key: [] for key in pages}
    if keys:
        strings = StringTranslation.objects.filter(
            context__object_id__in={page for page, _locale in keys}, last_translated_by__isnull=False
        ).order_by()
        rows = strings.values_list("context__object_id", "locale_id", "last_translated_by").annotate(Max("updated_at"))
        for page, locale, user, at in rows:
            if (page, locale) in keys:
                found[keys[page, locale]].append((user, at))
    return found


def is_source(page: Page) -> bool:
    return page.locale.language_code == settings.LANGUAGE_CODE
