"""Why a check ended as it did: codes that are stored, and what people read instead of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """The code stands in `ListingCheck.reason`; '' means that there is nothing to explain."""

    UNCHANGED = "unchanged", _("unchanged since the last check")
    MOVED = "moved", _("leads to a new address")

    NOT_FOUND = "not_found", _("no such page any more")
    SAYS_GONE = "says_gone", _("the page says that it is gone")
    LED_ELSEWHERE = "led_elsewhere", _("leads to another page of the shop")
    LED_AWAY = "led_away", _("leads to another site")

    NO_SUCH_HOST = "no_such_host", _("the site's name is not known")
    NO_CONNECTION = "no_connection", _("no connection")
    NO_TLS = "no_tls", _("TLS certificate not trusted")
    TIMED_OUT = "timed_out", _("timed out")
    BROKEN_OFF = "broken_off", _("broken off in the middle")
    GARBLED = "garbled", _("an answer that cannot be read")
    LOOP = "loop", _("leads round in circles")
    TOO_MANY_REDIRECTS = "too_many_redirects", _("leads on too often")
    SHUT_OUT = "shut_out", _("the shop does not let us in")
    SERVER_ERROR = "server_error", _("error of the shop's server")
    ODD_STATUS = "odd_status", _("an answer that is none")
    HOST_DOWN = "host_down", _("not asked: the shop did not answer several times in a row")

    ODD_ADDRESS = "odd_address", _("no plain address of a web page")
    NOT_ALLOWED = "not_allowed", _("not on the marketplace's own site")
    PRIVATE_ADDRESS = "private_address", _("leads into a private network")

    ROBOTS = "robots", _("robots.txt forbids it")
    ROBOTS_UNKNOWN = "robots_unknown", _("robots.txt could not be read")
    LATER = "later", _("the shop asks to come later")


# No request was made, because making it could harm somebody.
UNSAFE = {Reason.ODD_ADDRESS, Reason.NOT_ALLOWED, Reason.PRIVATE_ADDRESS}
# No request was made, because the shop does not want it.
UNWANTED = {Reason.ROBOTS, Reason.ROBOTS_UNKNOWN}
# Nothing was learnt about the listing, so nothing about it changes.
NO_NEWS = UNWANTED | {Reason.LATER}
# The shop itself says that there is nothing any more.
DEFINITE = {Reason.NOT_FOUND, Reason.SAYS_GONE}


def reason_label(code: str) -> str:
    """Return what a stored code says in the reader's language, the code itself when it is of no known reason."""
    return str(Reason(code).label) if code in Reason.values else code


class Trouble(Exception):
    """A request that was not made or came to nothing, with its reason and the address that it concerns."""

    def __init__(self, reason: Reason, url: str = ""):
        super().__init__(reason)
        self.reason, self.url = reason, url
