from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ShowcaseConfig(AppConfig):
    name = "showcase"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, chooser_widgets  # noqa: F401
        from .audit import models as audit
        from .cache import invalidation
        from .codes import keeping, permanent
        from .pages import shared_facts
        from .pages.base import BasePage

        chooser_widgets.register(BasePage)
        invalidation.connect()
        shared_facts.connect()
        audit.connect()
        keeping.connect()
        permanent.connect()
        # Each app says in its module `readiness` what its pages must have, and in `starts` how they may begin.
        autodiscover_modules("readiness", "starts")
