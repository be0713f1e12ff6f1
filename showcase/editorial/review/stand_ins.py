"""Who stands in for whom: each for themselves, and those who may change stand-ins for all."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views import generic
from wagtail.admin.views.generic import PermissionCheckedMixin, history, usage
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import OwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from product_pages.admin_parts import day_column

from .models import StandIn

CHANGE_ALL = "editorial.change_standin"

# With “add” somebody names their own stand-in and may change it; with “change” those of all.
register_permission_policy(StandIn, OwnershipPermissionPolicy(StandIn, owner_field_name="absent"))


def admin_users():
    """Return the active users who may open the admin: only they can review."""
    access = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    may = Q(is_superuser=True) | Q(groups__permissions__in=access) | Q(user_permissions__in=access)
    return get_user_model().objects.filter(may, is_active=True).distinct().order_by("first_name", "username")


class StandInForm(WagtailAdminModelForm):
    """Names a stand-in. Whoever may not change all of them names their own only."""

    def __init__(self, *args, for_user=None, **kwargs):
        super().__init__(*args, for_user=for_user, **kwargs)
        for name in ("absent", "deputy"):
            self.fields[name].queryset = admin_users()
            self.fields[name].label_from_instance = get_user_display_name
        if for_user and not for_user.has_perm(CHANGE_ALL):
            self.fields["absent"].queryset = get_user_model().objects.filter(pk=for_user.pk)
            self.fields["absent"].initial = for_user.pk
            self.fields["absent"].empty_label = None


class OnlyMine(PermissionCheckedMixin):
    """Goes before a view of one stand-in: nobody opens one that they may not change."""

    def get_object(self, *args, **kwargs):
        found = super().get_object(*args, **kwargs)
        if not self.user_has_permission_for_instance("change", found):
            raise PermissionDenied
        return found


class StandInIndex(generic.IndexView):
    def get_base_queryset(self):
        found = StandIn.objects.select_related("absent", "deputy")
        user = self.request.user
        return found if user.has_perm(CHANGE_ALL) else found.filter(Q(absent=user) | Q(deputy=user))


class StandInEdit(OnlyMine, generic.EditView):
    pass


class StandInDelete(OnlyMine, generic.DeleteView):
    pass


class StandInHistory(OnlyMine, history.HistoryView):
    pass


class StandInUsage(OnlyMine, usage.UsageView):
    pass


class StandInViewSet(ModelViewSet):
    model = StandIn
    icon = "group"
    menu_label = _("Stand-ins")
    add_to_settings_menu = True
    menu_order = 650
    copy_view_enabled = False
    index_view_class = StandInIndex
    edit_view_class = StandInEdit
    delete_view_class = StandInDelete
    history_view_class = StandInHistory
    usage_view_class = StandInUsage
    list_display = [
        TitleColumn(
            "absent",
            label=_("who is away"),
            accessor=lambda record: get_user_display_name(record.absent),
            url_name="editorial_stand_ins:edit",
        ),
        "deputy",
        day_column("first_day", _("first day")),
        day_column("last_day", _("last day")),
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("absent"), FieldPanel("deputy")]),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        ],
        base_form_class=StandInForm,
    )
