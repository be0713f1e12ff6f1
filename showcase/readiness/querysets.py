"""Pages by what they lack, for lists and for the desk."""

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """How near a page is to being published."""

    READY = "ready", _("ready")
    ADVISED = "advised", _("ready, with advice")
    LACKING = "lacking", _("lacks what is required")


def by_standing(pages: QuerySet, standing: str) -> QuerySet:
    """Return the pages of a standing; all that is not lacking is ready. A page not yet measured has none."""
    match standing:
        case Standing.READY:
            return pages.filter(readiness__required=0)
        case Standing.ADVISED:
            return pages.filter(readiness__required=0, readiness__advised__gt=0)
        case Standing.LACKING:
            return pages.filter(readiness__required__gt=0)
        case _unknown:
            return pages
