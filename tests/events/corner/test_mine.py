"""The organiser's first screen: their own events, each where it stands."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from events.corner.mine import Stage, by_part, events_of
from tests import factories

pytestmark = pytest.mark.usefixtures("desk")


def stages(user) -> dict[str, Stage]:
    return {each.title: each.stage for each in events_of(user)}


def test_events_of_others_are_not_among_them(fair, foreign, organiser):
    assert list(stages(organiser)) == [fair.title]


def test_each_says_where_it_stands(site, fair, organiser, lead):
    for title in ("Nháp", "Đang duyệt", "Trả lại"):
        page = factories.EventPageFactory(parent=site.events, title=title, owner=organiser, live=False)
        page.save_revision(user=organiser)
        if title != "Nháp":
            state = page.get_workflow().start(page, organiser)
        if title == "Trả lại":
            state.current_task_state.specific.reject(user=lead, comment="Thiếu nguồn.")
    assert stages(organiser) == {
        fair.title: Stage.PUBLISHED,
        "Nháp": Stage.DRAFT,
        "Đang duyệt": Stage.REVIEW,
        "Trả lại": Stage.RETURNED,
    }
    assert [each.comment for each in events_of(organiser) if each.stage == Stage.RETURNED] == ["Thiếu nguồn."]


def test_days_are_those_of_the_latest_draft(site, organiser):
    page = factories.EventPageFactory(parent=site.events, owner=organiser, live=False)
    page.starts_on = page.ends_on = date(2027, 5, 1)
    page.save_revision(user=organiser)
    (mine,) = events_of(organiser)
    assert (mine.first, mine.last) == (date(2027, 5, 1), date(2027, 5, 1))


@pytest.mark.parametrize(("day", "part"), [("2026-12-13", "coming"), ("2026-12-14", "past")])
def test_event_is_past_after_its_last_day(fair, organiser, day, part):
    with time_machine.travel(f"{day} 08:00:00+07:00", tick=False):
        assert [key for key, _heading, _events in by_part(events_of(organiser))] == [part]


def test_many_events_cost_what_few_do(site, organiser, django_assert_max_num_queries):
    for _each in range(12):
        factories.EventPageFactory(parent=site.events, owner=organiser, live=False).save_revision(user=organiser)
    with django_assert_max_num_queries(5):
        assert len(events_of(organiser)) == 12


def test_screens_show_own_events_and_no_others(client, fair, foreign, organiser):
    client.force_login(organiser)
    for name in ("my_events", "wagtailadmin_home"):
        screen = client.get(reverse(name)).content.decode()
        assert fair.title in screen
    assert foreign.title not in client.get(reverse("my_events")).content.decode()
