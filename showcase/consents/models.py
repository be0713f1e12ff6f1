"""Consents: who lets us show what about them, since when, and on what evidence."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import get_active_log_context
from wagtail.search import index

from showcase.documents import is_public

from .querysets import ConsentQuerySet
from .state import State, state_on


class Consent(index.Indexed, models.Model):
    """What one person (or one group that signed one paper) has consented to. Never shown to readers.

    After its withdrawal a row stays, with a number, days and who did it, and nothing that says who it was.
    """

    person = models.CharField(
        _("person"),
        max_length=120,
        blank=True,
        help_text=_("As the desk knows them, written as on the pages. A group that signed one paper is one record."),
    )
    covers_name = models.BooleanField(_("being named"), default=False)
    covers_photo = models.BooleanField(_("photograph"), default=False)
    covers_phone = models.BooleanField(_("telephone"), default=False)
    covers_email = models.BooleanField(_("e-mail"), default=False)
    given_on = models.DateField(
        _("given on"), null=True, blank=True, help_text=_("Without it nothing about the person is shown.")
    )
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Blank: until it is withdrawn. Afterwards nothing is shown.")
    )
    evidence = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("written consent"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The signed paper, in a private collection of the documents."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("How it was given, to whom; what was agreed beside. Never shown to readers.")
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    noted_at = models.DateTimeField(_("noted at"), auto_now_add=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("withdrawn by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # What stands instead of the name in running text; kept until the withdrawal is carried out.
    replacement = models.CharField(max_length=80, blank=True, editable=False)
    takes_name = models.BooleanField(default=True, editable=False)
    removed_at = models.DateTimeField(_("everything removed at"), null=True, blank=True, editable=False)
    # [[model, file name], …]: files that are still to be deleted; empty when it is done.
    files_left = models.JSONField(default=list, blank=True, editable=False)

    objects = ConsentQuerySet.as_manager()
    search_fields = [
        index.SearchField("person"),
        index.AutocompleteField("person"),
        index.FilterField("given_on"),
        index.FilterField("ends_on"),
        index.FilterField("withdrawn_on"),
        index.FilterField("removed_at"),
        index.FilterField("evidence"),
        index.FilterField("noted_by"),
        index.FilterField("covers_photo"),
    ]

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self):
        return f"{self.person} ({self.reference})" if self.person else self.reference

    @property
    def reference(self) -> str:
        """Return the number by which the record is known, also when nobody's name stands in it."""
        return gettext("Consent no. %(number)05d") % {"number": self.pk or 0}

    @property
    def state(self) -> State:
        return state_on(self)

    @property
    def state_label(self) -> str:
        """Return the state in words; of a withdrawal that is not carried out yet it says so."""
        words = str(self.state.label)
        unfinished = self.state == State.WITHDRAWN and (not self.removed_at or self.files_left)
        return " · ".join([words, gettext("not everything removed yet")]) if unfinished else words

    @property
    def holds(self) -> bool:
        return self.state == State.HOLDS

    @property
    def is_over(self) -> bool:
        """Return whether it was withdrawn: then nothing in it changes any more."""
        return self.withdrawn_on is not None

    @property
    def covers(self) -> str:
        """Return what it covers, in words."""
        covered = [field for field in self._meta.concrete_fields if field.name.startswith("covers_")]
        return ", ".join(str(field.verbose_name) for field in covered if getattr(self, field.name))

    @property
    def choice_label(self) -> str:
        """Return what tells it apart where somebody chooses one."""
        day = date_format(self.given_on, "SHORT_DATE_FORMAT") if self.given_on else ""
        return " · ".join(filter(None, [self.person, day, self.reference]))

    def save(self, *args, **kwargs):
        if self._state.adding and self.noted_by_id is None:
            self.noted_by = get_active_log_context().user
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        errors = {}
        if self.is_over:
            raise ValidationError(_("This consent was withdrawn. If the person consents again, note it as a new one."))
        if not self.person.strip():
            errors["person"] = _("Say who consents.")
        if self.ends_on and self.given_on and self.ends_on < self.given_on:
            errors["ends_on"] = _("It cannot end before it was given.")
        if self.evidence and is_public(self.evidence):
            errors["evidence"] = _("Anybody can open this document. Move it to a private collection first.")
        if errors:
            raise ValidationError(errors)
        if not self.covers:
            raise ValidationError(_("Say what the consent covers: the name, a photograph, the telephone, the e-mail."))
