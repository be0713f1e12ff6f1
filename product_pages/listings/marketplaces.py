"""Marketplaces. Shops are renamed and close: a marketplace is a record, not a constant."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from showcase.today import today

from .addresses import carried, is_rule
from .hosts import host_of, is_host_name, is_reserved


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class Marketplace(models.Model):
    """A platform that sells products, with the hosts that its listings may stand on."""

    class State(models.TextChoices):
        ACTIVE = "active", _("open")
        RENAMED = "renamed", _("renamed")
        CLOSED = "closed", _("closed")

    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    logo = models.ForeignKey(
        "showcase.Picture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    home_url = models.URLField(_("home page"), blank=True)
    hosts = models.TextField(
        _("hosts"),
        help_text=_(
            "One a line, for example postmart.vn; the first is where new addresses are written. "
            "Listings elsewhere are refused."
        ),
    )
    rules = models.TextField(
        _("what a listing's address looks like"),
        blank=True,
        help_text=_(
            "One path a line, for example /p/{slug}-{id}.html: {id} is a number, {slug} any words. "
            "Other addresses on its hosts are refused. Blank: any path."
        ),
    )
    gone_texts = models.TextField(
        _("words of a page that is gone"),
        blank=True,
        help_text=_("One a line. A page with one of them counts as sold out or removed, whatever else it says."),
    )
    pause = models.FloatField(
        _("seconds between two checks"), default=1.0, help_text=_("So as not to burden its server.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    state_since = models.DateField(_("since"), null=True, blank=True)
    state_confirmed = models.BooleanField(
        _("confirmed"), default=True, help_text=_("Not ticked: reported, and still to be confirmed by somebody here.")
    )
    renamed_to = models.ForeignKey(
        "self",
        verbose_name=_("renamed to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="formerly",
    )
    notes = models.TextField(
        _("notes for editors"),
        blank=True,
        help_text=_("What is reported and still to be confirmed. Never shown to readers."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    partners = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("partners"),
        blank=True,
        related_name="marketplaces",
        help_text=_("Its own staff, who keep its listings current and see nothing else."),
    )

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("marketplace")
        verbose_name_plural = _("marketplaces")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        # Browsers end lines in two ways; here they end in one, so that nothing looks changed that is not.
        self.hosts = "\n".join(self.allowed_hosts)
        self.rules = "\n".join(self.address_rules)
        self.gone_texts = "\n".join(lines(self.gone_texts))
        found = self._errors_of_addresses() | self._errors_of_state()
        if not 0 <= self.pause <= 60:
            found["pause"] = _("Between 0 and 60 seconds.")
        if found:
            raise ValidationError(found)

    def _errors_of_addresses(self) -> dict:
        found = {}
        wrong = [host for host in self.allowed_hosts if not is_host_name(host)]
        others = Marketplace.objects.exclude(pk=self.pk)
        taken = [(host, other) for other in others for host in self.allowed_hosts if host in other.allowed_hosts]
        if wrong:
            found["hosts"] = _("%(host)s is no host: write it as postmart.vn, without https:// or a path.") % {
                "host": wrong[0]
            }
        elif taken:
            found["hosts"] = _("%(host)s already belongs to %(other)s.") % {"host": taken[0][0], "other": taken[0][1]}
        crooked = [rule for rule in self.address_rules if not is_rule(rule)]
        if crooked:
            found["rules"] = _(
                "%(rule)s is no path of listings: it begins with / and names one to three parts, each once, "
                "as in /p/{slug}-{id}.html."
            ) % {"rule": crooked[0]}
        return found

    def _errors_of_state(self) -> dict:
        found = {}
        if self.state_since and self.state_since > today():
            found["state_since"] = _(
                "This day is still to come. A state counts as soon as it is saved: save it on the day."
            )
        if self.state == self.State.RENAMED and not self.renamed_to_id:
            found["renamed_to"] = _("Say what it is called now.")
        elif self.renamed_to_id and self.state != self.State.RENAMED:
            found["renamed_to"] = _(
                "Only a renamed marketplace has a new name: choose the state “renamed”, or leave this blank."
            )
        elif self.renamed_to_id and self.renamed_to_id == self.pk:
            found["renamed_to"] = _("It cannot be renamed to itself.")
        elif self.renamed_to_id and self.renamed_to and self.renamed_to.leads_to(self):
            found["renamed_to"] = _("That one is itself renamed to this one.")
        return found

    def leads_to(self, other: "Marketplace") -> bool:
        """Return whether following the names from here comes to the other one."""
        seen: set[int | None] = set()
        here: Marketplace | None = self
        while here and here.pk not in seen:
            if here.pk == other.pk:
                return True
            seen.add(here.pk)
            here = here.renamed_to
        return False

    @property
    def allowed_hosts(self) -> list[str]:
        return [host.lower() for host in lines(self.hosts)]

    @property
    def address_rules(self) -> list[str]:
        return lines(self.rules)

    @property
    def current(self) -> "Marketplace":
        """Return what this marketplace is today: itself, or what it was renamed to."""
        seen = {self.pk}
        here = self
        while here.state == self.State.RENAMED and here.renamed_to and here.renamed_to.pk not in seen:
            here = here.renamed_to
            seen.add(here.pk)
        return here

    @property
    def standing(self) -> str:
        """Return its state in words, with what is only reported called so."""
        words = str(self.get_state_display())
        if self.state == self.State.RENAMED and self.renamed_to:
            words = gettext("renamed to %(name)s") % {"name": self.renamed_to}
        return words if self.state_confirmed else gettext("%(state)s (reported, to be confirmed)") % {"state": words}

    @property
    def is_open(self) -> bool:
        return self.current.state == self.State.ACTIVE

    def address_today(self, url: str) -> str | None:
        """Return where a listing of this marketplace stands today, None when its new address is not known."""
        current = self.current
        if current.pk == self.pk or not current.allowed_hosts:
            return url
        return carried(url, self.address_rules, current.host_for(url), current.address_rules)

    def host_for(self, url: str) -> str:
        """Return the host where an address from elsewhere is written: the first, but a sample's stays reserved."""
        reserved = is_reserved(host_of(url))
        alike = [host for host in self.allowed_hosts if is_reserved(host) == reserved]
        return (alike or self.allowed_hosts)[0]


class MarketplaceChange(models.Model):
    """A change of a marketplace's state, with what stood there before: the way back."""

    marketplace = models.ForeignKey(
        Marketplace, verbose_name=_("marketplace"), on_delete=models.CASCADE, related_name="changes"
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    listings = models.PositiveIntegerField(_("listings concerned"), default=0)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("change of a marketplace")
        verbose_name_plural = _("changes of marketplaces")

    def __str__(self):
        return f"{self.marketplace} · {self.at:%d/%m/%Y}"
