"""The forms of a review: a checklist, a comment, who is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from .answers import keep, questions_in
from .models import Answer
from .questions import Part, Question

COMMENT = forms.Textarea({"rows": 4})


class DecisionForm(forms.Form):
    """What the reviewer says with the decision, whichever it is."""

    comment = forms.CharField(
        label=_("Comment for the author"),
        required=False,
        widget=COMMENT,
        help_text=_("Needed when you ask for changes. It is sent to whoever sent the page, and kept in its history."),
    )


class Row:
    """One question with its two fields, and what was answered the last time."""

    def __init__(self, question: Question, form: "ChecklistForm", last_time: Answer | None):
        self.question = question
        self.verdict, self.note = form[f"{question.key}:verdict"], form[f"{question.key}:note"]
        self.last_time = last_time


class ChecklistForm(forms.Form):
    """The answers to a checklist. It is valid half-way too: what is still open is asked when it is approved."""

    def __init__(self, *args, parts: list[Part], state: TaskState, last_time: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts, self.state, self.last_time = parts, state, last_time
        given = {answer.key: answer for answer in state.answers.all()}
        for question in questions_in(parts):
            self._ask(question, given.get(question.key))

    def _ask(self, question: Question, answer: Answer | None) -> None:
        self.fields[f"{question.key}:verdict"] = forms.ChoiceField(
            label=question.text,
            choices=Answer.Verdict.choices,
            required=False,
            widget=forms.RadioSelect,
            initial=answer.verdict if answer else "",
        )
        self.fields[f"{question.key}:note"] = forms.CharField(
            label=_("Note"),
            required=False,
            max_length=2000,
            widget=forms.Textarea({"rows": 1}),
            initial=answer.note if answer else "",
        )

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        for question in questions_in(self.parts):
            if cleaned.get(f"{question.key}:verdict") == "no" and not cleaned.get(f"{question.key}:note"):
                self.add_error(f"{question.key}:note", _("Say what is wrong: the author reads it."))
        return cleaned

    def save(self, user) -> None:
        """Keep what was answered, each answer with who gave it."""
        for question in questions_in(self.parts):
            verdict, note = (self.cleaned_data[f"{question.key}:{name}"] for name in ("verdict", "note"))
            keep(self.state, question, verdict, note, user)

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """Return the headings with their questions."""
        return [
            (part.title, [Row(question, self, self.last_time.get(question.key)) for question in part.questions])
            for part in self.parts
        ]
