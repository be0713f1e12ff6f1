"""What is kept of an import: the file until it is written, what it would change, and the way back."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Runs are kept for a year; the bytes of a file that nobody wrote, for a month.
KEPT = timedelta(days=365)
BYTES_KEPT = timedelta(days=30)


class Kind(models.TextChoices):
    """What the rows of a spreadsheet are."""

    PRODUCTS = "products", _("Products")
    PRODUCERS = "producers", _("Producers")
    CERTIFICATES = "certificates", _("Certificates")
    LISTINGS = "listings", _("Listings")


class Action(models.TextChoices):
    """What a row does."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    ERROR = "error", _("error")


class ColumnMatch(models.Model):
    """What a heading meant last time: asked again, it is matched already. A blank column is left out."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    heading = models.CharField(max_length=200)
    column = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("matched column")
        verbose_name_plural = _("matched columns")
        constraints = [models.UniqueConstraint(fields=["kind", "heading"], name="register_heading_once_a_kind")]

    def __str__(self):
        return f"{self.heading} → {self.column}"


class ImportRunQuerySet(QuerySet):
    def prune(self) -> int:
        """Delete runs older than a year and the bytes of older files; return how many runs went."""
        now = timezone.now()
        self.filter(made_at__lt=now - BYTES_KEPT).exclude(content=b"").update(content=b"")
        return self.filter(made_at__lt=now - KEPT).delete()[1].get("product_pages.ImportRun", 0)

    def for_list(self):
        return self.select_related("by").defer("content")


class ImportRun(models.Model):
    """One spreadsheet on its way: uploaded, previewed, applied, perhaps undone.

    Its bytes stand here and not among the media, which anybody can read; they go when it is written.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        PREVIEWED = "previewed", _("previewed, nothing written")
        APPLIED = "applied", _("written")
        UNDONE = "undone", _("undone")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(default=b"")
    sheet = models.CharField(_("sheet"), max_length=120, blank=True)
    # Column of the register by number of the sheet's column, from 0.
    mapping = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UPLOADED)
    # Of what the preview showed: writing refuses when the site has changed since.
    fingerprint = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    job = models.ForeignKey("showcase.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    applied_at = models.DateTimeField(_("written"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return f"{self.get_kind_display()} · {self.file_name}"

    @property
    def is_busy(self) -> bool:
        """Return whether its job is still at work."""
        return bool(self.job and not self.job.is_over)

    def count_rows(self) -> dict[str, int]:
        """Return how many rows do what, every action named; they are counted in the database."""
        found = dict(self.rows.order_by().values_list("action").annotate(Count("pk")))
        return {action.value: found.get(action.value, 0) for action in Action}


class ImportRow(models.Model):
    """One row of the sheet: what it changes or what is wrong with it, and after writing the way back."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    action = models.CharField(_("what it does"), max_length=10, choices=Action.choices)
    label = models.CharField(_("what it is about"), max_length=300, blank=True)
    # {column: [before, after]} as a sheet would show them.
    changes = models.JSONField(default=dict)
    # [[column or "", sentence]]
    problems = models.JSONField(default=list)
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    written = models.BooleanField(default=False)
    way_back = models.JSONField(default=dict)
    undone = models.BooleanField(default=False)
    kept_because = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["number", "pk"]
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        indexes = [models.Index(fields=["run", "action"], name="register_rows_by_action")]

    def __str__(self):
        return f"{self.run_id} · {self.number}"
