"""Which page a name in a sheet means: exactly or without marks, never guessed; and which ones are near it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.db.models import Q
from django.utils.translation import gettext as _

from events.exhibitors.access import choosable_sources
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from product_pages.register.cells import CellError, key, show_line
from product_pages.register.names import KINDS

MOST_NEAR, NEAR_ENOUGH = 3, 0.7
SHARED_WORDS = 2  # from which on names are near for their words alone
MOST_ASKED = 80  # names that near ones are looked for: a sheet of other names altogether must not take minutes
_KIND = re.compile(rf"^(?:{'|'.join(start for _shown, *starts in KINDS.values() for start in starts)}) ")
_NEXT = re.compile(r"\s*[;\n]\s*")


class Pages:
    """Pages of a kind that somebody may choose, by title, by page code, and by what is near."""

    def __init__(self, model: type[ProducerPage] | type[ProductPage], user, chosen: Iterable[int] = ()):
        """`chosen` are the pages that the event has already: they are found though they were taken off since."""
        self.titles: dict[int, str] = {}
        self.slugs: dict[int, str] = {}
        self.folded: dict[str, list[int]] = defaultdict(list)
        self.short: dict[str, list[int]] = defaultdict(list)
        self.asked = 0
        offered = choosable_sources(model, user).order_by().values("pk")
        pages = model.objects.filter(Q(pk__in=offered) | Q(pk__in=set(chosen))).in_alphabet()
        for pk, title, slug in pages.values_list("pk", "title", "slug"):
            self.titles[pk], self.slugs[pk] = title, slug
            self.folded[key(title)].append(pk)
            self.short[without_kind(title)].append(pk)
        self.by_slug = {slug: pk for pk, slug in self.slugs.items()}

    def find(self, text: str) -> int | None:
        """Return the page of that title or code, None when there is none; `CellError` when it is not certain."""
        found = self.folded.get(key(text), [])
        exact = [pk for pk in found if show_line(self.titles[pk]).casefold() == text.casefold()]
        if len(exact) == 1:
            return exact[0]
        if len(found) > 1:
            raise CellError(
                _("“%(name)s” is the title of several pages. Write the page code of one: %(codes)s.")
                % {"name": text, "codes": ", ".join(sorted(self.slugs[pk] for pk in found))}
            )
        return found[0] if found else self.by_slug.get(text)

    def near(self, text: str) -> list[int]:
        """Return the pages whose title is most like a name, whatever is written for “cooperative”."""
        self.asked += 1
        if self.asked > MOST_ASKED:
            return []
        scored = nearness(without_kind(text), self.short)
        close = sorted((name for name in scored if scored[name] >= NEAR_ENOUGH), key=lambda name: -scored[name])
        return [pk for name in close for pk in self.short[name]][:MOST_NEAR]


def nearness(name: str, others: Iterable[str]) -> dict[str, float]:
    """Return how near each folded name is, up to 1: by its letters, or by the words that both have."""
    matcher, words = SequenceMatcher(autojunk=False), set(name.split())
    matcher.set_seq2(name)
    found = {}
    for other in others:
        matcher.set_seq1(other)
        theirs = set(other.split())
        shared = len(words & theirs)
        by_words = shared / min(len(words), len(theirs)) if shared >= SHARED_WORDS else 0
        by_letters = matcher.ratio() if matcher.real_quick_ratio() >= NEAR_ENOUGH else 0
        found[other] = max(by_words, by_letters)
    return found


def without_kind(name: str) -> str:
    """Return a folded name without “HTX”, “Công ty” and their like at its beginning."""
    folded = key(name)
    return _KIND.sub("", folded) or folded


def products_in(text: str, pages: Pages) -> tuple[int, ...]:
    """Return the products that a cell names, divided by semicolons, lines or commas; `CellError` for an unknown one."""
    found: list[int] = []
    unknown: list[str] = []
    for part in filter(None, _NEXT.split(text)):
        whole = pages.find(part)
        # A title may hold a comma itself.
        names = [part] if whole or "," not in part else [name.strip() for name in part.split(",") if name.strip()]
        for name in names:
            pk = pages.find(name)
            found += [pk] if pk else []
            unknown += [] if pk else [name]
    if unknown:
        raise CellError(" ".join(no_such_product(name, pages) for name in unknown))
    return tuple(dict.fromkeys(found))


def no_such_product(name: str, pages: Pages) -> str:
    near = titles(pages.near(name), pages)
    if not near:
        return _("There is no product “%(name)s” here.") % {"name": name}
    return _("There is no product “%(name)s” here. Is it %(near)s?") % {"name": name, "near": near}


def titles(numbers: Iterable[int], pages: Pages) -> str:
    """Return titles as a sentence has them."""
    return _(" or ").join(f"“{pages.titles[pk]}”" for pk in numbers)
