"""The steps of a review, what was answered in them, and who does them when somebody is away."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .answers import seen_before
from .authorship import same_words
from .facts import facts_of
from .questions import market_parts, provenance_parts
from .steps import ReviewStep

__all__ = [
    "Answer",
    "Assignment",
    "EditorialReview",
    "KnownStep",
    "KnownWorkflow",
    "MarketCheck",
    "ProvenanceCheck",
    "Reminder",
    "SecondReading",
    "Seen",
    "StandIn",
]


class EditorialReview(ReviewStep):
    """The last look before publication, by those who publish."""

    may_write = True
    publishes = True

    class Meta:
        verbose_name = _("editorial review")
        verbose_name_plural = _("editorial reviews")


class ProvenanceCheck(ReviewStep):
    """Each certificate against its evidence, each chapter against its sources."""

    has_checklist = True

    class Meta:
        verbose_name = _("provenance check")
        verbose_name_plural = _("provenance checks")

    def parts(self, page, seen):
        return provenance_parts(page, seen)

    def still_holds(self, state, page):
        same = same_words(state.revision, page.get_latest_revision())
        return same and state.status != state.STATUS_SKIPPED and seen_before(self, page) == facts_of(page)


class MarketCheck(ReviewStep):
    """Listings and certificates, where they have changed since the last approval."""

    has_checklist = True

    class Meta:
        verbose_name = _("market check")
        verbose_name_plural = _("market checks")

    def parts(self, page, seen):
        return market_parts(page, seen)

    def reason_to_skip(self, page):
        now = facts_of(page)
        if not now:
            return gettext("There are neither listings nor certificates to check.")
        if now == seen_before(self, page):
            return gettext("Neither listings nor certificates have changed since they were approved.")
        return super().reason_to_skip(page)

    def still_holds(self, state, page):
        return bool(self.reason_to_skip(page))


class SecondReading(ReviewStep):
    """A translation, read by somebody else than the translator."""

    publishes = True

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")


class Answer(models.Model):
    """What a reviewer answered to one question of a checklist, kept with the approval."""

    class Verdict(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        NOT_APPLICABLE = "n/a", _("Does not apply")

    task_state = models.ForeignKey("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=80)
    # As it was asked: the page may say something else tomorrow.
    question = models.TextField(_("question"))
    required = models.BooleanField(_("required"), default=True)
    verdict = models.CharField(_("answer"), max_length=3, choices=Verdict.choices, blank=True)
    note = models.TextField(_("note"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("answered by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered at"), auto_now=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["task_state", "key"], name="one_answer_a_question")]

    def __str__(self):
        return self.question


class StandIn(models.Model):
    """Somebody who reviews for a colleague who is away."""

    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who is away"), on_delete=models.CASCADE, related_name="stand_ins"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who stands in"),
        on_delete=models.CASCADE,
        related_name="stands_in_for",
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        ordering = ["-first_day"]
        verbose_name = _("stand-in")
        verbose_name_plural = _("stand-ins")

    def __str__(self):
        return f"{self.deputy} ← {self.absent}"

    def clean(self):
        super().clean()
        if self.absent_id and self.absent_id == self.deputy_id:
            raise ValidationError({"deputy": _("Nobody can stand in for themselves.")})
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("It cannot end before it starts.")})


class Assignment(models.Model):
    """Who of a group is asked to review a page; the others of the group still may."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="assignments")
    task = models.ForeignKey("wagtailcore.Task", on_delete=models.CASCADE, related_name="assignments")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reviewer"), on_delete=models.CASCADE, related_name="assignments"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("assigned by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(_("assigned at"), auto_now=True)

    class Meta:
        verbose_name = _("assigned reviewer")
        verbose_name_plural = _("assigned reviewers")
        constraints = [models.UniqueConstraint(fields=["page", "task"], name="one_reviewer_a_step")]

    def __str__(self):
        return f"{self.page}: {self.reviewer}"


class Reminder(models.Model):
    """A reminder that was sent, so that nobody gets it twice."""

    task_state = models.ForeignKey("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent_on = models.DateField(_("sent on"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task_state", "user", "sent_on"], name="one_reminder_a_day")]

    def __str__(self):
        return f"{self.task_state}: {self.user}"


class Seen(models.Model):
    """The certificates and listings as they stood when a step was approved: they change without the page."""

    task_state = models.OneToOneField("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="seen")
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("what was approved")

    def __str__(self):
        return str(self.task_state)


class KnownStep(models.Model):
    """Which step is which, whatever it is called: what the desk made once it does not make again."""

    key = models.CharField(max_length=30, unique=True)
    task = models.OneToOneField("wagtailcore.Task", on_delete=models.CASCADE, related_name="known_step")

    def __str__(self):
        return self.key


class KnownWorkflow(models.Model):
    """Which workflow is which, whatever it is called."""

    key = models.CharField(max_length=30, unique=True)
    workflow = models.OneToOneField("wagtailcore.Workflow", on_delete=models.CASCADE, related_name="known_workflow")

    def __str__(self):
        return self.key
