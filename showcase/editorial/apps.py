from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """The editorial desk: who writes, who checks, who translates, who publishes."""

    name = "showcase.editorial"
    label = "editorial"
    verbose_name = _("Editorial desk")
    default_auto_field = "django.db.models.BigAutoField"
