"""What belongs to one consent: the records about the person, their pictures, their written paper."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Model

from showcase.consents.models import Consent
from showcase.images.models import Picture

from .content import is_picture_key
from .needles import Needles, needles_of


def record_models() -> Iterator[type[Model]]:
    """Return the models of records about one person: they name their consent, and say what in them is personal."""
    for relation in Consent._meta.related_objects:
        if hasattr(relation.related_model, "personal_fields"):
            yield relation.related_model


def personal_fields(record: Any) -> tuple[str, str, str]:
    """Return what the columns with the name, the telephone and the e-mail are called."""
    return record.personal_fields


@dataclass
class Subject:
    """Everything that was allowed by one consent, as it is recorded."""

    consent: Consent
    records: list[Model] = field(default_factory=list)

    @classmethod
    def of(cls, consent: Consent) -> "Subject":
        found = [each for model in record_models() for each in model._default_manager.filter(consent=consent)]
        return cls(consent, found)

    @cached_property
    def pictures(self) -> list[Picture]:
        """Return the pictures that name the consent, and those in the person's records."""
        numbers = {
            getattr(record, column.attname)
            for record in self.records
            for column in record._meta.concrete_fields
            if is_picture_key(column)
        }
        own = Picture.objects.filter(consent=self.consent) | Picture.objects.filter(pk__in=numbers - {None})
        return list(own.prefetch_related("renditions").order_by("pk"))

    @cached_property
    def picture_keys(self) -> set[int]:
        return {picture.pk for picture in self.pictures}

    @cached_property
    def evidence(self):
        """Return the written paper, None when there is none or another consent rests on it too."""
        paper = self.consent.evidence
        shared = paper and Consent.objects.filter(evidence=paper).exclude(pk=self.consent.pk).exists()
        return None if shared else paper

    @cached_property
    def going(self) -> set[tuple[type[Model], int]]:
        """Return (model, key) of what is deleted whole, so that nothing in it need be changed."""
        papers = [self.evidence] if self.evidence else []
        return {(type(each), each.pk) for each in [*self.records, *self.pictures, *papers]}

    def needles(self, replacement: str, takes_name: bool) -> Needles:
        """Return what to look for in all texts: as the consent and the records have it."""
        people = [(self.consent.person, "", "")]
        people += [tuple(getattr(record, name) for name in personal_fields(record)) for record in self.records]
        return needles_of(people, replacement, takes_name)

    @cached_property
    def files(self) -> list[list[str]]:
        """Return [model, name] of each file: pictures in all their sizes, and the paper."""
        owners = [each for picture in self.pictures for each in (picture, *picture.renditions.all())]
        owners += [self.evidence] if self.evidence else []
        return [[owner._meta.label, owner.file.name] for owner in owners if owner.file]

    @property
    def is_ordinary_name(self) -> bool:
        """Return whether the name should stay in texts unless somebody says otherwise.

        One word may be any word (“Lan”), and another consent of the same person may still allow the name.
        """
        others = Consent.objects.holding().filter(person=self.consent.person, covers_name=True)
        return len(self.consent.person.split()) < 2 or others.exclude(pk=self.consent.pk).exists()
