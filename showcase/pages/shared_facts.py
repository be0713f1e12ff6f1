"""Facts do not depend on the language: a translation always carries those of its source page.

wagtail-localize copies them when a translator syncs, which may be weeks later. A season, a place
or a state of an event must not wait for that, so publishing the source copies them at once.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from wagtail.search import index
from wagtail.signals import page_published
from wagtail_localize.fields import SynchronizedField

from showcase.cache.data import per_generation


class SharedFactsMixin:
    """Names the columns that translations share with the source page; no translator can give one another value."""

    shared_facts: tuple[str, ...] = ()
    override_translatable_fields: list
    # What the page has that this is mixed into.
    is_source: bool
    locale: Any
    translation_key: Any
    _meta: Any

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        others = [
            field
            for field in getattr(cls, "override_translatable_fields", [])
            if field.field_name not in cls.shared_facts
        ]
        shared = [SynchronizedField(name, overridable=False) for name in cls.shared_facts]
        cls.override_translatable_fields = [*others, *shared]

    @property
    def differing_facts(self) -> list[str]:
        """Return the labels of the facts that this translation gives otherwise than its source page.

        None ever does while the copying below works; a table changed by hand, or a copy that failed, must not go
        unsaid to readers.
        """
        if self.is_source:
            return []
        names = differing(self._meta.label, self.translation_key, self.locale.language_code)
        return [str(self._meta.get_field(name).verbose_name) for name in names]


@per_generation
def differing(label: str, translation_key, code: str) -> list[str]:
    """Return the names of the shared columns in which two published pages differ, in one query."""
    model = apps.get_model(label)
    attributes = [model._meta.get_field(name).attname for name in model.shared_facts]
    rows = model.objects.live().filter(translation_key=translation_key)
    facts = {row[0]: row[1:] for row in rows.values_list("locale__language_code", *attributes)}
    if not {code, settings.LANGUAGE_CODE} <= set(facts):
        return []
    pairs = zip(model.shared_facts, facts[code], facts[settings.LANGUAGE_CODE], strict=True)
    return [name for name, here, there in pairs if here != there]


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
