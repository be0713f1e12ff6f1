"""What the history says of certificates, marketplaces, listings and imports."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import get_active_log_context, log

from showcase.audit.actions import say

VERIFY, UNVERIFY = "product_pages.certificate.verify", "product_pages.certificate.unverify"
RENAME, CLOSE, CHANGE, CONFIRM, UNDO = (
    f"product_pages.marketplace.{what}" for what in ("rename", "close", "change", "confirm", "undo")
)
CHECK, TAKE_ADDRESS = "product_pages.listing.check", "product_pages.listing.take_address"
IMPORT, IMPORT_UNDONE = "product_pages.import.apply", "product_pages.import.undo"


@hooks.register("register_log_actions")
def product_actions(actions):
    say(actions, VERIFY, _("Verify a certificate"), _("Verified on %(day)s"), _day, _("Verified"))
    say(
        actions,
        UNVERIFY,
        _("Take a verification off"),
        _("No longer verified; it was on %(day)s"),
        _day,
        _("No longer verified"),
    )
    say(actions, RENAME, _("Rename a marketplace"), _("Renamed to %(name)s; listings: %(listings)s"))
    say(actions, CLOSE, _("Close a marketplace"), _("Closed; listings: %(listings)s"))
    say(actions, CHANGE, _("Change where a marketplace leads"), _("Changed; listings: %(listings)s"))
    say(actions, CONFIRM, _("Confirm what is reported of a marketplace"), _("What was reported is confirmed"))
    say(actions, UNDO, _("Undo a change of a marketplace"), _("A change was undone; listings: %(listings)s"))
    say(actions, CHECK, _("Check a listing by hand"), _("Checked by hand"))
    say(actions, TAKE_ADDRESS, _("Take a listing’s new address"), _("New address taken: %(url)s"))
    say(actions, IMPORT, _("Write an import"), _("Rows written: %(rows)s"))
    say(actions, IMPORT_UNDONE, _("Undo an import"), _("Rows taken back: %(undone)s, that had to stay: %(kept)s"))


def _day(data: dict[str, Any]) -> dict[str, str]:
    return {"day": date_format(date.fromisoformat(data["day"]), "SHORT_DATE_FORMAT")}


def log_verification(certificate, before, update_fields=None) -> None:
    """Write down that a certificate was verified, or is no longer; nothing when that did not change.

    What was created with its verification by nobody in particular (an import, the sample) is not worth a line.
    """
    if update_fields is not None and "verified_on" not in update_fields:
        return
    was, now = before and before.verified_on, certificate.verified_on
    if now and now != was and (before or get_active_log_context().user):
        log(certificate, VERIFY, data={"day": now.isoformat()})
    elif was and not now:
        log(certificate, UNVERIFY, data={"day": was.isoformat()})


def log_change(marketplace, before: dict, after: dict, user, listings: int) -> None:
    """Write down a change of a marketplace by what it is: a new name, its end, or another."""
    action, data = CHANGE, {"listings": listings}
    if after["renamed_to"] and after["renamed_to"] != before["renamed_to"]:
        action, data = RENAME, data | {"name": after["renamed_to_name"]}
    elif after["state"] == marketplace.State.CLOSED != before["state"]:
        action = CLOSE
    log(marketplace, action, user=user, data=data)
