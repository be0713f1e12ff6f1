"""The forms of the register: which file, which columns, what to write."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .archive import MEGABYTE, Unreadable
from .columns import COLUMNS
from .headings import Head, Heading
from .models import Kind
from .reading import LARGEST, Row, check_size

SAMPLES = 3


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("What the rows are"), choices=Kind.choices, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Spreadsheet"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = gettext(
            "An .xlsx workbook or a CSV file, at most %(size)s MB. "
            "Nothing is written before you have seen what would change."
        ) % {"size": LARGEST // MEGABYTE}

    def clean_file(self):
        upload = self.cleaned_data["file"]
        try:
            check_size(upload.size)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return upload


class SheetForm(forms.Form):
    """Which sheet of a workbook with several."""

    def __init__(self, names: list[str], **kwargs):
        super().__init__(**kwargs)
        self.fields["sheet"] = forms.ChoiceField(label=_("Sheet"), choices=[(name, name) for name in names])


class MappingForm(forms.Form):
    """What each column of the sheet is: guessed from its heading, and corrected here."""

    def __init__(self, kind: str, head: Head, mapping: dict[int, str], rows: list[Row], **kwargs):
        super().__init__(**kwargs)
        self.head = head
        choices = [("", _("leave this column out"))]
        choices += [(each.name, f"{each.label} *" if each.required else each.label) for each in COLUMNS[kind]]
        for heading in head.headings:
            self.fields[self.name_of(heading)] = forms.ChoiceField(
                label=f"{heading.letter} · {heading.text}",
                choices=choices,
                required=False,
                initial=mapping.get(heading.index, ""),
                help_text=" · ".join(samples(heading.index, rows)),
            )

    @staticmethod
    def name_of(heading: Heading) -> str:
        return f"column_{heading.index}"

    def mapping(self) -> dict[int, str]:
        """Return the chosen column for each column of the sheet."""
        return {heading.index: self.cleaned_data[self.name_of(heading)] for heading in self.head.headings}

    def lines(self):
        """Yield each heading with its field and the first values below it."""
        for heading in self.head.headings:
            field = self[self.name_of(heading)]
            yield heading, field, field.help_text


def samples(index: int, rows: list[Row]) -> list[str]:
    """Return the first values of a column, shortened."""
    found = [str(cells[index])[:40] for _number, cells in rows if index < len(cells) and cells[index] is not None]
    return found[:SAMPLES]


class ApplyForm(forms.Form):
    take_good = forms.BooleanField(
        label=_("Take the good rows although others are wrong"),
        required=False,
        help_text=_(
            "The wrong ones stay out. Correct them and upload the sheet again: what is here already does not change."
        ),
    )
