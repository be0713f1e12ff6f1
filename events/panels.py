"""The editor's tabs of an event."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    TitleFieldPanel,
)
from wagtail.models import PageBase

from showcase.pages.base import standard_tabs, tabbed
from showcase.pages.mixins import HeroMixin

from .lunar_panel import LunarDaysPanel


def what() -> list:
    return [
        TitleFieldPanel("title"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("series"), FieldPanel("edition")]),
        FieldPanel("intro"),
        HeroMixin.hero_panel,
        FieldPanel("organiser"),
        FieldPanel("audience"),
        FieldPanel("recurrence"),
        InlinePanel("event_sponsors", label=_("sponsor"), heading=_("Sponsors")),
        InlinePanel("event_sources", label=_("source"), heading=_("Sources")),
    ]


def when() -> list:
    lunar = [
        FieldRowPanel([FieldPanel("lunar_month"), FieldPanel("lunar_leap")]),
        FieldRowPanel([FieldPanel("lunar_first_day"), FieldPanel("lunar_last_day")]),
        LunarDaysPanel(),
        FieldPanel("lunar_confirmed"),
    ]
    status = [
        FieldPanel("status"),
        FieldPanel("status_note"),
        FieldPanel("moved_from"),
        FieldPanel("illustrative"),
    ]
    return [
        FieldRowPanel(
            [
                FieldPanel("starts_on", help_text=_("Left blank, it is computed from the lunar dates below.")),
                FieldPanel("ends_on"),
            ]
        ),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("timezone")]),
        InlinePanel("event_hours", label=_("day"), heading=_("Days with other hours")),
        MultiFieldPanel(lunar, _("By the lunar calendar")),
        MultiFieldPanel(status, _("Status")),
    ]


def where() -> list:
    access = [FieldPanel("step_free"), FieldPanel("access_note")]
    entry = [FieldRowPanel([FieldPanel("entry"), FieldPanel("price")]), FieldPanel("registration_url")]
    contact = [
        FieldPanel("contact_office"),
        FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
    ]
    return [
        FieldPanel("venue"),
        FieldRowPanel([FieldPanel("address"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("directions"),
        MultiFieldPanel(access, _("Access")),
        MultiFieldPanel(entry, _("Entry")),
        MultiFieldPanel(contact, _("Contact")),
        FieldPanel("livestream_url"),
        MultiFieldPanel([FieldPanel("venue_plan"), FieldPanel("venue_plan_alt")], _("Plan of the venue")),
        InlinePanel("event_documents", label=_("document"), heading=_("Documents")),
    ]


def on_show() -> list:
    return [
        MultipleChooserPanel(
            "event_products", chooser_field_name="product", label=_("product"), heading=_("Products on show")
        ),
        HelpPanel(template="events/corner/missing.html", heading=_("A product is missing?")),
    ]


def event_tabs(page_class: PageBase):
    """Return the tabs of an event, for the page class that it builds on."""
    return tabbed(
        (what(), _("Event")),
        (when(), _("Dates and hours")),
        (where(), _("Where")),
        ([FieldPanel("programme")], _("Programme")),
        (on_show(), _("Products")),
        *standard_tabs(page_class),
    )
