"""Which addresses count as a marketplace's own. Whole labels only: no look-alike, user or port."""

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """Return the host of an http(s) address in lower case, or '' when it is none to trust."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or parts.username or parts.password or port:
        return ""
    host = (parts.hostname or "").lower().rstrip(".")
    return host if host.isascii() else ""


def allowed(url: str, hosts: list[str]) -> bool:
    """Return whether the address stands on one of the hosts or a subdomain of one."""
    host = host_of(url)
    return bool(host) and any(host == one or host.endswith(f".{one}") for one in hosts)
