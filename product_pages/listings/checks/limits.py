"""How long, how much and how often: what a check may cost at most. Tests use smaller ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Seconds, bytes and counts."""

    connect: float = 10
    # For one listing, with everything that it leads on to; waiting out of politeness is not counted.
    total: float = 20
    # Of a page, unpacked. What a shop says about a product stands well before.
    body: int = 512_000
    redirects: int = 5
    # A shop that asks to come again is heard if it is so soon; otherwise it is left alone for this run.
    patience: float = 60
    # What a robots.txt may ask for between two requests.
    crawl_delay: float = 30
    # Connections that fail in a row before the rest of a host's listings is not tried any more.
    failures: int = 5
