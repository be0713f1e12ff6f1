"""Work that takes long: what it is, how far it is, and how it ended. Safe to look at while it runs."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .querysets import SILENCE, JobQuerySet


class Job(models.Model):
    """One run of a long task. The task writes `done` of `total` as it goes."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        LOST = "lost", _("interrupted")

    kind = models.CharField(_("kind"), max_length=60)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("of"), default=0)
    message = models.TextField(_("message"), blank=True)
    result = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    moved_at = models.DateTimeField(_("last moved"), auto_now=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("long task")
        verbose_name_plural = _("long tasks")

    def __str__(self):
        return f"{self.kind_label} · {self.standing.label}"

    @property
    def kind_label(self) -> str:
        """Return the kind in the reader's language; it is stored as whoever started it wrote it, best in English."""
        return gettext(self.kind)

    @property
    def standing_label(self) -> str:
        return str(self.standing.label)

    @property
    def back(self) -> str:
        """Return the address of the screen on which the work was asked for, '' when it was on none."""
        return str(self.result.get("back", ""))

    def get_absolute_url(self) -> str:
        """Return the address of the screen that shows how far it is."""
        return reverse("job", args=[self.pk])

    @property
    def standing(self) -> State:
        """Return the state; a running job that has long been silent is interrupted."""
        silent = self.state == self.State.RUNNING and timezone.now() - self.moved_at > SILENCE
        return self.State.LOST if silent else self.State(self.state)

    @property
    def is_over(self) -> bool:
        return self.standing in {self.State.DONE, self.State.FAILED, self.State.LOST}

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0

    def move(self, done: int, total: int | None = None) -> None:
        """Write down how far the work is."""
        self.done = done
        self.total = self.total if total is None else total
        self.state = self.State.RUNNING
        self.save(update_fields=["done", "total", "state", "moved_at"])

    def finish(self, state: "Job.State", message: str = "", **result) -> None:
        """Write down how the work ended; `result` joins what stands there already."""
        self.state, self.message, self.result = state, message, self.result | result
        self.finished_at = timezone.now()
        self.save()
