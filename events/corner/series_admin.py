"""Series of events in the admin."""

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from events.series import EventSeries


class EventSeriesViewSet(SnippetViewSet):
    model = EventSeries
    icon = "list-ol"
    menu_label = _("Series of events")
    menu_name = "event-series"
    menu_order = 235
    add_to_admin_menu = True
    list_display = ["name_vi", "name_en", Column("published", label=_("editions published"))]
    search_fields = ["name_vi", "name_en"]
    list_per_page = 50

    def get_queryset(self, request):
        of_readers = Q(editions__live=True, editions__locale__language_code="vi")
        return EventSeries.objects.annotate(published=Count("editions", filter=of_readers)).order_by("name_vi")
