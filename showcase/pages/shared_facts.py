"""Facts do not depend on the language: a translation always carries those of its source page.

wagtail-localize copies them when a translator syncs, which may be weeks later. A season, a place
or a state of an event must not wait for that, so publishing the source copies them at once.
"""

from wagtail.search import index
from wagtail.signals import page_published


class SharedFactsMixin:
    """Names the columns that translations share with the source page."""

    shared_facts: tuple[str, ...] = ()


def share(sender, instance, **kwargs):
    """Copy the shared columns from the source page to its translations."""
    names = getattr(instance, "shared_facts", ())
    if not names:
        return
    source = instance.source
    attributes = [instance._meta.get_field(name).attname for name in names]
    facts = {name: getattr(source, name) for name in attributes}
    translations = type(instance).objects.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    translations.update(**facts)
    for page in translations:  # an update sends no signal, and a page is found by the names of its place
        index.insert_or_update_object(page)


def connect():
    page_published.connect(share, dispatch_uid="shared_facts")
