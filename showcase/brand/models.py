"""Whose site this is: name, province, colours, contacts, map outline. All data, so that any province can run it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin

from showcase.bilingual import Bilingual, is_english

from .colours import WHITE, contrast, is_colour, validate_colour
from .outline import rings


def pair(name: str, **options) -> FieldRowPanel:
    """Return a row with the Vietnamese and the English column side by side."""
    return FieldRowPanel([FieldPanel(f"{name}_vi", **options), FieldPanel(f"{name}_en", **options)])


@register_setting(icon="globe", order=100)
class BrandSettings(PreviewableMixin, BaseSiteSetting):
    """The identity of the site. Every template reads it from here."""

    name_vi = models.CharField(_("site name, Vietnamese"), max_length=60, default="Sản vật")
    name_en = models.CharField(_("site name, English"), max_length=60, blank=True, default="Local products")
    province_vi = models.CharField(_("province, Vietnamese"), max_length=60, blank=True)
    province_en = models.CharField(_("province, English"), max_length=60, blank=True)
    tagline_vi = models.CharField(_("tagline, Vietnamese"), max_length=160, blank=True)
    tagline_en = models.CharField(_("tagline, English"), max_length=160, blank=True)
    logo = models.ForeignKey(
        "showcase.Picture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Square, at least 192 × 192. Without one, the name stands alone."),
    )

    brand_colour = models.CharField(
        _("main colour"),
        max_length=7,
        blank=True,
        validators=[validate_colour],
        help_text=_("As #rrggbb. Leave blank for indigo. White text must be readable on it."),
    )
    accent_colour = models.CharField(
        _("colour of buttons"),
        max_length=7,
        blank=True,
        validators=[validate_colour],
        help_text=_("As #rrggbb. Leave blank for ripe orange. White text must be readable on it."),
    )

    owner_vi = models.CharField(
        _("responsible body, Vietnamese"),
        max_length=200,
        blank=True,
        help_text=_("The agency that answers for the content, as it stands in the footer."),
    )
    owner_en = models.CharField(_("responsible body, English"), max_length=200, blank=True)
    address_vi = models.CharField(_("address, Vietnamese"), max_length=200, blank=True)
    address_en = models.CharField(_("address, English"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    licence_note_vi = models.CharField(
        _("licence line, Vietnamese"),
        max_length=300,
        blank=True,
        help_text=_("Number of the site's licence, or the terms on which others may re-use the content."),
    )
    licence_note_en = models.CharField(_("licence line, English"), max_length=300, blank=True)
    notice_vi = models.CharField(
        _("notice on every page, Vietnamese"),
        max_length=200,
        blank=True,
        help_text=_("For example: this is sample content. Leave blank for none."),
    )
    notice_en = models.CharField(_("notice on every page, English"), max_length=200, blank=True)
    related_links = models.TextField(
        _("related agencies"),
        blank=True,
        help_text=_("One a line: name | English name | address."),
    )

    map_outline = models.TextField(
        _("outline of the province"),
        blank=True,
        help_text=_("GeoJSON with one polygon, in degrees. The map of places is drawn from it."),
    )

    name = Bilingual("name")
    province = Bilingual("province")
    tagline = Bilingual("tagline")
    owner = Bilingual("owner")
    address = Bilingual("address")
    licence_note = Bilingual("licence_note")
    notice = Bilingual("notice")

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel([pair("name"), pair("province"), pair("tagline")], _("Names")),
                    FieldPanel("logo"),
                    FieldRowPanel([FieldPanel("brand_colour"), FieldPanel("accent_colour")]),
                    pair("notice"),
                ],
                heading=_("Identity"),
            ),
            ObjectList(
                [
                    pair("owner"),
                    pair("address"),
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    pair("licence_note"),
                    FieldPanel("related_links"),
                ],
                heading=_("Footer"),
            ),
            ObjectList([FieldPanel("map_outline")], heading=_("Map")),
        ]
    )

    class Meta:
        verbose_name = _("Site identity")

    def clean(self):
        super().clean()
        errors = {}
        for field in ("brand_colour", "accent_colour"):
            value = getattr(self, field)
            if is_colour(value) and contrast(value, WHITE) < 4.5:
                errors[field] = _("White text on this colour is hard to read; choose a darker one.")
        try:
            rings(self.map_outline)
        except (ValueError, LookupError, TypeError, OverflowError, RecursionError):
            errors["map_outline"] = _("This is not GeoJSON with one polygon.")
        if errors:
            raise ValidationError(errors)

    @property
    def agencies(self) -> list[tuple[str, str]]:
        """Return (name in the reader's language, address) of each related agency."""
        english = is_english()
        found = []
        for line in self.related_links.splitlines():
            parts = [part.strip() for part in line.split("|")]
            if len(parts) == 3 and parts[2].startswith(("https://", "http://")):
                found.append(((parts[1] or parts[0]) if english else parts[0], parts[2]))
        return found

    @property
    def logo_url(self) -> str:
        return self.logo.get_rendition("fill-96x96|format-webp").url if self.logo else ""

    def get_preview_template(self, request, mode_name):
        return "showcase/brand_preview.html"
