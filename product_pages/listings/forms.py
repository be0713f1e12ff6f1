"""The form of a listing: an address is pasted, and the rest follows from it."""

from django.core.validators import MaxLengthValidator
from django.forms import Select
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from showcase.chooser_widgets import hide_closed_doors

from .addresses import clean, trackers
from .hosts import allowed, host_of
from .marketplaces import Marketplace
from .near_misses import NearMiss, near_miss
from .permissions import marketplaces_for, policy


class ListingForm(WagtailAdminModelForm):
    """Recognises the marketplace from the address; `notices` say what else the editor should know."""

    pasted = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hide_closed_doors(self)
        if "marketplace" in self.fields:
            self.offer(self.fields["marketplace"])
        if "url" in self.fields:
            take_as_pasted(self.fields["url"])

    def offer(self, field) -> None:
        """Let a marketplace be chosen among those whose listings the user keeps; partners get a short list."""
        field.required = False
        field.help_text = _("Leave it blank: it is recognised from the address.")
        if not self.keeps_all:
            field.queryset = field.queryset.filter(pk__in=[shop.pk for shop in self.own])
            field.widget = Select(choices=field.choices)

    @cached_property
    def action(self) -> str:
        return "change" if self.instance.pk else "add"

    @cached_property
    def keeps_all(self) -> bool:
        return self.for_user is None or policy().for_all(self.for_user, [self.action])

    @cached_property
    def own(self) -> list[Marketplace]:
        """Return the marketplaces whose listings the user keeps."""
        return list(marketplaces_for(self.for_user, self.action))

    def clean(self):
        cleaned = super().clean()
        self.pasted, chosen = cleaned.get("url") or "", cleaned.get("marketplace")
        refusal = self.refusal(self.pasted, chosen) if self.pasted else ""
        if refusal:
            self.add_error("url", refusal)
            # Not judged once more, with a second sentence, by the record itself.
            self.instance.url = ""
        elif self.pasted:
            cleaned |= {"url": clean(self.pasted), "marketplace": chosen or self.recognised(self.pasted)}
        if not cleaned.get("marketplace"):
            # Nothing was recognised: the record keeps the one that it has.
            cleaned.pop("marketplace", None)
        return cleaned

    @cached_property
    def marketplaces(self) -> list[Marketplace]:
        """Return every marketplace that is known: an address is recognised among all of them."""
        return list(Marketplace.objects.all())

    def recognised(self, url: str) -> Marketplace | None:
        """Return the marketplace whose host the address stands on, the closest one first."""
        fitting = [
            (max(len(host) for host in shop.allowed_hosts if allowed(url, [host])), shop)
            for shop in self.marketplaces
            if allowed(url, shop.allowed_hosts)
        ]
        return max(fitting, key=lambda each: each[0])[1] if fitting else None

    def refusal(self, url: str, chosen: Marketplace | None) -> str:
        """Return why an address cannot be a listing, '' when it can."""
        found = self.recognised(url)
        if not found:
            miss = near_miss(url)
            unknown = _("%(host)s belongs to no marketplace that is known here.") % {"host": host_of(url)}
            return f"{miss.label if miss else unknown} {self.known}"
        if not self.keeps_all and found not in self.own:
            return _("%(host)s belongs to %(marketplace)s, whose listings are kept by others.") % {
                "host": host_of(url),
                "marketplace": found,
            }
        if chosen and not allowed(url, chosen.allowed_hosts):
            return _(
                "%(host)s is not a host of %(marketplace)s but of %(other)s: choose that one, or leave it blank."
            ) % {"host": host_of(url), "marketplace": chosen, "other": found}
        return ""

    @property
    def known(self) -> str:
        """Return a sentence that names the marketplaces that are known."""
        names = [f"{shop.name} ({shop.allowed_hosts[0]})" for shop in self.own if shop.allowed_hosts]
        return (
            _("Known are: %(names)s.") % {"names": ", ".join(names)} if names else _("No marketplace is recorded yet.")
        )

    @property
    def notices(self) -> list[str]:
        """Return what to tell the editor when the listing has been saved."""
        return [
            sentence for sentence in (self._about_trackers(), self._about_others(), self._about_the_shop()) if sentence
        ]

    def _about_trackers(self) -> str:
        cut = trackers(self.pasted)
        return (
            _("Cut off from the address, because it tracks people: %(names)s.") % {"names": ", ".join(cut)}
            if cut
            else ""
        )

    def _about_others(self) -> str:
        mine = self.instance
        others = type(mine).objects.filter(product=mine.product_id, marketplace=mine.marketplace_id).exclude(pk=mine.pk)
        if not others.exists():
            return ""
        return _("%(product)s has another listing at %(marketplace)s. If that one is old, delete it.") % {
            "product": mine.product,
            "marketplace": mine.marketplace,
        }

    def _about_the_shop(self) -> str:
        shop = self.instance.marketplace
        if shop.current == shop and shop.is_open:
            return ""
        return _("%(marketplace)s: %(state)s.") % {"marketplace": shop, "state": shop.standing}


def take_as_pasted(field) -> None:
    """Let an address be as long as a browser's: what tracks people is cut off before its length counts."""
    field.error_messages["invalid"] = NearMiss.NO_HOST.label
    field.validators = [each for each in field.validators if not isinstance(each, MaxLengthValidator)]
    field.widget.attrs.pop("maxlength", None)
