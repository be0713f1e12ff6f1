"""Colours that an editor may set, and whether text on them can be read (WCAG 2.2, 1.4.3)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WHITE = "#ffffff"
DEFAULT_BRAND = "#23386b"


def is_colour(value: str) -> bool:
    """Return whether the value is a colour as #rrggbb."""
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", value))


def validate_colour(value: str) -> None:
    if not is_colour(value):
        raise ValidationError(_("Write the colour as #rrggbb, for example #23386b."))


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, 0 (black) to 1 (white)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
