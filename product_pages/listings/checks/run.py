"""A whole run: what is to be asked, the asking in a thread of its own, the answers in batches.

The network part holds no connection to the database and touches no model: it gets plain data and
gives back plain data. So a slow shop never keeps the database waiting, nor a slow database a shop.
"""

import asyncio
import contextlib
import logging
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Generator, Iterable

from django.utils import timezone

from product_pages.listings.hosts import host_of

from .fetch import Answer, Fetch, session
from .limits import Limits
from .network import Network
from .politeness import Politeness
from .robots import Robots, user_agent
from .verdict import Ask, Result, judge

logger = logging.getLogger(__name__)

BATCH = 25
# Seconds after which a batch is written although it is not full, so that progress can be seen.
PATIENCE = 2.0


class Run:
    """Asks for many listings at once, politely. `batches()` yields what was found."""

    def __init__(
        self,
        asks: Iterable[Ask],
        network: Network | None = None,
        limits: Limits | None = None,
        politeness: Politeness | None = None,
    ):
        self.asks = list(asks)
        self.limits = limits or Limits()
        self._network = network
        self._politeness = politeness or Politeness(failures=self.limits.failures)
        self._agent = user_agent()
        self._found: queue.Queue[Result | BaseException | None] = queue.Queue()
        self._task: asyncio.Task | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def batches(self) -> Generator[list[Result], None, None]:
        """Yield lists of results as they come, empty ones too, so that the caller can show that it lives."""
        thread = threading.Thread(target=self._work, name="listing-checks", daemon=True)
        thread.start()
        try:
            going = True
            while going:
                batch, going = self._next_batch()
                yield batch
        finally:
            self._stop()
            thread.join()

    def _next_batch(self) -> tuple[list[Result], bool]:
        """Return the next results, and whether more may come; raise what broke the asking."""
        batch: list[Result] = []
        until = time.monotonic() + PATIENCE
        while len(batch) < BATCH:
            try:
                found = self._found.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                return batch, True
            if isinstance(found, BaseException):
                raise found
            if found is None:
                return batch, False
            batch.append(found)
        return batch, True

    def _work(self) -> None:
        try:
            with contextlib.suppress(asyncio.CancelledError):
                asyncio.run(self._ask_all())
        except BaseException as failure:  # it is raised again where the run was started
            self._found.put(failure)
        else:
            self._found.put(None)

    def _stop(self) -> None:
        if self._loop and self._task and not self._loop.is_closed():
            with contextlib.suppress(RuntimeError):  # it has ended just now
                self._loop.call_soon_threadsafe(self._task.cancel)

    async def _ask_all(self) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        network = self._network or Network(seconds=self.limits.connect)
        try:
            async with session(network, self._agent) as client, asyncio.TaskGroup() as group:
                fetch = Fetch(client, network, self._politeness, self.limits)
                robots = Robots(fetch, self._agent)
                for asks in self._by_host():
                    group.create_task(self._ask_host(fetch, robots, asks))
        finally:
            await network.close()

    def _by_host(self) -> list[list[Ask]]:
        hosts: dict[str, list[Ask]] = defaultdict(list)
        for ask in self.asks:
            hosts[host_of(ask.url)].append(ask)
            self._politeness.slow_down(host_of(ask.url), ask.pause)
        return list(hosts.values())

    async def _ask_host(self, fetch: Fetch, robots: Robots, asks: list[Ask]) -> None:
        for ask in asks:
            try:
                self._found.put(await self._check(fetch, robots, ask))
            except Exception:
                # A fault of ours is no failure of the listing, and no shop may stop the checks of all others.
                logger.exception("The check of %s came to nothing", ask.url)

    async def _check(self, fetch: Fetch, robots: Robots, ask: Ask) -> Result:
        at, started = timezone.now(), time.monotonic()
        closed = self._politeness.closed(host_of(ask.url))
        if closed:
            answer = Answer(ask.url, None, closed)
        else:
            answer = await fetch.get(ask.url, ask.hosts, robots.permission, **ask.conditions)
        return Result(ask, judge(ask, answer), at, round(1000 * (time.monotonic() - started)))
