"""Who somebody was who can log in no longer: the history goes on naming them."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class FormerUser(models.Model):
    """The name and the groups of a deleted user, by the number under which the history knows them."""

    user_id = models.BigIntegerField(unique=True)
    name = models.CharField(_("name"), max_length=320)
    groups = models.CharField(_("groups"), max_length=500, blank=True)
    deleted_at = models.DateTimeField(_("deleted at"), auto_now=True)

    class Meta:
        default_permissions = ()
        permissions = [("view_history", "Can see and export who did what")]
        verbose_name = _("former user")
        verbose_name_plural = _("former users")

    def __str__(self):
        return self.name


def name_of(user) -> str:
    """Return the full name with the name at login, or that alone."""
    full, login = user.get_full_name().strip(), user.get_username()
    return f"{full} ({login})" if full else login


def groups_of(user) -> str:
    return ", ".join(group.name for group in user.groups.all())


def remember(sender, instance, **kwargs) -> None:
    """Keep the name of a user who is being deleted."""
    kept = {"name": name_of(instance)[:320], "groups": groups_of(instance)[:500]}
    FormerUser.objects.update_or_create(user_id=instance.pk, defaults=kept)


def connect() -> None:
    pre_delete.connect(remember, sender=get_user_model(), dispatch_uid="remember_user")
