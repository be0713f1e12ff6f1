"""The form of one exhibitor: who, at which stand, with what. Pages are chosen here, never changed."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser

from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from product_pages.register.cells import key

from .access import choosable, choosable_sources
from .models import Exhibitor
from .stands import tidy


class ExhibitorForm(WagtailAdminModelForm):
    class Meta:
        model = Exhibitor
        fields = ("producer", "name", "stand", "products", "note")
        widgets = {
            "producer": AdminPageChooser(target_models=[ProducerPage], show_edit_link=False),
            "products": forms.CheckboxSelectMultiple(
                attrs={"class": "choices", "data-filter": gettext_lazy("Some letters of a name")}
            ),
        }

    class Media:
        css = {"all": ["css/admin/exhibitors.css"]}
        js = [forms.Script("js/admin/choices.js", type="module")]

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.event = event
        self.fields["producer"].queryset = self.offered_producers()
        self.fields["products"].queryset = self.offered_products()
        self.fields["products"].help_text = _("Those that this exhibitor brings. Drafts of others are not offered.")

    def offered_producers(self):
        """Return whom the user may choose, and who is chosen already, readable or not."""
        mine = ProducerPage.objects.filter(pk=self.instance.producer_id)
        return choosable(ProducerPage, self.for_user) | mine

    def offered_products(self):
        chosen = self.instance.products.values("pk") if self.instance.pk else []
        offered = choosable_sources(ProductPage, self.for_user).order_by().values("pk")
        pages = ProductPage.objects.filter(pk__in=offered) | ProductPage.objects.filter(pk__in=chosen)
        return pages.only("title", "sort_key", "live").in_alphabet()

    @cached_property
    def others(self) -> list[Exhibitor]:
        found = Exhibitor.objects.filter(event=self.instance.event).exclude(pk=self.instance.pk)
        return list(found.select_related("producer"))

    def clean_producer(self):
        """Return the Vietnamese page, whichever language was chosen, unless it is on the list already."""
        chosen = self.cleaned_data["producer"]
        producer = chosen and chosen.source
        if producer and any(other.producer_id == producer.pk for other in self.others):
            raise forms.ValidationError(_("“%(name)s” is on the list already.") % {"name": producer.title})
        return producer

    def clean_name(self):
        name = self.cleaned_data["name"]
        if name and any(key(other.shown_name) == key(name) for other in self.others):
            raise forms.ValidationError(_("“%(name)s” is on the list already.") % {"name": name})
        return name

    def clean_stand(self):
        stand = tidy(self.cleaned_data["stand"])
        other = next((other for other in self.others if stand and other.stand == stand), None)
        if other:
            raise forms.ValidationError(
                _("Stand %(stand)s is given to “%(name)s” already.") % {"stand": stand, "name": other.shown_name}
            )
        return stand
