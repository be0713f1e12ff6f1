"""Who wrote what is under review: nobody approves their own words while somebody else could."""

from collections.abc import Iterable

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
    from wagtail_localize.models import StringTranslation

    strings = StringTranslation.objects.filter(
        locale_id=page.locale_id, context__object_id=page.translation_key, last_translated_by__isnull=False
    )
    if base:
        strings = strings.filter(updated_at__gt=base.created_at)
    return set(strings.values_list("last_translated_by", flat=True))
