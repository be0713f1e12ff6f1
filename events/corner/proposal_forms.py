"""The forms in which a page is proposed, and in which a proposal is answered."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from showcase.text.alphabet import sort_key
from showcase.text.fold import nfc

from .models import Proposal
from .rights import own_events

PAGES: dict[str, type[Page]] = {Proposal.Kind.PRODUCT: ProductPage, Proposal.Kind.PRODUCER: ProducerPage}


def page_of_this_name(kind: str, name: str) -> Page | None:
    """Return the published page that has the name already, whatever its capitals."""
    model = PAGES.get(kind)
    if model is None:
        return None
    return model.objects.live().filter(locale__language_code="vi", sort_key=sort_key(name)).first()


class ProposeForm(forms.ModelForm):
    fields: dict[str, Any]

    class Meta:
        model = Proposal
        fields = ["kind", "name", "place", "why", "event"]
        widgets = {"kind": forms.RadioSelect, "why": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, by, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.instance.proposed_by = by
        self.fields["kind"].choices = Proposal.Kind.choices
        self.fields["event"].queryset = own_events(by).order_by("-starts_on")
        self.fields["event"].empty_label = _("none in particular")
        self.fields["place"].empty_label = _("not known")
        self.fields["place"].queryset = self.fields["place"].queryset.order_by("sort_key")

    def clean_name(self):
        return nfc(" ".join(self.cleaned_data["name"].split()))

    def clean(self):
        super().clean()
        said = self.cleaned_data
        kind, name = said.get("kind"), said.get("name")
        if not (kind and name):
            return said
        if page_of_this_name(kind, name):
            self.add_error("name", _("It has a page already: look for it in the chooser, without accents if you like."))
        elif self.is_asked_for_already(kind, name):
            self.add_error("name", _("You have proposed it already, and it waits for an answer."))
        return said

    def is_asked_for_already(self, kind: str, name: str) -> bool:
        mine = Proposal.objects.filter(proposed_by=self.instance.proposed_by, kind=kind, answer="")
        return any(sort_key(each) == sort_key(name) for each in mine.values_list("name", flat=True))


class AnswerForm(forms.ModelForm):
    answer = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        widget=forms.RadioSelect,
        choices=[
            (Proposal.Answer.ACCEPTED, gettext_lazy("Take it up: begin its page")),
            (Proposal.Answer.DECLINED, gettext_lazy("Decline, and say why")),
        ],
    )

    class Meta:
        model = Proposal
        fields = ["answer", "answer_note"]

    def clean(self):
        super().clean()
        said = self.cleaned_data
        if said.get("answer") == Proposal.Answer.DECLINED and not said.get("answer_note", "").strip():
            self.add_error("answer_note", _("Tell the organiser in one sentence why."))
        return said

    def answer_as(self, user) -> Proposal:
        """Save the answer and who gave it."""
        self.instance.answered_by, self.instance.answered_at = user, timezone.now()
        return self.save()
