"""What organisers miss: a product or producer that has no page yet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Proposal(models.Model):
    """An organiser's wish for a page; the communications lead answers it."""

    class Kind(models.TextChoices):
        PRODUCT = "product", _("Product")
        PRODUCER = "producer", _("Producer")

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("taken up")
        DECLINED = "declined", _("declined")

    kind = models.CharField(_("what is missing"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    place = models.ForeignKey(
        "showcase.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.TextField(
        _("what you know of it"), max_length=1000, help_text=_("Who makes it, where, and who can be asked.")
    )
    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("for which event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    proposed_at = models.DateTimeField(_("proposed on"), auto_now_add=True)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, blank=True, default="")
    answer_note = models.CharField(
        _("what the organiser is told"), max_length=300, blank=True, help_text=_("One sentence, with the answer.")
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")

    def __str__(self):
        return self.name

    @property
    def is_open(self) -> bool:
        return not self.answer
