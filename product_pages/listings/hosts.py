"""Which addresses count as a marketplace's own. Whole labels only: no look-alike, user or port."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

# Letters, digits, hyphens and dots only: a browser reads “\” as “/”, and would go on to another host.
PLAIN = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")


def host_of(url: str) -> str:
    """Return the host of an http(s) address in lower case, or '' when it is none to trust."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = parts.netloc.lower().removesuffix(".")
    return host if parts.scheme in {"http", "https"} and PLAIN.fullmatch(host) else ""


def allowed(url: str, hosts: list[str]) -> bool:
    """Return whether the address stands on one of the hosts or a subdomain of one."""
    host = host_of(url)
    return bool(host) and any(host == one or host.endswith(f".{one}") for one in hosts)


def is_host_name(text: str) -> bool:
    """Return whether the text may be a marketplace's host: plain letters, a dot, no number of a machine."""
    try:
        ip_address(text)
    except ValueError:
        # A name of numbers only is read as an address by some: 0x7f.1, 2130706433.
        last = text.rpartition(".")[2]
        return bool(PLAIN.fullmatch(text)) and "." in text and not last.isdecimal()
    return False


def is_reserved(host: str) -> bool:
    """Return whether the host is reserved for examples and can never be anybody's (RFC 2606)."""
    return host.endswith(".example")
