"""Text of one line, as it is stored: in NFC, without white space at its ends or doubled within."""

from django import forms

from showcase.text.fold import nfc


def tidy(text: str) -> str:
    return nfc(" ".join(text.split()))


class LineField(forms.CharField):
    """A text that is tidied before it is measured."""

    def to_python(self, value):
        return tidy(super().to_python(value) or "")
