"""One page, fetched with care: each redirect judged before it is followed, everything bounded.

Nothing of the reader's or the server's goes along: no cookies, no proxy, no password.
"""

import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorError,
    ClientError,
    ClientOSError,
    ClientPayloadError,
    ClientResponse,
    ClientSession,
    ClientSSLError,
    ClientTimeout,
    DummyCookieJar,
    ServerDisconnectedError,
    TCPConnector,
)
from yarl import URL

from product_pages.listings.hosts import allowed, host_of, is_host_name

from .limits import Limits
from .network import Network, plain
from .politeness import Politeness, retry_after
from .reasons import Reason, Trouble

REDIRECTS = {301, 302, 303, 307, 308}
# Says whether an address may be asked: raises Trouble when not.
Permission = Callable[[str, list[str]], Awaitable[None]]


@dataclass(frozen=True)
class Answer:
    """What came of asking for a page. Without a status there was no answer, and `problem` says why."""

    url: str  # the last address, after redirects
    status: int | None = None
    problem: Reason | None = None
    text: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def session(network: Network, agent: str) -> ClientSession:
    """Return an HTTP client that goes through the network's door only, under the given name."""
    return ClientSession(
        connector=TCPConnector(
            resolver=network, socket_factory=network.socket, use_dns_cache=False, ssl=network.tls, limit=50
        ),
        cookie_jar=DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        headers={"User-Agent": agent, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "gzip"},
    )


class Fetch:
    """Fetches pages for one run."""

    def __init__(self, client: ClientSession, network: Network, politeness: Politeness, limits: Limits):
        self.client, self.network, self.politeness, self.limits = client, network, politeness, limits

    async def get(self, url: str, hosts: list[str], permission: Permission | None = None, **headers: str) -> Answer:
        """Return the answer at the end of at most `limits.redirects` redirects; never raises for a bad one."""
        way = Way(url, hosts)
        try:
            return await self._follow(way, permission, headers)
        except Trouble as trouble:
            return Answer(trouble.url or way.here, way.status, trouble.reason)

    async def _follow(self, way: "Way", permission: Permission | None, headers: Mapping[str, str]) -> Answer:
        way.go(way.here)
        while True:
            if permission:
                await permission(way.here, way.hosts)
            answer = await self._ask(way, headers)
            way.status = answer.status
            if answer.status not in REDIRECTS:
                return answer
            way.go(answer.headers.get("Location", ""), self.limits.redirects)

    async def _ask(self, way: "Way", headers: Mapping[str, str], again: bool = False) -> Answer:
        """Return one host's answer to one request, asked again when it soon wants to be."""
        host = host_of(way.here)
        await self.network.pin(host)
        async with self.politeness.turn(host):
            if closed := self.politeness.closed(host):
                raise Trouble(closed)
            answer = await self._request(way, host, headers)
            wait = self._wants_to_wait(answer)
            if wait is None:
                return answer
            if again or wait > self.limits.patience:
                self.politeness.leave_alone(host, Reason.LATER)
                return Answer(answer.url, answer.status, Reason.LATER)
            self.politeness.put_off(host, wait)
        return await self._ask(way, headers, again=True)

    def _wants_to_wait(self, answer: Answer) -> float | None:
        """Return the seconds after which the shop may be asked again, None when it does not mind."""
        wait = retry_after(answer.headers.get("Retry-After", "")) if answer.status in {429, 503} else None
        # “Too many requests” without a time is no invitation to guess one.
        return self.limits.patience + 1 if wait is None and answer.status == 429 else wait

    async def _request(self, way: "Way", host: str, headers: Mapping[str, str]) -> Answer:
        started = self.politeness.clock()
        try:
            answer = await self._send(way, headers)
        except (ClientError, TimeoutError, OSError, ValueError, zlib.error) as failure:
            # A machine that was reached and then fails has answered; one that keeps silent has not.
            self.politeness.note(host, answered=not isinstance(failure, ClientConnectorError | TimeoutError))
            raise Trouble(reason_of(failure)) from failure
        finally:
            way.spent += self.politeness.clock() - started
        self.politeness.note(host, answered=True)
        return answer

    async def _send(self, way: "Way", headers: Mapping[str, str]) -> Answer:
        left = self.limits.total - way.spent
        if left <= 0:
            raise TimeoutError
        times = ClientTimeout(total=left, sock_connect=self.limits.connect)
        target = URL(way.here)
        if target.host != host_of(way.here) or not target.is_default_port():
            raise Trouble(Reason.ODD_ADDRESS)  # two readers of addresses that disagree: trust neither
        async with self.client.get(target, headers=headers, allow_redirects=False, timeout=times) as response:
            text = await read(response, self.limits.body) if 200 <= response.status < 300 else ""
            return Answer(way.here, response.status, None, text, response.headers)


class Way:
    """Where a check stands, where it has been, and how long it took."""

    def __init__(self, start: str, hosts: list[str]):
        self.here, self.hosts = start, hosts
        self.seen: list[str] = []
        self.status: int | None = None
        self.spent = 0.0

    def go(self, location: str, redirects: int = 1) -> None:
        """Go where a redirect points, if that is a place to go; Trouble otherwise."""
        target = self._target(location)
        if target in self.seen:
            raise Trouble(Reason.LOOP, target)
        if len(self.seen) > redirects:
            raise Trouble(Reason.TOO_MANY_REDIRECTS, target)
        self.seen.append(target)
        self.here = target

    def _target(self, location: str) -> str:
        if self.seen and not location.strip():
            raise Trouble(Reason.ODD_STATUS)
        try:
            target = urljoin(self.here, location.strip())
            target.encode()  # what came in no encoding at all cannot be asked for
        except ValueError as wrong:
            raise Trouble(Reason.ODD_ADDRESS) from wrong
        if self.seen and is_host_name(host_of(target)) and not allowed(target, self.hosts):
            raise Trouble(Reason.LED_AWAY, target)
        return plain(target, self.hosts)


async def read(response: ClientResponse, limit: int) -> str:
    """Return the beginning of a body, at most `limit` bytes of it unpacked; the rest is not even received."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise Trouble(Reason.GARBLED)
    packed = None if encoding in {"identity", ""} else zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    kept, received = bytearray(), 0
    async for chunk in response.content.iter_chunked(16_384):
        received += len(chunk)
        kept += packed.decompress(chunk, limit - len(kept)) if packed else chunk
        if len(kept) >= limit or received >= limit:
            response.close()
            return decoded(bytes(kept[:limit]), response.charset)
    if packed and received and not packed.eof:
        raise Trouble(Reason.BROKEN_OFF)
    return decoded(bytes(kept), response.charset)


def decoded(body: bytes, charset: str | None) -> str:
    try:
        return body.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return body.decode("utf-8", "replace")


def reason_of(failure: Exception) -> Reason:
    """Return what went wrong, from the most particular to the least."""
    if isinstance(failure, ClientConnectorCertificateError | ClientSSLError):
        return Reason.NO_TLS
    if isinstance(failure, TimeoutError):
        return Reason.TIMED_OUT
    if isinstance(failure, ClientConnectorError):
        return Reason.NO_CONNECTION
    if isinstance(failure, ClientPayloadError | ServerDisconnectedError | ClientOSError | OSError):
        return Reason.BROKEN_OFF
    return Reason.GARBLED
