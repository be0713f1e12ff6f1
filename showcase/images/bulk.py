"""Completing many pictures at once: their credit, their licence, and whether anybody can be recognised."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction
from wagtail.log_actions import log

from showcase.consents.models import Consent

from .forms import ConsentField
from .models import Licence, People

KEEP = ("", _("– leave as it is –"))


class DescribeForm(forms.Form):
    """What is left blank stays as it is with each picture."""

    credit = forms.CharField(label=_("Credit"), max_length=255, required=False, help_text=_("Blank: as it is."))
    licence = forms.ChoiceField(label=_("Licence"), required=False, choices=[KEEP, *Licence.choices])
    people = forms.ChoiceField(label=_("People recognisable"), required=False, choices=[KEEP, *People.choices])

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        offered = Consent.objects.for_choosing(user).filter(covers_photo=True)
        self.fields["consent"] = ConsentField(offered, label=_("Consent"), required=False, empty_label=_("– none –"))

    def clean(self):
        data = super().clean() or {}
        if not any(data.values()):
            raise ValidationError(_("Fill in what is to be set."))
        wants = data.get("people") == People.CONSENT
        if wants and not data.get("consent"):
            self.add_error("consent", _("Choose the consent of the people in the picture."))
        if data.get("consent") and not wants:
            self.add_error("people", _("A consent goes with “people who consent”."))
        return data


class DescribePictures(ImageBulkAction):
    display_name = _("Credit and licence")
    action_type = "describe"
    aria_label = _("Set credit, licence and people of the selected images")
    template_name = "showcase/images/confirm_bulk_describe.html"
    action_priority = 10
    form_class = DescribeForm

    def check_perm(self, image):
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", image)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_execution_context(self):
        return {"values": self.cleaned_form.cleaned_data, "user": self.request.user}

    @classmethod
    def execute_action(cls, images, values=None, user=None, **kwargs):
        given = {name: value for name, value in (values or {}).items() if value}
        if given.get("people"):
            given.setdefault("consent", None)
        for image in images:
            for name, value in given.items():
                setattr(image, name, value)
            image.save(update_fields=list(given))
            log(image, "wagtail.edit", user=user, content_changed=True)
        return len(images), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext("%(count)d image was completed.", "%(count)d images were completed.", num_parent_objects) % {
            "count": num_parent_objects
        }
