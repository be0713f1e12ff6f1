"""What the screen before a withdrawal shows: the plan, in an editor's words."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.images.models import SourceImageIOError
from wagtail.models import BaseLogEntry, Page, Revision

from showcase.images.renditions import THUMBNAIL
from showcase.text.fold import fold_slug

from .plan import Plan, pages_of

# As many places of a name as help to recognise whether it is that person's.
SHOWN_EXCERPTS = 5


@dataclass
class PageUse:
    """Where one page has something of the person."""

    page: Page
    is_row: bool = False
    has_picture: bool = False
    excerpts: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)

    @property
    def standing(self) -> str:
        """Return where it stands: published, scheduled, in the draft, in so many versions."""
        words = [_("published")] if self.is_row and self.page.live else []
        return ", ".join([*words, *self.versions])

    @property
    def what(self) -> str:
        words = [_("picture")] if self.has_picture else []
        words += [_("in the text: %(count)s") % {"count": len(self.excerpts)}] if self.excerpts else []
        return ", ".join(words)

    @property
    def shown_excerpts(self) -> list[str]:
        return list(dict.fromkeys(self.excerpts))[:SHOWN_EXCERPTS]


class Preview:
    """The plan by page, and what else goes."""

    def __init__(self, found: Plan):
        self.found = found
        self.subject = found.subject

    @cached_property
    def uses(self) -> list[PageUse]:
        numbers = pages_of(self.found.rows) | self.found.pages_of_versions
        uses = {page.pk: PageUse(page) for page in Page.objects.filter(pk__in=numbers).select_related("locale")}
        for change in self.found.rows:
            if issubclass(change.model, Page) and change.pk in uses:
                use = uses[change.pk]
                use.is_row = True
                use.has_picture |= change.has_picture
                use.excerpts += change.excerpts
        self._add_versions(uses)
        return sorted(uses.values(), key=lambda use: (not use.page.live, use.page.path))

    def _add_versions(self, uses: dict[int, PageUse]) -> None:
        changes = {change.pk: change for change in self.found.revisions}
        kinds: dict[int, Counter] = defaultdict(Counter)
        for revision in Revision.page_revisions.filter(pk__in=changes).defer("content"):
            use = uses.get(int(revision.object_id))
            if not use:
                continue
            kinds[use.page.pk][self._kind(revision, use.page)] += 1
            use.has_picture |= changes[revision.pk].has_picture
            use.excerpts = use.excerpts or changes[revision.pk].excerpts
        for pk, counts in kinds.items():
            uses[pk].versions = [words for kind, words in _kinds(counts) if counts[kind]]

    @staticmethod
    def _kind(revision: Revision, page: Page) -> str:
        if revision.approved_go_live_at:
            return "scheduled"
        is_draft = revision.pk == page.latest_revision_id and page.has_unpublished_changes
        return "draft" if is_draft else "earlier"

    @cached_property
    def others(self) -> list[tuple[str, int]]:
        """Return (what, how many) of everything else in which it stands: comments, history, translations…"""
        changes = [*self.found.rows, *self.found.sources]
        counts = Counter(_place(change.model) for change in changes if not issubclass(change.model, Page))
        for model, keys in self.found.segments.items():
            counts[_place(model)] += len(keys)
        return sorted((place, count) for place, count in counts.items() if count)

    @cached_property
    def addresses(self) -> list[Page]:
        """Return the pages whose addresses hold the name: only a person can give them another."""
        slugs = [fold_slug(name) for name in self.found.needles.names]
        found = [Page.objects.filter(slug__contains=slug).select_related("locale") for slug in slugs if "-" in slug]
        return [page for pages in found for page in pages]

    @cached_property
    def thumbnails(self) -> list[tuple]:
        """Return (picture, small size of it), None where its file is missing or broken."""
        return [(picture, _thumbnail(picture)) for picture in self.subject.pictures]

    @property
    def renditions(self) -> int:
        return sum(len(picture.renditions.all()) for picture in self.subject.pictures)


def _place(model) -> str:
    """Return what an editor calls the table."""
    if model._meta.app_label == "wagtail_localize":
        return _("Translations in work")
    if issubclass(model, BaseLogEntry):
        return _("Lines of the history")
    return capfirst(str(model._meta.verbose_name))


def _thumbnail(picture):
    try:
        return picture.get_rendition(THUMBNAIL)
    except (SourceImageIOError, OSError, SyntaxError):
        return None


def _kinds(counts: Counter) -> list[tuple[str, str]]:
    earlier = ngettext("%(count)s earlier version", "%(count)s earlier versions", counts["earlier"])
    return [
        ("scheduled", _("scheduled version")),
        ("draft", _("draft")),
        ("earlier", earlier % {"count": counts["earlier"]}),
    ]
