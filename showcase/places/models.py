"""Communes and wards, with the names they had before the districts were abolished on 1 July 2025."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from showcase.text.alphabet import sort_key
from showcase.text.fold import fold_slug, nfc

LATITUDE = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE = [MinValueValidator(-180), MaxValueValidator(180)]


class PlaceQuerySet(models.QuerySet):
    def known_as(self, slug: str):
        """Return the places that bear this name now or bore it once, as a slug.

        A commune's own name gives one place; a former district gives all that came of it.
        """
        return self.filter(Q(slug=slug) | Q(former_names__slug=slug)).distinct()


class Place(index.Indexed, ClusterableModel):
    """A commune (xã) or ward (phường) of the province, as the statistics office lists it."""

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("Commune")
        WARD = "ward", _("Ward")

    code = models.CharField(
        _("code"), max_length=10, unique=True, help_text=_("Number in the national list of communes.")
    )
    name = models.CharField(_("name"), max_length=100, help_text=_("Without “xã” or “phường”: Na Ngoi, Cửa Lò…"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.COMMUNE)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, editable=False)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    latitude = models.FloatField(_("latitude"), validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), validators=LONGITUDE)

    objects = PlaceQuerySet.as_manager()

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.RelatedFields("former_names", [index.SearchField("name"), index.AutocompleteField("name")]),
    ]

    class Meta:
        ordering = ["sort_key"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self):
        return self.full_name

    @property
    def full_name(self) -> str:
        """Return the name with its kind in the reader's language: “Xã Na Ngoi”, “Na Ngoi commune”."""
        pattern = (
            pgettext("ward name", "%(name)s ward")
            if self.kind == self.Kind.WARD
            else pgettext("commune name", "%(name)s commune")
        )
        return pattern % {"name": self.name}

    @property
    def former_district(self):
        """Return the former district's record, or None."""
        return next((n for n in self.former_names.all() if n.is_district), None)

    @property
    def former_communes(self) -> list[str]:
        """Return the names of communes that were merged into this one, as far as they are recorded."""
        return [n.name for n in self.former_names.all() if not n.is_district]

    def clean(self):
        super().clean()
        self.name = nfc(self.name.strip())
        if Place.objects.filter(slug=self.plain_name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a place whose name reads the same without its marks.")})

    @property
    def plain_name(self) -> str:
        """Return the name with its kind as an address part: “xa-na-ngoi”."""
        return fold_slug(f"{'phuong' if self.kind == self.Kind.WARD else 'xa'} {self.name}")

    def save(self, *args, **kwargs):
        self.slug = self.plain_name
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)


class FormerName(models.Model):
    """A name that people still use for a place: its former district, or a commune merged into it."""

    class Kind(models.TextChoices):
        DISTRICT = "district", _("Former district")
        COMMUNE = "commune", _("Former commune")

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    slug = models.SlugField(max_length=120, editable=False, db_index=True)

    panels = [FieldPanel("name"), FieldPanel("kind")]

    class Meta:
        ordering = ["kind", "name"]
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        constraints = [models.UniqueConstraint(fields=["place", "name", "kind"], name="former_name_once_a_place")]

    def __str__(self):
        return self.name

    @property
    def is_district(self) -> bool:
        return self.kind == self.Kind.DISTRICT

    def save(self, *args, **kwargs):
        self.name = nfc(self.name.strip())
        self.slug = fold_slug(self.name)
        super().save(*args, **kwargs)
        index.insert_or_update_object(self.place)  # a place is found by its former names too
