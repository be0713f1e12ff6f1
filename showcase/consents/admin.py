"""Consents in the admin: a list that says which hold, a chooser that can note a new one, and the way to withdraw."""

import django_filters
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from showcase.admin_parts import day_column

from .models import Consent
from .state import State
from .views import ConsentIndex, EditConsent, WithdrawView


class ConsentFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Today"), choices=State.choices, method="in_state", empty_label=_("All")
    )
    without_evidence = django_filters.ChoiceFilter(
        label=_("Evidence"),
        choices=[("missing", _("without a written consent")), ("there", _("with a written consent"))],
        method="by_evidence",
        empty_label=_("All"),
    )

    def in_state(self, queryset, name: str, value: str):
        return queryset.in_state(value)

    def by_evidence(self, queryset, name: str, value: str):
        # A withdrawn one has lost its paper on purpose.
        return queryset.filter(evidence__isnull=value == "missing", withdrawn_on=None)

    class Meta:
        model = Consent
        fields = ["state", "without_evidence"]


class OwnOnly:
    """Nobody browses names through a chooser who may not look through the records."""

    request: HttpRequest

    def get_object_list(self):
        return Consent.objects.for_choosing(self.request.user)

    def get_object(self, pk):
        return Consent.objects.for_choosing(self.request.user).get(pk=pk)

    def get_objects(self, pks):
        return Consent.objects.for_choosing(self.request.user).filter(pk__in=pks)


class Choose(OwnOnly, ChooseView):
    pass


class ChooseResults(OwnOnly, ChooseResultsView):
    pass


class Chosen(OwnOnly, SnippetChosenView):
    pass


class ChosenMultiple(OwnOnly, SnippetChosenMultipleView):
    pass


class ConsentChooserViewSet(SnippetChooserViewSet):
    """Offers the consents that hold, and notes a new one on the spot."""

    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenMultiple
    choose_one_text = _("Choose a consent")
    creation_tab_label = _("Note a new one")
    form_fields = [
        "person",
        "covers_name",
        "covers_photo",
        "covers_phone",
        "covers_email",
        "given_on",
        "ends_on",
        "evidence",
    ]


class ConsentViewSet(SnippetViewSet):
    model = Consent
    icon = "clipboard-list"
    menu_label = _("Consents")
    menu_name = "consents"
    menu_order = 240
    add_to_admin_menu = True
    index_view_class = ConsentIndex
    edit_view_class = EditConsent
    chooser_viewset_class = ConsentChooserViewSet
    filterset_class = ConsentFilterSet
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("covers", label=_("Covers")),
        day_column("given_on", _("Given on")),
        Column("state_label", label=_("Today")),
        Column("evidence", label=_("Written consent")),
        Column("noted_by", label=_("Noted by")),
    ]
    list_export = [
        "reference",
        "person",
        "covers",
        "given_on",
        "ends_on",
        "state_label",
        "evidence",
        "noted_by",
        "noted_at",
        "withdrawn_on",
        "withdrawn_by",
        "removed_at",
    ]
    export_headings = {
        "reference": _("Number"),
        "covers": _("Covers"),
        "state_label": _("Today"),
    }
    panels = [
        HelpPanel(template="showcase/consents/standing.html"),
        FieldPanel("person"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("covers_name"), FieldPanel("covers_photo")]),
                FieldRowPanel([FieldPanel("covers_phone"), FieldPanel("covers_email")]),
            ],
            _("What the consent covers"),
        ),
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("ends_on")]),
        FieldPanel("evidence"),
        FieldPanel("note"),
    ]

    def get_queryset(self, request):
        return Consent.objects.seen_by(request.user).for_list()

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw")]
