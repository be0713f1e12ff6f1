"""Where a statement comes from: each chapter can name its sources, and readers can open them."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from showcase.documents import is_public


class AbstractSource(Orderable):
    """One source: an article, a document, a person asked. Language-free, so translations share it."""

    class Kind(models.TextChoices):
        LINK = "link", _("page on the web")
        DOCUMENT = "document", _("document")
        PERSON = "person", _("person asked")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.LINK)
    title = models.CharField(
        _("source"),
        max_length=255,
        blank=True,
        help_text=_("Name of the article, the document, or the person asked and when."),
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    dated = models.DateField(
        _("date"), null=True, blank=True, help_text=_("When it was published, or when the person was asked.")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("dated")]),
        FieldPanel(
            "title",
            help_text=_(
                "Name of the article or the document; of a person asked the role and the place, “a beekeeper of Mường"
                " Lống”, and the name only with a recorded consent. Readers see it."
            ),
        ),
        FieldPanel("url"),
        FieldPanel("document"),
    ]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """Return what to call the source: its title, else the site that it stands on."""
        return self.title or urlsplit(self.url).hostname or (self.document.title if self.document else "")

    @property
    def is_open(self) -> bool:
        """Return whether readers may open the document."""
        return bool(self.document) and is_public(self.document)

    def clean(self):
        super().clean()
        if not (self.title or self.url or self.document):
            raise ValidationError(_("Give the source a name, an address or a document."))
        if self.kind == self.Kind.PERSON and not (self.title and self.dated):
            raise ValidationError({"title": _("Say who was asked, in what role, and give the date.")})
