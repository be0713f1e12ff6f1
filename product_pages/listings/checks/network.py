"""The one door to the network: which addresses may be asked, and which machines they stand for.

Whoever writes a listing or answers a check could try to make this server talk to itself or to its
neighbours (SSRF). So an address must be plain and stand on the marketplace's own hosts; its name is
looked up once a run, every machine that it names must be on the public Internet, and only those
machines are ever connected to, whatever the name says later.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit, urlunsplit

from aiohttp.abc import AbstractResolver, ResolveResult

from product_pages.listings.hosts import allowed, host_of, is_host_name

from .reasons import Reason, Trouble

LookUp = Callable[[str], Awaitable[list[str]]]

DEFAULT_PORTS = {"http": 80, "https": 443}
# Ordinary public IPv6 (RFC 4291). Mapped IPv4 addresses and NAT64 lie outside; 6to4 and Teredo inside
# stand for IPv4 addresses too, and could name any machine behind a gateway.
PUBLIC_V6 = ip_network("2000::/3")
DISGUISED_V6 = [ip_network("2002::/16"), ip_network("2001::/32")]
# Relays of 6to4 (RFC 7526): global by the registry, but they lead elsewhere.
RELAYS_V4 = ip_network("192.88.99.0/24")


def is_public(address: str) -> bool:
    """Return whether an IP address is one machine on the public Internet, and not another in disguise."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if not found.is_global or found.is_multicast or found.is_reserved or found.is_unspecified:
        return False
    if isinstance(found, IPv6Address):
        return found.scope_id is None and found in PUBLIC_V6 and not any(found in net for net in DISGUISED_V6)
    return found not in RELAYS_V4


def without_default_port(url: str) -> str:
    """Return the address without a port that goes without saying; ValueError when it is no address."""
    parts = urlsplit(url)
    usual = f":{DEFAULT_PORTS.get(parts.scheme)}"
    return urlunsplit(parts._replace(netloc=parts.netloc.removesuffix(usual)))


def plain(url: str, hosts: list[str]) -> str:
    """Return the address as it may be asked, without its fragment; Trouble when it may not.

    No user, no port but the scheme's own, no number instead of a name, no host but the given ones.
    """
    try:
        address = without_default_port(url.strip())
    except ValueError as wrong:
        raise Trouble(Reason.ODD_ADDRESS, url) from wrong
    host = host_of(address)
    if not is_host_name(host):
        raise Trouble(Reason.ODD_ADDRESS, url)
    if not allowed(address, hosts):
        raise Trouble(Reason.NOT_ALLOWED, url)
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))


async def look_up(host: str) -> list[str]:
    """Return the IP addresses of a host, as the system knows them; OSError when it knows none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_kind, address in found))


class Network(AbstractResolver):
    """Names and machines of one run. Tests and measurements name stand-ins; production never does."""

    def __init__(
        self,
        stand_ins: dict[str, tuple[str, int]] | None = None,
        look_up: LookUp = look_up,
        tls: ssl.SSLContext | None = None,
        seconds: float = 10,
    ):
        self.tls = tls or ssl.create_default_context()
        self._stand_ins = stand_ins or {}
        self._look_up, self._seconds = look_up, seconds
        self._pins: dict[str, asyncio.Task[list[str]]] = {}
        self._open: set[str] = {address for address, _port in self._stand_ins.values()}

    async def pin(self, host: str) -> list[str]:
        """Return the machines of a host, found once and for all; Trouble when it must not be asked."""
        if host not in self._pins:
            self._pins[host] = asyncio.ensure_future(self._find(host))
        return await asyncio.shield(self._pins[host])

    async def _find(self, host: str) -> list[str]:
        if host in self._stand_ins:
            return [self._stand_ins[host][0]]
        try:
            found = await asyncio.wait_for(self._look_up(host), self._seconds)
        except (OSError, TimeoutError, UnicodeError) as failure:
            raise Trouble(Reason.NO_SUCH_HOST) from failure
        if not found:
            raise Trouble(Reason.NO_SUCH_HOST)
        # One bad answer among good ones is an attempt, not an accident.
        if not all(map(is_public, found)):
            raise Trouble(Reason.PRIVATE_ADDRESS)
        self._open.update(found)
        return found

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_UNSPEC) -> list[ResolveResult]:
        """Return what was pinned, to aiohttp; nothing is looked up a second time."""
        machines = await self.pin(host)
        port = self._stand_ins[host][1] if host in self._stand_ins else port
        return [
            ResolveResult(hostname=host, host=machine, port=port, family=_family(machine), proto=0, flags=0)
            for machine in machines
        ]

    def socket(self, address_info) -> socket.socket:
        """Return a socket for aiohttp; the last door, which nothing passes that was not pinned."""
        family, kind, proto, _name, address = address_info
        if address[0] not in self._open:
            raise OSError("This machine may not be asked.")
        return socket.socket(family, kind, proto)

    async def close(self) -> None:
        """Stop what is still being looked up."""
        for task in self._pins.values():
            task.cancel()
        await asyncio.gather(*self._pins.values(), return_exceptions=True)


def _family(machine: str) -> int:
    return socket.AF_INET6 if ":" in machine else socket.AF_INET
