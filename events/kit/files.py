"""Where printed kits are kept: until anything that stands on them changes.

Among the documents, which no web server may hand out by itself: a fair in preparation has cards too.
"""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .content import Fair
from .orders import Order

FOLDER = "documents/kits"


def folder_of(event: int) -> str:
    return f"{FOLDER}/{event}"


def name_of(fair: Fair, order: Order) -> str:
    """Return the name of the file, with the fingerprint of what is printed in it."""
    return f"{folder_of(fair.page.pk)}/{fair.fingerprint}-{order.slot}.pdf"


def is_ready(fair: Fair, order: Order) -> bool:
    return default_storage.exists(name_of(fair, order))


def ready(fair: Fair) -> list[Order]:
    """Return the orders that are printed and still right."""
    start = f"{fair.fingerprint}-"
    slots = [name.removeprefix(start).removesuffix(".pdf") for name in names(fair.page.pk) if name.startswith(start)]
    return [order for order in map(Order.of_slot, sorted(slots)) if order]


def keep(fair: Fair, order: Order, pdf: bytes) -> None:
    """Keep a PDF, and remove those of the event that are out of date."""
    for name in names(fair.page.pk):
        if not name.startswith(f"{fair.fingerprint}-"):
            default_storage.delete(f"{folder_of(fair.page.pk)}/{name}")
    if not is_ready(fair, order):
        default_storage.save(name_of(fair, order), ContentFile(pdf))


def remove_all(event: int) -> None:
    """Remove every kit of an event that is no more."""
    for name in names(event):
        default_storage.delete(f"{folder_of(event)}/{name}")


def names(event: int) -> list[str]:
    try:
        return default_storage.listdir(folder_of(event))[1]
    except FileNotFoundError:
        return []
