"""Events: fairs, conferences, seminars, training days and festivals where products are shown."""

from datetime import date, timedelta
from itertools import groupby
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from product_pages.products.models import ProductPage
from showcase.blocks import BodyField
from showcase.pages.base import BasePage, standard_tabs, tabbed
from showcase.pages.mixins import HeroMixin, IntroMixin
from showcase.pages.previews import Flip
from showcase.pages.shared_facts import SharedFactsMixin
from showcase.pages.sources import AbstractSource
from showcase.pagination import page_of

from .blocks import ProgrammeDayBlock
from .querysets import EventPageManager
from .state import State, Status, state_on
from .structured_data import event_data

LUNAR_DAY = [MinValueValidator(1), MaxValueValidator(30)]
LUNAR_MONTH = [MinValueValidator(1), MaxValueValidator(12)]


def validate_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone of this name."))


class EventIndexPage(IntroMixin, BasePage):
    """Events that are on or coming, and those of past years."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1
    template = "events/event_index_page.html"
    edit_handler = tabbed(([TitleFieldPanel("title"), FieldPanel("intro")], _("Content")), *standard_tabs(BasePage))

    class Meta:
        verbose_name = _("list of events")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        events = EventPage.objects.readable().in_locale(self.locale).for_cards()
        kind = request.GET.get("loai", "")
        if kind in EventPage.Kind.values:
            events = events.filter(kind=kind)
        else:
            kind = ""
        past = page_of(events.past(), request.GET.get("trang"), 24)
        years = [(year, list(held)) for year, held in groupby(past, lambda e: e.starts_on.year)]
        return context | {
            "upcoming": list(events.upcoming()),
            "past": past,
            "years": years,
            "kinds": EventPage.Kind.choices,
            "kind": kind,
            "query": f"loai={kind}" if kind else "",
        }


class EventPage(SharedFactsMixin, HeroMixin, IntroMixin, BasePage):
    """One edition of an event."""

    class Kind(models.TextChoices):
        FAIR = "fair", _("Fair")
        CONFERENCE = "conference", _("Conference")
        SEMINAR = "seminar", _("Seminar")
        TRAINING = "training", _("Training day")
        FESTIVAL = "festival", _("Festival")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.FAIR)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status.choices,
        default=Status.PLANNED,
        help_text=_("Whether it is upcoming, on now or past follows from its dates."),
    )
    status_note = models.CharField(
        _("what changed"),
        max_length=250,
        blank=True,
        help_text=_("One sentence for readers when it is postponed or cancelled."),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Leave blank for one day."))
    opens_at = models.TimeField(_("opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("closes at"), null=True, blank=True)
    timezone = models.CharField(_("time zone"), max_length=40, default="Asia/Ho_Chi_Minh", validators=[validate_zone])
    lunar_month = models.PositiveSmallIntegerField(_("lunar month"), null=True, blank=True, validators=LUNAR_MONTH)
    lunar_first_day = models.PositiveSmallIntegerField(
        _("first day, lunar"), null=True, blank=True, validators=LUNAR_DAY
    )
    lunar_last_day = models.PositiveSmallIntegerField(_("last day, lunar"), null=True, blank=True, validators=LUNAR_DAY)
    illustrative = models.BooleanField(
        _("illustrative"), default=False, help_text=_("Sample: the dates are an example, not announced.")
    )
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    place = models.ForeignKey(
        "showcase.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("Commune or ward; leave blank for an event outside the province."),
    )
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    recurrence = models.CharField(
        _("how often"), max_length=160, blank=True, help_text=_("For example: yearly, in April.")
    )
    programme = BodyField([("day", ProgrammeDayBlock())], verbose_name=_("programme"), blank=True)

    objects = EventPageManager()

    parent_page_types = ["events.EventIndexPage"]
    subpage_types = []
    template = "events/event_page.html"
    kind_label = _("Event")
    shared_facts = (
        "kind",
        "status",
        "starts_on",
        "ends_on",
        "opens_at",
        "closes_at",
        "timezone",
        "lunar_month",
        "lunar_first_day",
        "lunar_last_day",
        "illustrative",
        "place",
    )
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
    edit_handler = tabbed(
        (
            [
                TitleFieldPanel("title"),
                FieldPanel("kind"),
                FieldPanel("intro"),
                HeroMixin.hero_panel,
                FieldPanel("organiser"),
                FieldPanel("audience"),
                FieldPanel("recurrence"),
                InlinePanel("event_sources", label=_("source"), heading=_("Sources")),
            ],
            _("Event"),
        ),
        (
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("timezone")]),
                MultiFieldPanel(
                    [
                        FieldPanel("lunar_month"),
                        FieldRowPanel([FieldPanel("lunar_first_day"), FieldPanel("lunar_last_day")]),
                    ],
                    _("By the lunar calendar"),
                ),
                MultiFieldPanel(
                    [FieldPanel("status"), FieldPanel("status_note"), FieldPanel("illustrative")], _("Status")
                ),
                FieldPanel("venue"),
                FieldPanel("place"),
            ],
            _("When and where"),
        ),
        ([FieldPanel("programme")], _("Programme")),
        (
            [
                MultipleChooserPanel(
                    "event_products", chooser_field_name="product", label=_("product"), heading=_("Products on show")
                )
            ],
            _("Products"),
        ),
        *standard_tabs(BasePage),
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        super().clean()
        errors = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("It cannot end before it starts.")
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = _("It cannot close before it opens.")
        if bool(self.lunar_month) != bool(self.lunar_first_day):
            errors["lunar_month"] = _("Give both the lunar month and the lunar day, or neither.")
        if self.lunar_last_day and not (self.lunar_first_day and self.lunar_first_day <= self.lunar_last_day):
            errors["lunar_last_day"] = _("It cannot end before it starts.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        self.ends_on = self.ends_on or self.starts_on
        super().save(*args, **kwargs)

    @property
    def last_day(self) -> date:
        return self.ends_on or self.starts_on

    @property
    def is_one_day(self) -> bool:
        return self.last_day == self.starts_on

    def state(self, at: date | None = None) -> State:
        """Return upcoming, on now, past, postponed or cancelled, on the day (today)."""
        return state_on(self, at)

    @cached_property
    def current_state(self) -> State:
        return self.state()

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

    @property
    def programme_days(self) -> list[tuple[int, date, list]]:
        """Return each day of the programme: its number, its date and its items."""
        days = ((block.value["day"] or 1, block.value["sessions"]) for block in self.programme)
        return [(number, self.starts_on + timedelta(days=number - 1), sessions) for number, sessions in days]

    @cached_property
    def sources(self):
        return list(self.shared_children("event_sources").select_related("document"))

    def structured_data(self, request):
        return [*super().structured_data(request), event_data(self, request)]


class EventProduct(Orderable):
    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_products")
    product = models.ForeignKey(
        ProductPage, verbose_name=_("product"), on_delete=models.CASCADE, related_name="event_links"
    )

    panels = [PageChooserPanel("product")]

    class Meta(Orderable.Meta):
        verbose_name = _("product on show")


class EventSource(AbstractSource):
    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_sources")
