"""Addresses that look as if they were a shop's and are not, each with a sentence that says why."""

import re
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from .hosts import host_of


class NearMiss(models.TextChoices):
    """Why no shop's page stands at an address, whatever the marketplace."""

    USER = "user", _("This address carries a name or a password before its host: copy it from the browser again.")
    PORT = "port", _("This address names a port, which no shop's page does: copy it from the browser again.")
    LETTERS = (
        "letters",
        _("The host of this address has letters that only look like plain ones: it is not the shop it seems to be."),
    )
    NO_HOST = "none", _("This is not the address of a page: copy it from the browser, beginning with https://.")


def near_miss(url: str) -> NearMiss | None:
    """Return what is wrong with the host of an address, None when it is a plain one."""
    try:
        netloc = urlsplit(url).netloc.lower()
    except ValueError:
        return NearMiss.NO_HOST
    if "@" in netloc:
        return NearMiss.USER
    # The form that browsers give to letters beyond ASCII begins with xn--.
    if not netloc.isascii() or "xn--" in netloc:
        return NearMiss.LETTERS
    if re.search(r":\d*$", netloc):
        return NearMiss.PORT
    return None if host_of(url) else NearMiss.NO_HOST
