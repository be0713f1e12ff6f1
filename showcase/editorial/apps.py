from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """The editorial desk: who writes, who checks, who translates, who publishes."""

    name = "showcase.editorial"
    label = "editorial"
    verbose_name = _("Editorial desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import mentions, names
        from .review import signals
        from .roles import page_policy
        from .translation import keeping

        mentions.connect()
        names.connect()
        page_policy.register()
        keeping.connect()
        signals.connect()
