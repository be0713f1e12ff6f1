"""The sample at work: pages in every state of every workflow, each marked as a sample, in the names of the logins.

Of real products only the notes change, which no reader sees; whatever else is written here is about no real thing.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import override_settings
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState, WorkflowState

from events.models import EventIndexPage, EventPage
from product_pages.models import ProductIndexPage, ProductPage
from showcase.editorial.review.answers import keep, parts_of, questions_in
from showcase.editorial.review.assigning import assign
from showcase.editorial.review.authorship import words_of
from showcase.editorial.review.workdays import workdays_back
from showcase.editorial.translation.drafts import send as send_to_second_reader
from showcase.today import today
from stories.models import StoryIndexPage, StoryPage, StoryProduct, StorySource

from . import fairs
from .english import Dictionary, say
from .history import noon
from .sources import key_of, read
from .tree import existing, html, vietnamese

MARK = "Mẫu: "
SPECIMEN = "san-pham-mau"
WRITER, REVIEWER, LEAD, TRANSLATOR, ORGANISER = "vietbai", "thamdinh", "bientap", "nguoidich", "tochuc"


def load_desk() -> bool:
    """Bring the sample into every state, once; return whether that was done.

    Without the sample nothing is done, nor where a writer has begun to send pages for review.
    """
    has_begun = WorkflowState.objects.exists() or Page.objects.filter(translation_key__in=keys()).exists()
    if has_begun or not existing(ProductPage, "product", SPECIMEN):
        return False
    rows = read("supplement")["desk"]
    # What is asked and answered is kept as words: in the language of the desk. Nobody gets mail about it.
    silent = override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
    with transaction.atomic(), override(settings.LANGUAGE_CODE), silent:
        _fall_behind(rows["behind"])
        for row in rows["reviews"]:
            _load_review(row, rows)
        _load_drafts(rows["drafts"])
        _schedule_story(rows["scheduled_story"])
        for row in rows["stories"]:
            _load_story(row, rows["source_title"])
        _give_fairs_to(ORGANISER)
    return True


def keys() -> set[UUID]:
    """Return the translation keys of the pages that are made here."""
    rows = read("supplement")["desk"]
    stories = [rows["drafts"]["story"], *rows["stories"]]
    return (
        {key_of("product", rows["drafts"]["product"]["slug"])}
        | {key_of("story", row["slug"]) for row in stories}
        | {key_of("event", row["slug"]) for row in rows["drafts"]["events"]}
    )


# ---- what people have done since


def worked_on(pages: Iterable[Page]) -> list[int]:
    """Return the numbers of the pages that somebody wrote on since they were made; a sample's notes do not count."""
    touched = Revision.page_revisions.filter(user__isnull=False).values_list("object_id", flat=True)
    by_somebody = set(touched)
    return [page.pk for page in pages if str(page.pk) in by_somebody and _was_changed(page)]


def _was_changed(page: Page) -> bool:
    before = None
    for revision in page.revisions.order_by("pk"):
        words = _own_words(revision)
        if revision.user_id and before is not None and words != before:
            return True
        before = words
    return False


def _own_words(revision: Revision) -> dict:
    """Return what a revision says, without the note that it is a sample, and without the numbers of its records."""
    words = {name: _without_keys(value) for name, value in words_of(revision.content).items()}
    notes = words.get("editor_notes", "")
    return words | {"editor_notes": notes.partition("\n\n")[2] if notes.startswith(MARK) else notes}


def _without_keys(value):
    """Return a page's child records without their numbers: a new record has none in its first revision."""
    if isinstance(value, list):
        return [each | {"pk": None} if isinstance(each, dict) else each for each in value]
    return value


# ---- small steps


def _user(username: str):
    """Return the user as a new request would, without what was asked of them before."""
    return get_user_model().objects.get(username=username)


def _write(page: Page, note: str, username: str, **changes) -> Revision:
    """Save a draft of a page that says first in its notes that it is a sample."""
    draft = page.get_latest_revision_as_object()
    draft.editor_notes = f"{note}\n\n{draft.editor_notes}".strip()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=_user(username), log_action=True)


def _send(page: Page, username: str) -> TaskState:
    """Send a page for review; return the step at which it waits."""
    page = Page.objects.get(pk=page.pk).specific
    page.get_workflow().start(page, _user(username))
    return _waits_at(page)


def _waits_at(page: Page) -> TaskState:
    return Page.objects.get(pk=page.pk).specific.current_workflow_task_state


def _decide(state: TaskState, username: str, action: str, comment: str) -> None:
    """Approve or send back, as the engine does it; RuntimeError where it refuses."""
    if state.task.specific.on_action(state, _user(username), action, comment=comment):
        raise RuntimeError(f"{username}: {action} was refused at {state.task.name}")


def _specimen() -> ProductPage:
    return ProductPage.objects.get(translation_key=key_of("product", SPECIMEN), locale=vietnamese())


def _in_days(days: int):
    return noon(today() + timedelta(days=days))


# ---- reviews


def _load_review(row: dict, words: dict) -> None:
    page = existing(ProductPage, "product", row["product"])
    if page is None or not page.live or worked_on([page]):
        return
    _write(page, row["note"], WRITER)
    state = _send(page, WRITER)
    for username in row.get("approved_by", ()):
        _answer(state, username, words["answer_note"])
        _decide(state, username, "approve", words["approval"])
        state = _waits_at(page)
    if "sent_back" in row:
        _decide(state, REVIEWER, "reject", row["sent_back"])
    if "waiting_workdays" in row:
        since = noon(workdays_back(today(), row["waiting_workdays"]))
        TaskState.objects.filter(pk=state.pk).update(started_at=since)
        WorkflowState.objects.filter(pk=state.workflow_state_id).update(created_at=since)
    if row.get("assigned"):
        assign(page, state.task.specific, _user(REVIEWER), _user(LEAD))


def _answer(state: TaskState, username: str, note: str) -> None:
    """Answer each question with “does not apply”: nobody has compared anything."""
    for question in questions_in(parts_of(state.task.specific, state)):
        keep(state, question, "n/a", note, _user(username))


# ---- drafts, and what is published by the clock


def _load_drafts(rows: dict) -> None:
    product, story = rows["product"], rows["story"]
    _draft(ProductIndexPage, ProductPage, "product", product, WRITER, tagline=product["tagline"])
    _draft(StoryIndexPage, StoryPage, "story", story, WRITER, intro=story["intro"])
    for row in rows["events"]:
        facts = {"organiser": rows["organiser"], "venue": rows["venue"], "starts_on": _in_days(row["in_days"]).date()}
        page = _draft(
            EventIndexPage, EventPage, "event", row, row["by"], intro=row["intro"], illustrative=True, **facts
        )
        if row.get("sent"):
            _send(page, row["by"])
        if "go_live_in_days" in row:
            page.go_live_at = _in_days(row["go_live_in_days"])
            page.save_revision(user=_user(row["by"])).publish(user=_user(row["by"]))


def _draft(index: type[Page], model: type[Page], kind: str, row: dict, username: str, **columns):
    """Return a new page that no reader sees, as the editor makes it."""
    user = _user(username)
    page = model(
        title=row["title"],
        slug=row["slug"],
        locale=vietnamese(),
        translation_key=key_of(kind, row["slug"]),
        owner=user,
        live=False,
        has_unpublished_changes=True,
        editor_notes=row["note"],
        **columns,
    )
    index.objects.get(locale=vietnamese()).add_child(instance=page)
    log(page, "wagtail.create", user=user, content_changed=True)
    page.save_revision(user=user)
    return page


def _schedule_story(row: dict) -> None:
    page = existing(StoryPage, "story", row["slug"])
    if page and page.live and not worked_on([page]):
        # In nobody's name: the story lacks what a person would have to give first.
        _write(page, row["note"], WRITER, go_live_at=_in_days(row["go_live_in_days"])).publish()


def _give_fairs_to(username: str) -> None:
    """Let the organiser of the sample look after the fairs that were made up."""
    made_up = [key_of("event", row["slug"]) for row in fairs.rows()]
    EventPage.objects.filter(translation_key__in=made_up, owner=None).update(owner=_user(username))


# ---- translations


def _fall_behind(row: dict) -> None:
    """Publish another Vietnamese tagline of the sample product, so that its English is behind."""
    page = _specimen()
    if page.live and not page.has_unpublished_changes and not worked_on([page]):
        page.tagline = row["tagline"]
        page.save_revision().publish()


def _load_story(row: dict, source: str) -> None:
    """Publish a made-up Vietnamese story, and leave its English half done or with its second reader."""
    specimen = _specimen()
    page = _draft(
        StoryIndexPage,
        StoryPage,
        "story",
        row | {"title": row["words"]["title"][0]},
        WRITER,
        intro=row["words"]["intro"][0],
        author=row["words"]["author"][0],
        hero_image=specimen.hero_image,
        hero_alt=row["words"]["hero_alt"][0],
        written_on=today(),
        body=[("paragraph", html(paragraph)) for paragraph, _english in row["body"]],
        story_sources=[StorySource(kind=StorySource.Kind.DOCUMENT, title=source)],
        story_products=[StoryProduct(product=specimen)],
    )
    page.get_latest_revision().publish(user=_user(LEAD))
    _translate(StoryPage.objects.get(pk=page.pk), row)


def _translate(page: StoryPage, row: dict) -> None:
    dictionary = Dictionary(row["slug_en"])
    for words, english in [*row["words"].values(), *row["body"]]:
        if english:
            dictionary.add(words, english)
    translator = _user(TRANSLATOR)
    translation, _missing = say(page, dictionary, translator)
    translation.save_target(publish=False)
    if row.get("second_reading"):
        send_to_second_reader(translation, translator)
