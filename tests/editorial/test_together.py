"""Two editors on one page: nobody writes over the other unawares, and each saved version is kept."""

import pytest
from django.urls import reverse

from showcase.editorial.roles.models import RoleKey
from tests.desk import member
from tests.factories import StoryPageFactory
from tests.stories.test_story_editor import form

BY_ITSELF = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def save(client, desk, site):
    """Return what saves the page in somebody's name, from the version that they had opened."""
    page = StoryPageFactory(parent=site.stories, live=False)
    opened = page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def save(name, author, **how):
        client.force_login(member(RoleKey.WRITER, name))
        version = {"loaded_revision_id": opened.pk, "loaded_revision_created_at": opened.created_at.isoformat()}
        return client.post(address, form(author=author) | version | how.pop("fields", {}), **how)

    save.page = page
    return save


def authors(page) -> list[str]:
    return [revision.content["author"] for revision in page.revisions.order_by("pk")]


def test_a_page_does_not_save_itself_over_a_colleagues_version(save):
    first = save("viet", "Lan", **BY_ITSELF)
    second = save("viet-hai", "Huệ", **BY_ITSELF)
    assert first.json()["success"]
    assert (second.status_code, second.json()["error_code"]) == (400, "invalid_revision")
    assert authors(save.page) == ["", "Lan"]


def test_who_saves_over_it_all_the_same_leaves_both_versions_in_the_history(save):
    save("viet", "Lan", **BY_ITSELF)
    assert save("viet-hai", "Huệ").status_code == 302
    assert authors(save.page) == ["", "Lan", "Huệ"]


def test_ones_own_versions_become_one_while_one_writes(save):
    made = save("viet", "Lan", **BY_ITSELF).json()["revision_id"]
    assert save("viet", "Lan Anh", fields={"overwrite_revision_id": made}, **BY_ITSELF).json()["success"]
    assert authors(save.page) == ["", "Lan Anh"]
