"""What organisers miss: proposed, counted on the lead's desk, answered, and begun with its name."""

import pytest
from django.urls import reverse

from events.models import Proposal
from tests import factories

pytestmark = pytest.mark.usefixtures("desk")
CAKE = {"kind": "product", "name": "Bánh ngào", "why": "Bà con xã Diễn làm, hỏi hội phụ nữ."}


@pytest.fixture
def proposal(organiser):
    return Proposal.objects.create(**CAKE, proposed_by=organiser)


def propose(client, user, **fields):
    client.force_login(user)
    return client.post(reverse("event_propose"), CAKE | fields)


def test_organiser_proposes_for_an_own_event(client, organiser, fair):
    propose(client, organiser, event=fair.pk)
    assert (Proposal.objects.get().proposed_by, Proposal.objects.get().event) == (organiser, fair)


def test_event_of_another_cannot_be_named(client, organiser, foreign):
    assert list(propose(client, organiser, event=foreign.pk).context["form"].errors) == ["event"]


@pytest.mark.usefixtures("proposal")
def test_same_name_is_asked_for_once(client, organiser):
    assert list(propose(client, organiser, name="bánh NGÀO").context["form"].errors) == ["name"]


def test_what_has_a_page_is_not_proposed(client, organiser, site):
    factories.ProductPageFactory(parent=site.products, title="Bánh ngào")
    assert list(propose(client, organiser).context["form"].errors) == ["name"]


@pytest.mark.usefixtures("proposal")
def test_lead_sees_it_on_the_desk(client, lead):
    client.force_login(lead)
    assert reverse("event_proposals") in client.get(reverse("wagtailadmin_home")).content.decode()
    assert CAKE["name"] in client.get(reverse("event_proposals")).content.decode()


def answer(client, user, proposal, **fields):
    client.force_login(user)
    return client.post(reverse("event_proposal_answer", args=[proposal.pk]), fields)


def test_accepted_one_leads_to_a_page_with_its_name(
    client, lead, proposal, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        begun = answer(client, lead, proposal, answer="accepted", answer_note="")
    start = client.get(begun.url)
    blank = client.get(start.context["blank_url"])
    assert blank.context["form"]["title"].value() == CAKE["name"]
    assert [mail.to for mail in mailoutbox] == [[proposal.proposed_by.email]]


def test_declining_needs_a_sentence(client, lead, proposal):
    response = answer(client, lead, proposal, answer="declined", answer_note=" ")
    assert list(response.context["form"].errors) == ["answer_note"]
    assert Proposal.objects.get().is_open


def test_organiser_reads_the_answer_and_no_proposal_of_others(client, lead, organiser, proposal):
    answer(client, lead, proposal, answer="declined", answer_note="Chưa đủ tiêu chí.")
    Proposal.objects.create(kind="product", name="Của người khác", why="…", proposed_by=lead)
    client.force_login(organiser)
    screen = client.get(reverse("event_proposals")).content.decode()
    assert "Chưa đủ tiêu chí." in screen
    assert "Của người khác" not in screen
