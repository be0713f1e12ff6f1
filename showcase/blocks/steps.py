"""A process told step by step."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from .text import RICH_TEXT_FEATURES

STEP_PREVIEW = {
    "title": "Rút nõ",
    "text": "<p>Giọt đầu tiên được nếm trước khi đóng chai.</p>",
    "image": None,
    "duration": "12 tháng",
    "tool": "Thùng gỗ",
    "who": "Thợ chượp",
}


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("step"), max_length=100)
    text = blocks.RichTextBlock(label=_("what happens"), features=RICH_TEXT_FEATURES)
    image = ImageBlock(label=_("picture"), required=False)
    duration = blocks.CharBlock(
        label=_("how long"), required=False, max_length=60, help_text=_("For example: 12 months")
    )
    tool = blocks.CharBlock(label=_("tool"), required=False, max_length=100)
    who = blocks.CharBlock(label=_("who does it"), required=False, max_length=100)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One step of the process, in its order.")
        template = "showcase/blocks/step.html"
        preview_value = STEP_PREVIEW


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("A process in numbered steps along a line.")
        template = "showcase/blocks/steps.html"
        preview_value = {"heading": "Cách làm", "steps": [STEP_PREVIEW]}
