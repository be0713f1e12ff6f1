"""What an event may be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    FAIR = "fair", _("Fair")
    CONFERENCE = "conference", _("Conference")
    SEMINAR = "seminar", _("Seminar")
    TRAINING = "training", _("Training day")
    FESTIVAL = "festival", _("Festival")
