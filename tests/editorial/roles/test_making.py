"""The groups of the roles: made once, known again, completed, and on request set right."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
)

from showcase.editorial.roles import making, table, written
from showcase.editorial.roles.models import Role, RoleKey
from showcase.editorial.roles.sections import Section, Shelf
from tests import factories


def page_rights(group) -> set[tuple[str, str]]:
    given = GroupPagePermission.objects.filter(group=group).select_related("page", "permission")
    return {(each.page.slug, each.permission.codename) for each in given}


def state() -> list[int]:
    """Return how much there is of everything that the making makes."""
    models = (Group, Role, GroupPagePermission, GroupCollectionPermission, Collection, CollectionViewRestriction)
    return [*(model.objects.count() for model in models), Workflow.objects.count()]


def test_each_role_has_a_group_with_its_names(desk):
    assert set(desk) == set(RoleKey)
    assert desk[RoleKey.LEAD].role.name_en == "Communications lead"
    assert desk[RoleKey.LEAD].name == desk[RoleKey.LEAD].role.name_vi == "Phụ trách truyền thông"


def test_making_it_again_changes_nothing(desk):
    before = state()
    call_command("make_desk")
    assert state() == before


def test_group_is_known_by_its_role_when_it_was_renamed(desk):
    Group.objects.filter(pk=desk[RoleKey.WRITER].pk).update(name="Cộng tác viên")
    assert making.make_roles()[RoleKey.WRITER].pk == desk[RoleKey.WRITER].pk
    assert not Group.objects.filter(name=table.WRITER.name_vi).exists()


def test_group_of_the_same_name_becomes_the_roles(site):
    Role.objects.all().delete()
    mine = Group.objects.get(name=table.ORGANISER.name_vi)
    assert making.make_roles()[RoleKey.ORGANISER] == mine


def test_name_that_another_role_bears_is_not_taken(desk):
    Role.objects.filter(key=RoleKey.WRITER).delete()
    Group.objects.filter(pk=desk[RoleKey.PARTNER].pk).update(name="Đối tác")
    desk[RoleKey.WRITER].delete()
    Group.objects.filter(pk=desk[RoleKey.LEAD].pk).update(name=table.WRITER.name_vi)
    assert making.make_roles()[RoleKey.WRITER].name == f"{table.WRITER.name_vi} (writer)"


def test_what_is_missing_is_added_and_what_was_given_by_hand_stays(desk):
    writer = desk[RoleKey.WRITER]
    extra = Permission.objects.get(codename="delete_place")
    writer.permissions.set([extra])
    GroupPagePermission.objects.filter(group=writer).delete()
    making.make_roles()
    assert writer.permissions.filter(codename="add_certificate").exists()
    assert extra in writer.permissions.all()
    assert ("san-pham", "change_page") in page_rights(writer)


def test_reset_leaves_exactly_the_table(desk, site):
    writer, before = desk[RoleKey.WRITER], page_rights(desk[RoleKey.WRITER])
    held = set(writer.permissions.all())
    publish = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    writer.permissions.add(Permission.objects.get(codename="delete_place"))
    GroupPagePermission.objects.create(group=writer, page=Page.objects.get(pk=site.home.pk), permission=publish)
    GroupCollectionPermission.objects.create(
        group=writer,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="delete_document"),
    )
    call_command("make_desk", "--reset")
    assert set(writer.permissions.all()) == held
    assert page_rights(writer) == before
    assert not GroupCollectionPermission.objects.filter(group=writer, permission__codename="delete_document").exists()


def test_section_that_is_made_later_gets_its_rights_by_a_later_call(desk, site):
    assert page_rights(desk[RoleKey.TRANSLATOR]) == set()
    factories.HomePageFactory(
        parent=Page.objects.get(depth=1),
        slug="home-en",
        locale=Locale.objects.get(language_code="en"),
        translation_key=site.home.translation_key,
    )
    making.make_roles()
    assert page_rights(desk[RoleKey.TRANSLATOR]) == {("home-en", "change_page")}


def test_nobody_but_leads_and_administrators_publishes_pages(desk):
    publishing = GroupPagePermission.objects.filter(permission__codename="publish_page", group__in=desk.values())
    assert {each.group.role.key for each in publishing} == {RoleKey.LEAD, RoleKey.ADMINISTRATOR}


def test_private_shelves_are_closed_to_all_but_the_roles_that_open_them(desk):
    for shelf in Shelf:
        restriction = making.shelf_of(shelf).view_restrictions.first()
        opened = {group.role.key for group in restriction.groups.all()} if restriction else None
        wanted = {spec.key for spec in table.ROLES if shelf in spec.opens} if shelf.value.is_private else None
        assert opened == wanted


def test_way_in_which_a_shelf_was_closed_before_stays(site):
    shelf = Collection.get_first_root_node().add_child(name=Shelf.EVIDENCE.value.collection)
    login = CollectionViewRestriction.objects.create(collection=shelf, restriction_type="login")
    making.make_roles()
    assert list(shelf.view_restrictions.all()) == [login]


def test_right_that_does_not_exist_is_no_silent_loss(site):
    with pytest.raises(LookupError):
        making.Catalogue().of("product_pages.certificate", ["stamp"])


def test_every_section_of_the_table_exists_on_a_site(site):
    there = {section for section in Section if section.value.pages()}
    assert there == set(Section) - {Section.ENGLISH}


@pytest.mark.parametrize(("path", "heading", "words"), written.PLACES, ids=["en", "vi"])
def test_documentation_has_the_table_as_it_is(path, heading, words):
    text = path.read_text(encoding="utf-8")
    assert written.with_table(text, heading, words) == text, "Run `manage.py document_roles`."
