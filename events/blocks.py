"""Blocks of an event's programme."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SpeakerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("name"), max_length=120)
    role = blocks.CharBlock(label=_("office"), required=False, max_length=200)

    class Meta:
        icon = "user"
        label = _("Speaker")


class SessionBlock(blocks.StructBlock):
    """An item of a day. One that ends before it begins goes on past midnight."""

    title = blocks.CharBlock(label=_("what"), max_length=200)
    time = blocks.TimeBlock(label=_("from"), required=False)
    ends = blocks.TimeBlock(
        label=_("until"), required=False, help_text=_("An earlier hour than “from” is one of the next morning.")
    )
    where = blocks.CharBlock(label=_("stage or room"), required=False, max_length=120)
    speakers = blocks.ListBlock(SpeakerBlock(), label=_("speakers"), default=[], required=False)

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
