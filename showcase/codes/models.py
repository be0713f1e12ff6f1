"""A short code for print, what it leads to, and how often it was scanned on a day. Nothing about who scanned."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from showcase.bilingual import Bilingual
from showcase.today import today


class ShortCode(models.Model):
    """A permanent address `/q/<code>/` of a page, or of a stand at an event; printed once, never given to another.

    `at` is where it is printed: the page of the event whose stand card bears it, none for packages, shops and pages
    that readers print. So scans are counted by place, without asking anybody's phone.
    """

    code = models.CharField(_("code"), max_length=8, unique=True, editable=False)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    stand = models.CharField(_("stand"), max_length=20, blank=True, default="")
    at = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("printed for"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # By what name the event was known, when it has been deleted.
    place = models.CharField(_("last name of where it is printed"), max_length=255, blank=True, editable=False)
    # What is told when the page is gone, by the name that it had last; none of a page that readers never saw.
    title = models.CharField(_("last name"), max_length=255, blank=True, editable=False)
    made_at = models.DateTimeField(_("made on"), auto_now_add=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    successor = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("leads to instead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    farewell_vi = models.CharField(_("what became of it, in Vietnamese"), max_length=250, blank=True)
    farewell_en = models.CharField(_("what became of it, in English"), max_length=250, blank=True)

    farewell = Bilingual("farewell")

    class Meta:
        ordering = ["-made_at", "code"]
        verbose_name = _("QR code")
        verbose_name_plural = _("QR codes")
        constraints = [
            models.UniqueConstraint(fields=["page", "stand", "at"], name="short_code_once_a_place"),
            models.UniqueConstraint(
                fields=["page", "stand"],
                condition=models.Q(at__isnull=True, place=""),
                name="short_code_once_a_page",
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def is_retired(self) -> bool:
        return bool(self.retired_on and self.retired_on <= today())

    @property
    def name(self) -> str:
        """Return what editors know it by: the page it leads to, or led to, and the stand."""
        return " · ".join(part for part in (self.page.title if self.page else self.title, self.stand) if part)

    @property
    def place_name(self) -> str:
        """Return the event that it is printed for, '' for one of all packages, shops and printed pages."""
        return self.at.title if self.at else self.place


class Scan(models.Model):
    """How often a code was scanned on a day, by the site's calendar."""

    code = models.ForeignKey(ShortCode, verbose_name=_("QR code"), on_delete=models.CASCADE, related_name="scans")
    day = models.DateField(_("day"), db_index=True)
    count = models.PositiveIntegerField(_("scans"), default=0)

    class Meta:
        verbose_name = _("scans of a day")
        verbose_name_plural = _("scans")
        constraints = [models.UniqueConstraint(fields=["code", "day"], name="scan_once_a_day")]

    def __str__(self):
        return f"{self.code} {self.day}: {self.count}"
