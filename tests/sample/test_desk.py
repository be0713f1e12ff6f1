"""With the logins the sample is at work: something waits for every role, readers see nothing of it, and it all goes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from wagtail.models import Page, Revision, TaskState

from events.models import EventPage
from product_pages.models import ProductPage
from showcase.editorial.dashboard.schedule import scheduled_pages
from showcase.editorial.models import Answer, Assignment
from showcase.editorial.review.waiting import desk_of
from showcase.editorial.translation.models import Standing
from showcase.readiness.requirements import lacks_of, required_of
from showcase.seed.desk import MARK, keys, load_desk
from showcase.seed.removal import sample_keys
from tests.folders import DATABASE


def tables() -> tuple:
    return Page.objects.count(), Revision.objects.count(), TaskState.objects.count(), Answer.objects.count()


@pytest.fixture(scope="module")
def source(desk_folder) -> Path:
    return desk_folder


@pytest.fixture(scope="module")
def before(sample_folder) -> set[UUID]:
    """Return the keys of the pages that were there before the logins were put to work."""
    with closing(sqlite3.connect(sample_folder / DATABASE)) as database:
        return {UUID(key) for (key,) in database.execute("SELECT translation_key FROM wagtailcore_page")}


def user(name: str):
    return get_user_model().objects.get(username=name)


def waiting(name: str) -> dict[str, tuple[bool, bool]]:
    """Return what waits for somebody: whether it is late, whether they were asked for it."""
    return {item.title: (item.is_late, item.is_assigned) for item in desk_of(user(name)).waiting}


def test_something_waits_for_each_who_writes_or_reviews(sample, db):
    assert waiting("thamdinh") == {"Gừng Kỳ Sơn": (False, True), "Tương Nam Đàn": (True, False)}
    assert list(waiting("congthuong")) == ["Bánh đa vừng Đô Lương"]
    assert set(waiting("bientap")) == {"Sản phẩm mẫu", "Sự kiện mẫu (đang chờ duyệt)"}
    assert list(waiting("nguoidich2")) == ["A sample story (in second reading)"]
    assert [item.comment[:4] for item in desk_of(user("vietbai")).returned] == ["Mẫu:"]
    assert [item.title for item in desk_of(user("tochuc")).mine] == ["Sự kiện mẫu (đang chờ duyệt)"]
    assert EventPage.objects.filter(owner__username="tochuc", live=False).count() == 2
    assert [page.title for page in scheduled_pages(user("bientap"))] == [
        "Bát chè xanh đầu ngõ",
        "Sự kiện mẫu (đã hẹn giờ đăng)",
    ]


def test_english_is_behind_half_done_and_with_its_second_reader(sample, db):
    states = dict(Standing.objects.exclude(state="complete").values_list("page__slug", "state"))
    assert states == {"san-pham-mau": "behind", "cau-chuyen-mau": "partial", "cau-chuyen-mau-doc-soat": "ready"}


def test_readers_see_of_it_only_what_says_that_it_is_a_sample(vietnamese):
    made = Page.objects.filter(translation_key__in=keys())
    assert made.live().count() == 2
    assert all("mẫu" in page.title or "sample" in page.title for page in made)
    for page in ProductPage.objects.filter(locale=vietnamese, has_unpublished_changes=True, live=True):
        draft = page.get_latest_revision_as_object()
        assert draft.editor_notes.startswith(MARK)
        assert draft.editor_notes.endswith(page.editor_notes)
    assert {(each.verdict, each.note[:4]) for each in Answer.objects.all()} == {("n/a", "Mẫu:")}


def test_the_sample_product_is_complete_and_the_draft_is_not(vietnamese):
    drafts = {
        page.slug: page for page in ProductPage.objects.filter(locale=vietnamese, slug__startswith="san-pham-mau")
    }
    assert not required_of(drafts["san-pham-mau"])
    assert len(lacks_of(drafts["san-pham-mau-ban-nhap"])) > 5


def test_it_is_done_once_and_goes_with_the_sample(sample, before, db):
    rows = tables()
    assert not load_desk()
    assert tables() == rows
    written_on = ProductPage.objects.get(slug="gung-ky-son").get_latest_revision_as_object()
    written_on.tagline = "Một câu của người viết."
    written_on.save_revision(user=user("vietbai"))

    call_command("remove_sample")
    left = Page.objects.filter(translation_key__in=sample_keys())
    assert [page.slug for page in left] == ["gung-ky-son"]
    assert set(Page.objects.values_list("translation_key", flat=True)) <= before
    assert TaskState.objects.count() == Assignment.objects.count() == 1
    assert not load_desk()
