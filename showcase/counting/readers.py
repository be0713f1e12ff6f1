"""Who is counted: people, as far as a request tells, and nobody is remembered for it.

The list of crawlers is the package's (crawler-user-agents). Beside it stand two plain signs, because
messengers such as Zalo do not say what their link previews call themselves: whatever people hold in
their hands calls itself Mozilla (or Opera), and nothing that they hold says “compatible; …” any more.
"""

import re
from functools import lru_cache

from crawleruseragents import is_crawler

# What browsers say when they fetch a page that nobody has asked for yet.
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
AHEAD_WORDS = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)

BROWSER = re.compile(r"(Mozilla|Opera)/\d")
PROGRAM = re.compile(
    r"\(compatible;(?! MSIE)|(?<!cu)bot\b|crawl|spider|scrap|pagerenderer|lighthouse|headless", re.IGNORECASE
)
# A longer name than any browser has is cut: it is kept in memory for a while.
LONGEST_NAME = 400


def is_counted(request) -> bool:
    """Return whether the request is a person's doing: no bot, no look ahead, no picture in another page."""
    return (
        request.method == "GET"
        and not any(AHEAD_WORDS.search(request.headers.get(name, "")) for name in AHEAD)
        and request.headers.get("Sec-Fetch-Dest", "document") == "document"
        and is_browser(request.headers.get("User-Agent", "")[:LONGEST_NAME])
    )


@lru_cache(maxsize=1024)
def is_browser(user_agent: str) -> bool:
    """Return whether the name is a browser's; the same few hundred names come again and again."""
    return bool(BROWSER.match(user_agent)) and not PROGRAM.search(user_agent) and not is_crawler(user_agent)
