"""Addresses of listings: cleaned of what follows people about, recognised, and carried to a shop's new name.

A marketplace says with rules such as `/p/{slug}-{id}.html` what its listings look like. `{id}` is a
number, every other name in braces a part of the path without a slash.
"""

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit, urlunsplit

# Parameters that say where a reader came from. They name nobody's product.
TRACKING = re.compile(
    r"(utm_|mtm_|pk_|hsa_|at_|_ga|_gl|ga_)\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|ttclid|twclid|yclid|igshid|"
    r"zarsrc|zalo\w*|mc_[ce]id|mibextid|ref|referrer|source|src|spm|scm|aff_\w+|aff|share|shared?_id|session\w*|sid",
    re.IGNORECASE,
)
_NAME = re.compile(r"\{(\w+)\}")
# More parts than these are nobody's address, and would take long to tell apart.
MOST_NAMES = 3
# Bytes that are no UTF-8 pass through unharmed.
_AS_IS = "surrogateescape"


def clean(url: str) -> str:
    """Return an address in its one form: host in lower case, no fragment, no parameter that tracks.

    What is no address at all comes back as it is, without the spaces around it.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    kept = [(name, value) for name, value in _parameters(parts) if not TRACKING.fullmatch(name)]
    # Letters that a browser would escape are escaped, those that are stay so: one form for both. An
    # escaped slash is part of a name and stays one.
    path = "/".join(map(_escaped, parts.path.split("/"))) or "/"
    host = parts.netloc.lower().removesuffix(".")
    return urlunsplit((parts.scheme, host, path, urlencode(kept, errors=_AS_IS), ""))


def trackers(url: str) -> list[str]:
    """Return the names of the parameters that `clean` cuts off, each once, as they stand."""
    parts = _split(url)
    names = [name for name, _value in _parameters(parts) if TRACKING.fullmatch(name)] if parts else []
    return list(dict.fromkeys(names))


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url.strip())
    except ValueError:
        return None


def _parameters(parts: SplitResult) -> list[tuple[str, str]]:
    return parse_qsl(parts.query, True, errors=_AS_IS)


def _escaped(name: str) -> str:
    return quote(unquote_to_bytes(name), safe="-._~!$&'()*+,;=:@")


def pattern(rule: str) -> re.Pattern:
    """Return what a rule recognises: whole paths. A re.error when it names a part twice."""
    pieces = _NAME.split(rule)
    found = ""
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            found += re.escape(piece)
        else:
            found += rf"(?P<{piece}>[0-9]+)" if piece == "id" else rf"(?P<{piece}>[^/]+?)"
    return re.compile(found)


def is_rule(rule: str) -> bool:
    """Return whether addresses can be read and written by the text: a path that names one to three parts, each once."""
    try:
        pattern(rule)
    except re.error:
        return False
    return (
        rule.startswith("/")
        and 1 <= len(_NAME.findall(rule)) <= MOST_NAMES
        and not set("{}") & set(_NAME.sub("", rule))
    )


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
