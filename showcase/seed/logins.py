"""A login for each role, for trying the site on one's own machine."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from events.models import EventIndexPage
from showcase.home.models import HomePage

PASSWORD = "san-vat-2026"
PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
LIBRARY_RIGHTS = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
RECORDS = ("certificate", "listing", "producercontact", "place")


@dataclass(frozen=True)
class Login:
    username: str
    what: str
    password: str = PASSWORD


LOGINS = (
    Login("quantri", "administrator / quản trị"),
    Login("bientap", "communications editor / biên tập viên truyền thông"),
    Login("tochuc", "event organiser / người tổ chức sự kiện"),
)


def load_logins() -> None:
    """Create the users and what they may do; existing users keep their passwords."""
    admin, editor, organiser = (_user(login) for login in LOGINS)
    admin.is_staff = admin.is_superuser = True
    admin.save()
    # Wagtail's own workflow asks the moderators, who may publish what organisers submit.
    editor.groups.add(_editors(), Group.objects.get(name="Moderators"))
    organiser.groups.add(_organisers())


def _user(login: Login):
    user, created = get_user_model().objects.get_or_create(
        username=login.username, defaults={"email": f"{login.username}@example.org"}
    )
    if created:
        user.set_password(login.password)
        user.save()
    return user


def _editors() -> Group:
    group, created = Group.objects.get_or_create(name="Biên tập viên truyền thông")
    if created:
        _allow_admin(group)
        _allow_pages(group, HomePage.objects.all(), PAGE_RIGHTS)
        _allow_library(group)
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label__in=("product_pages", "showcase"), content_type__model__in=RECORDS
            ),
            *Permission.objects.filter(codename__in=("submit_translation", "view_job", "change_marketplace")),
        )
    return group


def _organisers() -> Group:
    """Organisers write events, and nothing else; an editor publishes them."""
    group, created = Group.objects.get_or_create(name="Người tổ chức sự kiện")
    if created:
        _allow_admin(group)
        _allow_pages(group, EventIndexPage.objects.all(), ("add_page",))
        _allow_library(group)
    return group


def _allow_admin(group: Group) -> None:
    group.permissions.add(Permission.objects.get(codename="access_admin"))


def _allow_pages(group: Group, pages, rights: tuple[str, ...]) -> None:
    for page in pages:
        for permission in Permission.objects.filter(content_type__model="page", codename__in=rights):
            GroupPagePermission.objects.get_or_create(
                group=group, page=Page.objects.get(pk=page.pk), permission=permission
            )


def _allow_library(group: Group) -> None:
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label__in=("showcase", "wagtailimages", "wagtaildocs"),
        codename__in=(*LIBRARY_RIGHTS, "add_picture", "change_picture", "choose_picture"),
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
