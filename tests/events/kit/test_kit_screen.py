"""The screen: what it says, what is made at once and what as a task, and what is kept until when."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from events.kit import files, work
from events.kit.content import Fair
from events.kit.orders import Order
from showcase.jobs.models import Job
from tests.factories import AdminFactory, EventPageFactory

from .conftest import exhibitor, product

CARDS = {"sheet": "cards-a5", "tongue": "vi", "whose": "0", "copies": "1"}


@pytest.fixture
def admin(client, site):
    client.force_login(AdminFactory())
    return client


@pytest.fixture
def address(fair):
    return reverse("kit", args=[fair.event.pk])


@pytest.fixture
def pressed(monkeypatch):
    """Count how often something is printed, in no time."""
    made = []
    monkeypatch.setattr(work.Press, "pdf", lambda press: made.append(press.order) or b"%PDF-")
    return made


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_small_kit_is_a_download_at_once_and_is_printed_once(admin, address, pressed):
    answers = [admin.post(address, CARDS, follow=True) for _time in range(2)]
    assert [answer["Content-Type"] for answer in answers] == ["application/pdf"] * 2
    assert "cards-a5-vi-0-1.pdf" in answers[0]["Content-Disposition"]
    assert len(pressed) == 1
    assert f"{address}cards-a5-vi-0-1.pdf" in text(admin.get(address))


def test_kit_is_printed_again_when_the_content_has_changed_and_the_old_one_goes(admin, address, fair, pressed):
    admin.post(address, CARDS)
    old = files.name_of(Fair(fair.event), Order.of_slot("cards-a5-vi-0-1"))
    fair.sauce.title = "Nước mắm Hạ Thổ"
    fair.sauce.save()
    lost = admin.get(reverse("kit_file", args=[fair.event.pk, "cards-a5-vi-0-1"]), follow=True)
    assert lost.redirect_chain[-1][0] == address
    admin.post(address, CARDS)
    assert len(pressed) == 2
    assert not default_storage.exists(old)


def test_kit_of_a_hundred_stands_is_a_task_that_tells_how_far_it_is(admin, address, fair, site, pressed, monkeypatch):
    shown = product(site, "Trà")
    for number in range(98):
        exhibitor(fair.event, None, f"B{number}", shown)
    answer = admin.post(address, CARDS)
    job = Job.objects.get()
    assert answer.url == job.get_absolute_url()
    assert job.back == address
    moves = []
    files.remove_all(fair.event.pk)
    monkeypatch.undo()
    monkeypatch.setattr(Job, "move", lambda self, done, total=None: moves.append((done, total)))
    monkeypatch.setattr(work.Press, "set", lambda press, *how: (press.folder / "out-0.pdf").write_bytes(b"%PDF-"))
    monkeypatch.setattr(work.Press, "picture", lambda press, image: None)
    work.print_for(job, fair.event.pk, "cards-a5-vi-0-1")
    assert (moves[0], moves[-1]) == ((0, 101), (100, 101))
    assert files.is_ready(Fair(fair.event), Order.of_slot("cards-a5-vi-0-1"))


def test_event_with_nothing_to_show_says_so_and_still_has_a_poster(admin, site, pressed):
    address = reverse("kit", args=[EventPageFactory(parent=site.events).pk])
    assert "help-warning" in text(admin.get(address))
    assert "help-critical" in text(admin.post(address, CARDS))
    assert admin.post(address, CARDS | {"sheet": "poster-a3"}).status_code == 302
    assert [order.what for order in pressed] == ["poster"]


def test_what_is_left_out_is_named(admin, address, fair):
    fair.ginger.unpublish()
    shown = text(admin.get(address))
    assert "Gừng Kỳ Sơn" in shown
    assert "HTX Mường Lống" in shown


@pytest.mark.parametrize(
    "wrong", [{"sheet": "cards-a3"}, {"tongue": "fr"}, {"whose": "999999"}, {"copies": "7"}, {"whose": "x"}]
)
def test_order_that_makes_no_sense_prints_nothing(admin, address, pressed, wrong):
    assert admin.post(address, CARDS | wrong).status_code == 200
    assert not pressed


@pytest.mark.parametrize("slot", ["cards-a3-vi-0-1", "cards-a5-vi-0-7", "nothing", "cards-a5-vi-0-1-1"])
def test_name_of_no_order_leads_back(admin, fair, address, slot):
    assert admin.get(reverse("kit_file", args=[fair.event.pk, slot])).url == address


def test_kits_go_with_their_event(admin, address, fair, pressed, django_capture_on_commit_callbacks):
    admin.post(address, CARDS)
    number = fair.event.pk
    assert files.names(number)
    with django_capture_on_commit_callbacks(execute=True):
        fair.event.delete()
    assert not files.names(number)


def test_job_of_an_event_that_is_no_more_says_so(fair):
    with pytest.raises(work.JobRefused):
        work.print_for(Job(), 999999, "cards-a5-vi-0-1")
