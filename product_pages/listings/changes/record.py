"""What stands at a marketplace now and after a change, the record of it, and the way back."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from product_pages import history

from ..marketplaces import Marketplace, MarketplaceChange, lines

# What decides where readers are led.
WATCHED = ("state", "state_since", "renamed_to", "hosts", "rules")

Snapshot = dict[str, Any]


class ChangeRefused(Exception):
    """A way back that is closed, with a sentence that says why."""


def snapshot(marketplace: Marketplace) -> Snapshot:
    """Return what is written down of a marketplace, as JSON; names so that they can be read when records are gone."""
    return {
        "state": marketplace.state,
        "state_since": marketplace.state_since.isoformat() if marketplace.state_since else None,
        "renamed_to": marketplace.renamed_to_id,
        "renamed_to_name": marketplace.renamed_to.name if marketplace.renamed_to else "",
        "hosts": "\n".join(marketplace.allowed_hosts),
        "rules": "\n".join(marketplace.address_rules),
        "state_confirmed": marketplace.state_confirmed,
    }


def differing(before: Snapshot, after: Snapshot) -> list[str]:
    """Return the names of what differs, of what decides where readers are led."""
    return [name for name in WATCHED if before[name] != after[name]]


def in_words(before: Snapshot, after: Snapshot) -> list[tuple[str, str, str]]:
    """Return (label, before, after) for each field that differs, as the editor reads it."""
    label = {field.name: capfirst(field.verbose_name) for field in Marketplace._meta.concrete_fields}
    return [(label[name], _word(name, before), _word(name, after)) for name in differing(before, after)]


def _word(name: str, values: Snapshot) -> str:
    value = values[name]
    if not value:
        return "—"
    if name == "state":
        return str(Marketplace.State(value).label)
    if name == "state_since":
        return date_format(date.fromisoformat(value))
    return values["renamed_to_name"] if name == "renamed_to" else ", ".join(lines(value))


def token(pk: int, before: Snapshot, after: Snapshot) -> str:
    """Return what a confirmation carries, so that it confirms what was shown and nothing else."""
    values = [[values[name] for name in WATCHED] for values in (before, after)]
    return salted_hmac("marketplace-change", repr([pk, values])).hexdigest()


def write_down(marketplace: Marketplace, before: Snapshot, user, listings: int) -> MarketplaceChange | None:
    """Record the change that has just been saved; None when nothing changed that decides where readers are led."""
    after = snapshot(marketplace)
    if not differing(before, after):
        return None
    return MarketplaceChange.objects.create(
        marketplace=marketplace, by=user, before=before, after=after, listings=listings
    )


def reverted(change: MarketplaceChange) -> Marketplace:
    """Return the marketplace, not saved, as it was before the change; `ChangeRefused` when that cannot be."""
    marketplace = Marketplace.objects.select_for_update().get(pk=change.marketplace_id)
    if change.undone_at:
        raise ChangeRefused(_("This change has already been undone."))
    if differing(snapshot(marketplace), change.after):
        raise ChangeRefused(
            _("%(name)s has been changed again since. Undo the later change first, or edit it.") % {"name": marketplace}
        )
    _restore(marketplace, change.before)
    try:
        marketplace.full_clean()
    except ValidationError as error:
        raise ChangeRefused(
            _("It cannot be as it was before: %(reason)s") % {"reason": " ".join(error.messages)}
        ) from error
    return marketplace


def _restore(marketplace: Marketplace, values: Snapshot) -> None:
    renamed_to = Marketplace.objects.filter(pk=values["renamed_to"]).first()
    if values["renamed_to"] and not renamed_to:
        raise ChangeRefused(_("%(name)s is no longer recorded.") % {"name": values["renamed_to_name"]})
    since = values["state_since"]
    marketplace.renamed_to = renamed_to
    marketplace.state_since = date.fromisoformat(since) if since else None
    for name in ("state", "hosts", "rules", "state_confirmed"):
        setattr(marketplace, name, values[name])


@transaction.atomic
def undo(change: MarketplaceChange, user, listings: int) -> Marketplace:
    """Put back what stood before the change, which is a change of its own; `ChangeRefused` when that cannot be."""
    marketplace = reverted(change)
    before = snapshot(Marketplace.objects.get(pk=marketplace.pk))
    marketplace.save()
    write_down(marketplace, before, user, listings)
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    log(marketplace, history.UNDO, user=user, data={"listings": listings})
    return marketplace


def confirm(marketplace: Marketplace, user) -> None:
    """Take a reported state for confirmed."""
    marketplace.state_confirmed = True
    marketplace.save(update_fields=["state_confirmed"])
    log(marketplace, history.CONFIRM, user=user)
