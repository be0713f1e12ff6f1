"""Which documents readers may open: those that lie in no private collection."""

from wagtail.models import Collection, CollectionViewRestriction

from showcase.cache.data import per_generation


@per_generation
def private_collections() -> set[int]:
    """Return the collections, and those below them, that are not for everybody."""
    found: set[int] = set()
    for root in Collection.objects.filter(pk__in=CollectionViewRestriction.objects.values("collection")):
        found |= set(Collection.objects.descendant_of(root, inclusive=True).values_list("pk", flat=True))
    return found


def is_public(document) -> bool:
    """Return whether any reader may open the document."""
    return document.collection_id not in private_collections()
