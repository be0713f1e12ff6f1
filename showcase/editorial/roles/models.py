"""A role is one of Django's groups, with a key that code knows it by and a name in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from showcase.bilingual import Bilingual


class RoleKey(models.TextChoices):
    """What code calls the roles. Groups may be renamed in the admin; these stay."""

    WRITER = "writer", _("writer")
    PROVENANCE_REVIEWER = "provenance-reviewer", _("provenance reviewer")
    MARKET_REVIEWER = "market-reviewer", _("market reviewer")
    TRANSLATOR = "translator", _("translator")
    LEAD = "lead", _("communications lead")
    ORGANISER = "organiser", _("event organiser")
    PARTNER = "partner", _("marketplace partner")
    ADMINISTRATOR = "administrator", _("administrator")


class Role(models.Model):
    """What a group of users is to the desk."""

    key = models.CharField(_("key"), max_length=30, choices=RoleKey.choices, unique=True)
    group = models.OneToOneField("auth.Group", verbose_name=_("group"), on_delete=models.CASCADE, related_name="role")
    name_vi = models.CharField(_("name in Vietnamese"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    name = Bilingual("name")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self):
        return self.name
