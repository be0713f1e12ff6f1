"""Blocks of an event's programme."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SessionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("what"), max_length=200)
    time = blocks.TimeBlock(label=_("from"), required=False)
    ends = blocks.TimeBlock(label=_("until"), required=False)
    where = blocks.CharBlock(label=_("where"), required=False, max_length=120)

    class Meta:
        icon = "time"
        label = _("Item")


class ProgrammeDayBlock(blocks.StructBlock):
    """One day: 1 is the first day of the event, so that moving the event moves its programme."""

    day = blocks.IntegerBlock(
        label=_("day"), min_value=1, max_value=60, help_text=_("1 is the first day of the event.")
    )
    sessions = blocks.ListBlock(SessionBlock(), label=_("items"), min_num=1)

    class Meta:
        icon = "calendar-alt"
        label = _("Day")
        description = _("A day of the programme with its items.")
        template = "events/blocks/programme_day.html"
        preview_value = {"day": 1, "sessions": [{"title": "Khai mạc", "time": None, "ends": None, "where": ""}]}
