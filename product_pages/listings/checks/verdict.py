"""From a shop's answer to what it says about a listing."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from urllib.parse import urlsplit

from product_pages.listings import addresses
from showcase.text.fold import fold

from .fetch import Answer
from .models import Outcome
from .reasons import DEFINITE, NO_NEWS, UNSAFE, UNWANTED, Reason

# Where what a page does not show begins: a shop's scripts carry the words for every case.
HIDDEN = re.compile(r"<!--|<(script|style|template|noscript)\b", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
MOST_OF_A_URL = 500  # as the columns hold


@dataclass(frozen=True)
class Ask:
    """One listing to check: plain data, so that nothing touches the database while the network is asked."""

    pk: int
    url: str
    hosts: list[str]
    rules: list[str] = field(default_factory=list)
    gone_texts: list[str] = field(default_factory=list)
    pause: float = 1.0
    etag: str = ""
    last_modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for a page only if it has changed since it was last seen to work."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True)
class Verdict:
    """What one check found."""

    outcome: Outcome
    reason: str = ""
    status: int | None = None
    final_url: str = ""
    moved_to: str = ""
    etag: str = ""
    last_modified: str = ""

    @property
    def leads_on(self) -> bool:
        return self.outcome in {Outcome.WORKS, Outcome.REDIRECTED}

    @property
    def is_definite(self) -> bool:
        """Return whether the shop itself says that there is nothing any more."""
        return self.reason in DEFINITE

    @property
    def is_news(self) -> bool:
        """Return whether anything was learnt about the listing."""
        return self.reason not in NO_NEWS


@dataclass(frozen=True)
class Result:
    """A verdict on a listing, when, and how long it took."""

    ask: Ask
    verdict: Verdict
    at: datetime
    milliseconds: int


def judge(ask: Ask, answer: Answer) -> Verdict:
    """Return what the answer says about the listing."""
    final_url = answer.url if answer.url != ask.url else ""
    reason = answer.problem or problem_of(ask, answer)
    if reason:
        return Verdict(outcome_of(reason), reason, answer.status, final_url[:MOST_OF_A_URL])
    moved_to = moved(ask, answer.url)
    return Verdict(
        Outcome.REDIRECTED if moved_to else Outcome.WORKS,
        Reason.MOVED if moved_to else Reason.UNCHANGED if answer.status == 304 else "",
        answer.status,
        final_url,
        moved_to,
        fitting(answer.headers.get("ETag", ask.etag if answer.status == 304 else ""), 200),
        fitting(answer.headers.get("Last-Modified", ask.last_modified if answer.status == 304 else ""), 60),
    )


def outcome_of(reason: Reason) -> Outcome:
    if reason in UNSAFE:
        return Outcome.REFUSED
    if reason in UNWANTED:
        return Outcome.FORBIDDEN
    gone = DEFINITE | {Reason.LED_ELSEWHERE, Reason.LED_AWAY}
    return Outcome.GONE if reason in gone else Outcome.UNREACHABLE


def problem_of(ask: Ask, answer: Answer) -> Reason | None:
    """Return why an answer is no page of the product, None when it is one."""
    status = answer.status or 0
    if status in {404, 410}:
        return Reason.NOT_FOUND
    if status in {401, 403}:
        return Reason.SHUT_OUT
    if status >= 500:
        return Reason.SERVER_ERROR
    # “Unchanged” is an answer only to somebody who asked whether it is.
    if not 200 <= status < 300 and not (status == 304 and ask.conditions):
        return Reason.ODD_STATUS
    if says_gone(answer.text, ask.gone_texts):
        return Reason.SAYS_GONE
    kept = not moved(ask, answer.url) or (is_listing(ask, answer.url) and len(answer.url) <= MOST_OF_A_URL)
    return None if kept else Reason.LED_ELSEWHERE


def moved(ask: Ask, final_url: str) -> str:
    """Return the address to which the shop has moved the listing, '' when it stands where it stood."""
    final = addresses.clean(final_url)
    return "" if final == addresses.clean(ask.url) else final


def is_listing(ask: Ask, url: str) -> bool:
    """Return whether an address looks like a listing's: by the marketplace's rules, or not its home page."""
    path = urlsplit(addresses.clean(url)).path
    return addresses.read(path, ask.rules) is not None if ask.rules else path not in {"", "/"}


def says_gone(page: str, texts: list[str]) -> bool:
    """Return whether a page shows one of the texts, however it writes marks, capitals and spaces."""
    text = comparable(TAG.sub(" ", shown(page))) if texts else ""
    return any(sought and sought in text for sought in map(comparable, texts))


def shown(page: str) -> str:
    """Return a page without comments, scripts and the like; what is never closed hides the rest, as in a browser.

    It reads once from front to back: a page made to be hard to read costs no more than another.
    """
    kept, here = [], 0
    while begin := HIDDEN.search(page, here):
        kept.append(page[here : begin.start()])
        end = re.compile(f"</{begin[1]}" if begin[1] else "-->", re.IGNORECASE).search(page, begin.end())
        if not end:
            return " ".join(kept)
        here = end.end()
    return " ".join([*kept, page[here:]])


def comparable(text: str) -> str:
    return " ".join(fold(unescape(text)).casefold().split())


def fitting(header: str, most: int) -> str:
    """Return a header that will be sent back, '' when it is too long or not plain text: no half of it would do."""
    return header if len(header) <= most and header.isascii() and header.isprintable() else ""
