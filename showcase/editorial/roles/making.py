"""Makes the groups of the roles, and gives them what the table says. Safe to call as often as one likes."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission, GroupPagePermission

from product_pages.listings.permissions import keep_own_permission

from .models import Role, RoleKey
from .sections import Shelf
from .table import ROLES, RoleSpec

ACCESS = "wagtailadmin.access_admin"
# What every page type and every kind of file keeps its rights under, whichever model holds the rows.
PAGE, PICTURE, DOCUMENT, COLLECTION = (
    "wagtailcore.page",
    "wagtailimages.image",
    "wagtaildocs.document",
    "wagtailcore.collection",
)


@transaction.atomic
def make_roles(reset: bool = False) -> dict[RoleKey, Group]:
    """Return the group of each role, with at least what the table gives it; with `reset`, with exactly that.

    A group is known by its role, whatever it is called by now. A section that nobody has made yet gets its rights
    by a later call. What an administrator gave by hand stays, unless `reset` is asked for.
    """
    keep_own_permission()
    rights = Catalogue()
    groups = {spec.key: group_of(spec) for spec in ROLES}
    for spec in ROLES:
        for kind in (Records, Pages, Files):
            kind(spec, groups[spec.key], rights).give(reset)
    for shelf in Shelf:
        if shelf.value.is_private:
            close(shelf, [groups[spec.key] for spec in ROLES if shelf in spec.opens])
    return groups


def group_of(spec: RoleSpec) -> Group:
    """Return the group of a role: the one that has it, one of its name that has none, or a new one."""
    role = Role.objects.filter(key=spec.key).select_related("group").first()
    if role:
        return role.group
    namesake = Group.objects.filter(name__in=(spec.name_vi, spec.name_en)).first()
    if namesake and hasattr(namesake, "role"):
        namesake = None
        name = f"{spec.name_vi} ({spec.key})"
    else:
        name = spec.name_vi
    group = namesake or Group.objects.create(name=name)
    Role.objects.create(key=spec.key, group=group, name_vi=spec.name_vi, name_en=spec.name_en)
    return group


class Catalogue:
    """All rights that there are, read once. LookupError for one that does not exist."""

    def __init__(self) -> None:
        found = Permission.objects.select_related("content_type")
        self.known = {f"{each.content_type.app_label}.{each.codename}": each for each in found}

    def named(self, full_names: Iterable[str]) -> list[Permission]:
        """Return rights by their full names ("app.codename")."""
        return [self.known[name] for name in full_names]

    def of(self, model: str, actions: Iterable[str]) -> list[Permission]:
        """Return the rights to do this with records of a model ("app.model")."""
        app, name = model.split(".")
        return self.named(f"{app}.{action}_{name}" for action in actions)

    def all(self) -> list[Permission]:
        return list(self.known.values())


class Giving:
    """One kind of rights: what the table gives, what the group has, and how the two are made to agree."""

    def __init__(self, spec: RoleSpec, group: Group, rights: Catalogue):
        self.spec, self.group, self.rights = spec, group, rights

    def give(self, reset: bool) -> None:
        raise NotImplementedError


class Records(Giving):
    """Rights that count for all records of a model, and the right to enter the admin."""

    def give(self, reset: bool) -> None:
        wanted = self.wanted()
        if reset:
            self.group.permissions.set(wanted)
        else:
            self.group.permissions.add(*wanted)

    def wanted(self) -> list[Permission]:
        if self.spec.has_all:
            return self.rights.all()
        found = self.rights.named([ACCESS, *self.spec.also])
        for model, actions in self.spec.records.items():
            found += self.rights.of(model, actions)
        return found


class Pages(Giving):
    """Rights on parts of the page tree."""

    def give(self, reset: bool) -> None:
        wanted = {
            (page.pk, permission.pk)
            for section, actions in self.spec.pages.items()
            for page in section.value.pages()
            for permission in self.rights.of(PAGE, actions)
        }
        given = GroupPagePermission.objects.filter(group=self.group)
        known = {(each.page_id, each.permission_id): each.pk for each in given}
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=self.group, page_id=page, permission_id=permission)
            for page, permission in sorted(wanted - known.keys())
        )
        if reset:
            given.filter(pk__in=[known[key] for key in known.keys() - wanted]).delete()


class Files(Giving):
    """Rights on collections of pictures and documents."""

    def give(self, reset: bool) -> None:
        wanted = {(shelf_of(shelf).pk, permission.pk) for shelf, permission in self.wanted()}
        given = GroupCollectionPermission.objects.filter(group=self.group)
        known = {(each.collection_id, each.permission_id): each.pk for each in given}
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=self.group, collection_id=collection, permission_id=permission)
            for collection, permission in sorted(wanted - known.keys())
        )
        if reset:
            given.filter(pk__in=[known[key] for key in known.keys() - wanted]).delete()

    def wanted(self) -> Iterable[tuple[Shelf, Permission]]:
        for model, shelves in ((PICTURE, self.spec.pictures), (DOCUMENT, self.spec.documents)):
            for shelf, actions in shelves.items():
                yield from ((shelf, permission) for permission in self.rights.of(model, actions))
        if self.spec.has_all:
            for permission in self.rights.of(COLLECTION, ("add", "change", "delete")):
                yield Shelf.ALL, permission


def shelf_of(shelf: Shelf) -> Collection:
    """Return the collection of a shelf, made at need."""
    root, cupboard = Collection.get_first_root_node(), shelf.value
    if cupboard.collection is None:
        return root
    # Whoever edited it in English stored its English name.
    found = Collection.objects.filter(name__in=(cupboard.collection, cupboard.collection_en)).first()
    return found or root.add_child(name=cupboard.collection)


def close(shelf: Shelf, groups: Iterable[Group]) -> None:
    """Let the papers of a private collection be opened by these groups; what it was closed by already stays."""
    collection = shelf_of(shelf)
    if not collection.view_restrictions.exists():
        restriction = CollectionViewRestriction.objects.create(
            collection=collection, restriction_type=CollectionViewRestriction.GROUPS
        )
        restriction.groups.set(groups)
