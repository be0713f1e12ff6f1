"""One request at a time to a host, with a pause between two; hosts that want to be left alone are."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from django.utils import timezone

from .reasons import Reason


@dataclass
class Manners:
    """What one host may be asked, and when next."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    pause: float = 0
    next_start: float = 0
    failures: int = 0
    closed: Reason | None = None


class Politeness:
    """The manners of one run towards all hosts. The clock and the waiting can be replaced by tests."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        failures: int = 5,
    ):
        self.clock, self._sleep, self._failures = clock, sleep, failures
        self._hosts: dict[str, Manners] = defaultdict(Manners)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked, and keep everybody else waiting meanwhile."""
        here = self._hosts[host]
        async with here.lock:
            wait = here.next_start - self.clock()
            if wait > 0:
                await self._sleep(wait)
            here.next_start = self.clock() + here.pause
            yield

    def slow_down(self, host: str, seconds: float) -> None:
        """Keep at least so many seconds between the starts of two requests."""
        here = self._hosts[host]
        here.pause = max(here.pause, seconds)

    def put_off(self, host: str, seconds: float) -> None:
        """Ask the host nothing for so many seconds."""
        here = self._hosts[host]
        here.next_start = max(here.next_start, self.clock() + seconds)

    def leave_alone(self, host: str, reason: Reason) -> None:
        """Ask the host nothing more in this run."""
        self._hosts[host].closed = reason

    def closed(self, host: str) -> Reason | None:
        """Return why the host is not asked any more, None while it is."""
        return self._hosts[host].closed

    def note(self, host: str, answered: bool) -> None:
        """Count the connections that fail in a row: a shop that is down is not tried four hundred times."""
        here = self._hosts[host]
        here.failures = 0 if answered else here.failures + 1
        if here.failures >= self._failures:
            here.closed = Reason.HOST_DOWN


def retry_after(header: str, now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3), None when it does not say."""
    text = header.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    if timezone.is_naive(until):  # written as “-0000”: no zone, but Greenwich
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or timezone.now())).total_seconds())
