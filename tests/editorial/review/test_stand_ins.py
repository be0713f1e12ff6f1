from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from showcase.editorial.models import StandIn
from showcase.editorial.review.people import reviewers_of
from showcase.editorial.roles.models import RoleKey

from .helpers import approve, fresh, join, send, waits_at

DAY = date(2026, 11, 24)


@pytest.fixture
def stand_in(office):
    return StandIn.objects.create(absent=office.provenance, deputy=office.market, first_day=DAY, last_day=DAY)


@pytest.mark.parametrize(("day", "may"), [("2026-11-23", False), ("2026-11-24", True), ("2026-11-25", False)])
def test_a_deputy_acts_on_the_days_and_no_others(office, ginger, stand_in, day, may):
    with time_machine.travel(f"{day}T23:30:00+07:00", tick=False):
        state = send(ginger, office.writer)
        assert bool(state.task.specific.may_act(fresh(office.market))) == may
        assert (approve(state, office.market) is None) == may


def test_who_lost_the_role_is_stood_in_for_no_more(office, stand_in):
    group = [office.groups[RoleKey.PROVENANCE_REVIEWER]]
    assert office.market in reviewers_of(group, DAY)
    office.provenance.groups.clear()
    assert list(reviewers_of(group, DAY)) == []


def test_a_deputy_counts_as_a_colleague(office, ginger, stand_in):
    with time_machine.travel("2026-11-24T08:00:00+07:00", tick=False):
        state = send(ginger, office.provenance, tagline="Thơm")
        assert approve(state, office.provenance)
        assert waits_at(ginger).pk == state.pk


def test_nobody_stands_in_for_themselves_nor_backwards(office):
    wrong = StandIn(absent=office.lead, deputy=office.lead, first_day=DAY, last_day=DAY)
    with pytest.raises(ValidationError):
        wrong.clean()
    wrong = StandIn(absent=office.lead, deputy=office.market, first_day=DAY, last_day=date(2026, 11, 1))
    with pytest.raises(ValidationError):
        wrong.clean()


def test_each_names_their_own_and_the_lead_anybodys(office, client, stand_in):
    add = reverse("editorial_stand_ins:add")
    dates = {"first_day": "01/12/2026", "last_day": "03/12/2026"}
    client.force_login(office.market)
    client.post(add, {"absent": office.market.pk, "deputy": office.lead.pk, **dates})
    client.post(add, {"absent": office.provenance.pk, "deputy": office.market.pk, **dates})
    assert list(StandIn.objects.exclude(pk=stand_in.pk).values_list("absent", flat=True)) == [office.market.pk]
    theirs = reverse("editorial_stand_ins:edit", args=[stand_in.pk])
    assert client.get(theirs).url == reverse("wagtailadmin_home")
    client.force_login(office.lead)
    assert client.get(theirs).status_code == 200
    assert client.get(reverse("editorial_stand_ins:index")).context["object_list"].count() == 2
    client.force_login(join(RoleKey.PARTNER, "buu-dien"))
    assert client.get(add).status_code == 302
