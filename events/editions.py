"""One edition of an event: a fair, conference, seminar, training day or festival where products are shown."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from product_pages.products.models import ProductPage
from showcase.blocks import BodyField
from showcase.brand.context import brand_of
from showcase.pages.base import BasePage
from showcase.pages.mixins import HeroMixin, IntroMixin
from showcase.pages.previews import Flip
from showcase.pages.shared_facts import SharedFactsMixin

from .addresses import TAKEN
from .blocks import ProgrammeDayBlock
from .forms import EventPageForm
from .kinds import Kind
from .panels import event_tabs
from .querysets import EventPageManager
from .series import EventSeries
from .sharing.card import card_address
from .state import OFF, State
from .structured_data import event_data
from .timing import TimingMixin
from .venue import VenueMixin
from .visiting import VisitingMixin


class EventPage(VisitingMixin, TimingMixin, VenueMixin, SharedFactsMixin, HeroMixin, IntroMixin, BasePage):
    """One edition of an event."""

    Kind = Kind

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.FAIR)
    series = models.ForeignKey(
        EventSeries,
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="editions",
        help_text=_("The name under which it comes again: readers find the editions before and after."),
    )
    edition = models.PositiveSmallIntegerField(
        _("number of the edition"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("“The 21st”: leave blank when nobody counts."),
    )
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    recurrence = models.CharField(
        _("how often"), max_length=160, blank=True, help_text=_("For example: yearly, in April.")
    )
    programme = BodyField([("day", ProgrammeDayBlock())], verbose_name=_("programme"), blank=True)

    objects = EventPageManager()

    base_form_class = EventPageForm
    parent_page_types = ["events.EventIndexPage"]
    subpage_types = []
    template = "events/event_page.html"
    kind_label = _("Event")
    has_short_address = True
    shared_facts = ("kind", "series", "edition", *TimingMixin.timing_facts, *VenueMixin.venue_facts)
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("timezone", overridable=False),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("venue"),
        index.SearchField("organiser"),
        index.SearchField("programme"),
        index.RelatedFields(
            "place",
            [
                index.SearchField("name"),
                index.RelatedFields("former_names", [index.SearchField("name")]),
            ],
        ),
    ]
    edit_handler = event_tabs(BasePage)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        super().clean()
        if self.slug in TAKEN:
            raise ValidationError({"slug": _("This address leads to the calendar or the archive. Choose another.")})
        held = self.starts_on and self.series_id and self.status not in OFF
        other = self.overlapping().first() if held else None
        if other:
            raise ValidationError({"starts_on": other.occupies()})

    def occupies(self) -> str:
        """Return the sentence for another edition on the same days; a draft is not named to whoever may not see it."""
        if not self.live:
            return str(_("Another edition of the series, not published yet, is held on these days."))
        return _("“%(title)s” of the same series is held on these days.") % {"title": self.title}

    def overlapping(self):
        """Return the other editions of the series that are held on a day of this one; cancelled ones do not count."""
        return (
            EventPage.objects.filter(
                series=self.series_id, locale=self.locale_id, starts_on__lte=self.last_day, ends_on__gte=self.starts_on
            )
            .exclude(translation_key=self.translation_key)
            .exclude(status__in=OFF)
        )

    def flips(self):
        if not self.starts_on:
            return []
        days = (self.starts_on, self.last_day + timedelta(days=1))
        return [Flip(day, str(self.state(day).label)) for day in days]

    @cached_property
    def products(self):
        """Return the stamps of the products on show, in the reader's language."""
        shown = ProductPage.objects.filter(**self.same_source("event_links__event"))
        return list(ProductPage.objects.readable().translations_of(shown, self.locale).for_cards())

    @cached_property
    def exhibitors(self):
        """Return who shows what at which stand, as readers see it, in the order of the stands."""
        from .exhibitors.showing import shown_at

        return shown_at(self)

    @cached_property
    def stand_plan(self):
        """Return a plan drawn from the stands; None where a picture of the venue is given, or stands are too few."""
        from .exhibitors.plan import plan_of

        return None if self.venue_plan_id else plan_of(self.exhibitors)

    @cached_property
    def public_report(self):
        """Return what readers may know of an edition that has begun, None without a report."""
        if self.current_state == State.UPCOMING:
            return None
        reports = self._meta.get_field("report").related_model.objects
        return reports.filter(**self.same_source("event"), is_public=True).first()

    def drawn_share_image(self, request):
        return card_address(self, brand_of(request))

    def structured_data(self, request):
        return [*super().structured_data(request), event_data(self, request)]
