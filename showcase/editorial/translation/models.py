"""How each page stands in English, and the words that were agreed for it."""

import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from showcase.text.alphabet import sort_key
from showcase.text.fold import nfc

from .querysets import StandingQuerySet


class State(models.TextChoices):
    """How a page stands in English; what needs somebody first stands first."""

    ALONE = "alone", _("English without Vietnamese")
    BEHIND = "behind", _("behind")
    PARTIAL = "partial", _("partly translated")
    MISSING = "missing", _("not translated yet")
    READY = "ready", _("complete, not published")
    SEPARATE = "separate", _("written by hand")
    COMPLETE = "complete", _("up to date")


class Standing(models.Model):
    """How one page stands in English, kept so that lists can be filtered and the desk can count.

    Measured anew whenever either page or one of its strings is saved: see `standing.py`.
    """

    translation_key = models.UUIDField(unique=True)
    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("Vietnamese page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="english_standing",
    )
    english = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("English page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="own_standing",
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.MISSING, db_index=True)
    total = models.PositiveIntegerField(_("strings"), default=0)
    missing = models.PositiveIntegerField(_("strings without English"), default=0)
    # Of the missing ones: those whose earlier wording had its English.
    changed = models.PositiveIntegerField(_("strings changed in Vietnamese"), default=0)
    # Columns in which strings are missing; their labels follow the reader's language.
    columns = models.JSONField(_("where"), default=list)
    since = models.DateTimeField(_("since"))
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # What the Vietnamese says, and what the English was last made from: see `fingerprint.py`.
    says = models.CharField(max_length=40, blank=True)
    made_from = models.CharField(max_length=40, blank=True)
    # The last revision made out of strings, and how many of them had no English then.
    made_revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    gaps = models.PositiveIntegerField(null=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing of a translation")
        verbose_name_plural = _("standing of the translations")

    def __str__(self):
        return f"{self.title}: {self.label}"

    @property
    def title(self) -> str:
        """Return the Vietnamese title; the English one of a page that has no Vietnamese."""
        page = self.page or self.english
        return page.get_admin_display_title() if page else str(self.translation_key)

    @property
    def done(self) -> int:
        return self.total - self.missing

    @property
    def label(self) -> str:
        """Return the state in words, with its numbers where they say more."""
        if self.state == State.PARTIAL:
            return gettext("partly translated: %(done)d of %(total)d") % {"done": self.done, "total": self.total}
        if self.state == State.BEHIND and self.missing:
            return ngettext("behind: %(count)d string", "behind: %(count)d strings", self.missing) % {
                "count": self.missing
            }
        return str(State(self.state).label)

    @property
    def needs_translator(self) -> bool:
        return self.state in (State.BEHIND, State.PARTIAL, State.MISSING)


class GlossaryTerm(models.Model):
    """A Vietnamese word with the English that the desk has agreed on."""

    vietnamese = models.CharField(
        _("in Vietnamese"),
        max_length=120,
        unique=True,
        help_text=_("An abbreviation goes in brackets after it: “hợp tác xã (HTX)”."),
    )
    english = models.CharField(
        _("in English"),
        max_length=200,
        help_text=_("Several words that are all right are separated by semicolons; an addition goes in brackets."),
    )
    note = models.CharField(_("note"), max_length=400, blank=True, help_text=_("When to use it, what to avoid."))
    sort_key = models.CharField(max_length=1024, editable=False, db_index=True, default="")

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")

    def __str__(self):
        return f"{self.vietnamese} → {self.english}"

    def clean(self):
        super().clean()
        self.vietnamese, self.english = nfc(self.vietnamese.strip()), self.english.strip()
        for name in ("vietnamese", "english"):
            if not any(unicodedata.category(letter)[0] in "LN" for letter in getattr(self, name)):
                raise ValidationError({name: _("Give a word with at least one letter.")})

    def save(self, *args, **kwargs):
        self.vietnamese = nfc(self.vietnamese)
        self.sort_key = sort_key(self.vietnamese)[:1024]
        super().save(*args, **kwargs)
