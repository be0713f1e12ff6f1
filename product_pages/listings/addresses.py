"""Addresses of listings: cleaned of what follows people about, recognised, and carried to a shop's new name.

A marketplace says with rules such as `/p/{slug}-{id}.html` what its listings look like. `{id}` is a
number, every other name in braces a part of the path without a slash.
"""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# Parameters that say where a reader came from. They name nobody's product.
TRACKING = re.compile(
    r"(utm_|mtm_|pk_|hsa_|at_|_ga|_gl|ga_)\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|ttclid|twclid|yclid|igshid|"
    r"zarsrc|zalo\w*|mc_[ce]id|mibextid|ref|referrer|source|src|spm|scm|aff_\w+|aff|share|shared?_id|session\w*|sid",
    re.IGNORECASE,
)
_NAME = re.compile(r"\{(\w+)\}")


def clean(url: str) -> str:
    """Return an address in its one form: host in lower case, no fragment, no parameter that tracks."""
    parts = urlsplit(url.strip())
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if not TRACKING.fullmatch(name)]
    # Letters that a browser would escape are escaped, those that are stay so: one form for both.
    path = quote(unquote(parts.path), safe="/-._~!$&'()*+,;=:@") or "/"
    host = parts.netloc.lower().removesuffix(".")
    return urlunsplit((parts.scheme.lower(), host, path, urlencode(kept), ""))


def pattern(rule: str) -> re.Pattern:
    """Return what a rule recognises: whole paths."""
    pieces = _NAME.split(rule)
    found = ""
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            found += re.escape(piece)
        else:
            found += rf"(?P<{piece}>\d+)" if piece == "id" else rf"(?P<{piece}>[^/]+?)"
    return re.compile(found)


def read(path: str, rules: list[str]) -> dict[str, str] | None:
    """Return the parts of a path by the first rule that it follows, None when it follows none."""
    for rule in rules:
        match = pattern(rule).fullmatch(path)
        if match:
            return match.groupdict()
    return None


def write(parts: dict[str, str], rule: str) -> str | None:
    """Return the path that a rule makes of the parts, None when one is missing."""
    try:
        return _NAME.sub(lambda name: parts[name[1]], rule)
    except KeyError:
        return None


def carried(url: str, old_rules: list[str], host: str, new_rules: list[str]) -> str | None:
    """Return where an address stands after a move to another host, None when the rules do not say.

    Without rules of the new shop the path stays; without rules of the old one only such a path can stay.
    """
    parts = urlsplit(url)
    path: str | None = parts.path
    found = read(parts.path, old_rules)
    if old_rules and found is None:
        return None
    if new_rules:
        path = parts.path if read(parts.path, new_rules) is not None else write(found or {}, new_rules[0])
    return None if path is None else urlunsplit((parts.scheme, host, path, parts.query, ""))
