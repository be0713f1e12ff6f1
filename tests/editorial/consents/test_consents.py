"""The record of a consent: its four states by day, its rules, its screens, and who may see whose."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.log_actions import LogContext

from showcase.consents.models import Consent
from showcase.consents.state import State, state_on
from showcase.consents.withdrawal import tasks
from showcase.consents.withdrawal.needles import Needles, needles_of
from showcase.consents.withdrawal.subject import Subject
from showcase.seed.consents import load_consents, remove_consents
from tests.editorial.consents.conftest import NAME
from tests.factories import ConsentFactory, ProducerPageFactory, UserFactory

DAY = date(2026, 11, 24)
LIST = reverse("wagtailsnippets_showcase_consent:list")


def on(days: int) -> date:
    return DAY + timedelta(days=days)


CASES = [
    ({}, State.HOLDS),
    ({"given_on": None}, State.NOT_GIVEN),
    ({"given_on": on(1)}, State.NOT_GIVEN),
    ({"given_on": on(0)}, State.HOLDS),
    ({"ends_on": on(0)}, State.HOLDS),
    ({"ends_on": on(-1)}, State.ENDED),
    ({"withdrawn_on": on(0)}, State.WITHDRAWN),
    ({"withdrawn_on": on(1)}, State.HOLDS),
    ({"ends_on": on(-1), "withdrawn_on": on(-1)}, State.WITHDRAWN),
    ({"given_on": None, "ends_on": on(-1)}, State.ENDED),
]


@pytest.mark.database
def test_a_record_and_the_table_agree_on_every_state(db):
    for values, state in CASES:
        consent = ConsentFactory(**values)
        assert state_on(consent, DAY) == state
        found = [each for each in State if Consent.objects.in_state(each, DAY).filter(pk=consent.pk)]
        assert found == [state]


def test_a_record_says_who_what_and_keeps_its_paper_private(site, media):
    public = get_document_model().objects.create(title="Giấy", file=ContentFile(b"x", name="giay.pdf"))

    def errors(**values) -> set[str]:
        with pytest.raises(ValidationError) as refused:
            ConsentFactory.build(**values).full_clean()
        return set(refused.value.message_dict)

    assert errors(person=" ") == {"person"}
    assert errors(ends_on=date(2020, 1, 1)) == {"ends_on"}
    assert errors(evidence=public) == {"evidence"}
    assert errors(covers_name=False, covers_photo=False, covers_phone=False, covers_email=False) == {"__all__"}
    assert errors(withdrawn_on=DAY) == {"__all__"}


def test_whoever_notes_it_stands_in_it(db):
    user = UserFactory()
    with LogContext(user=user):
        assert ConsentFactory().noted_by == user


def test_the_list_finds_by_state_by_evidence_and_without_accents(editor_client, db):
    ConsentFactory(), ConsentFactory(person="Vi Văn Mẫu", ends_on=date(2024, 4, 1))

    def people(query: str) -> list[str]:
        return [each.person for each in editor_client.get(f"{LIST}?{query}").context["object_list"]]

    assert people("state=ended") == ["Vi Văn Mẫu"]
    assert people("q=lu thi mau") == [NAME]
    assert len(people("without_evidence=missing")) == 2
    assert people("without_evidence=there") == []


def test_the_chooser_shows_names_only_to_those_who_may_see_them(client, db):
    helper = UserFactory()
    helper.user_permissions.add(*Permission.objects.filter(codename__in=("access_admin", "add_consent")))
    consent, own = ConsentFactory(), ConsentFactory(person="Vi Văn Mẫu", noted_by=helper)
    choose = reverse("wagtailsnippetchoosers_showcase_consent:choose")
    chosen = "wagtailsnippetchoosers_showcase_consent:chosen"
    client.force_login(helper)
    shown = client.get(choose).content.decode()
    assert ("Vi V" in shown, NAME in shown) == (True, False)
    assert client.get(reverse(chosen, args=[consent.pk])).status_code == 404
    assert client.get(reverse(chosen, args=[own.pk])).status_code == 200
    assert client.get(reverse("wagtailsnippets_showcase_consent:withdraw", args=[own.pk])).status_code == 302
    assert Consent.objects.get(pk=own.pk).withdrawn_on is None


def test_a_consent_is_withdrawn_from_its_page(client, traces, django_capture_on_commit_callbacks):
    client.force_login(traces.admin)
    url = reverse("wagtailsnippets_showcase_consent:withdraw", args=[traces.consent.pk])
    edit = reverse("wagtailsnippets_showcase_consent:edit", args=[traces.consent.pk])
    assert url in client.get(edit).content.decode()
    shown = client.get(url).content.decode()
    assert traces.story.title in shown
    assert Consent.objects.get().withdrawn_on is None
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url, {"takes_name": "on", "replacement": "[một người thợ]"}, follow=True)
    consent = Consent.objects.get()
    assert (consent.person, consent.files_left) == ("", [])
    page = response.content.decode()
    assert NAME not in page
    assert url not in page
    # What is over stays as it is.
    client.post(edit, {"person": "Ai đó", "covers_name": "on"})
    assert Consent.objects.get().person == ""


def test_much_is_done_as_a_long_task(client, traces, monkeypatch):
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    client.force_login(traces.admin)
    url = reverse("wagtailsnippets_showcase_consent:withdraw", args=[traces.consent.pk])
    assert "/jobs/" in client.post(url, {"takes_name": "on"}).url
    assert Consent.objects.get().withdrawn_on


def test_what_fails_is_said_and_can_be_finished(client, traces, monkeypatch):
    client.force_login(traces.admin)
    url = reverse("wagtailsnippets_showcase_consent:withdraw", args=[traces.consent.pk])
    with monkeypatch.context() as broken:
        broken.setattr("showcase.consents.withdrawal.deed._forget_person", lambda *args: 1 / 0)
        client.post(url, {"takes_name": "on"})
    assert list(Consent.objects.unfinished()) == [traces.consent]
    client.post(url)
    assert Consent.objects.get().removed_at


# What is looked for


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Gặp Lữ  Thị Mẫu ở sân.", "Gặp […] ở sân."),
        ("LỮ THỊ MẪU", "[…]"),
        ("Lữ Thị Mẫuu, Ái Lữ Thị Mẫu", "Lữ Thị Mẫuu, Ái […]"),
        ("Gọi (+84) 900.000.123 hay 0900000123", "Gọi […] hay […]"),
        ("Mã 10900000123, số 0900 000 1234", "Mã 10900000123, số 0900 000 1234"),
        ("Thư: MAU@maker.example, lamau@maker.example", "Thư: […], lamau@maker.example"),
        ('[{"value": "L\\u1eef Th\\u1ecb M\\u1eabu"}]', '[{"value": "[\\u2026]"}]'),
        ("[không phải JSON] Lữ Thị Mẫu", "[không phải JSON] […]"),
    ],
)
def test_names_and_numbers_are_found_however_they_are_written(text, cleaned):
    needles = needles_of([(NAME, "0900 000 123", "mau@maker.example")], "", True)
    assert needles.clean(text) == cleaned
    assert needles.clean(cleaned) == cleaned


def test_what_is_stored_is_found_by_one_of_its_fragments():
    needles = needles_of([(NAME, "0900 000 123", "")], "", True)
    stored = [NAME, NAME.upper(), '"L\\u1eef Th\\u1ecb M\\u1eabu"', '\\"L\\\\u1eef Th\\\\u1ecb M', "+84 900.000.123"]
    assert all(any(fragment in text for fragment in needles.fragments) for text in stored[:3])
    assert any(fragment in stored[4] for fragment in needles.fragments)
    assert any(fragment in stored[3] + "\\\\u1eabu" for fragment in needles.fragments)


def test_a_name_of_one_word_or_of_another_consent_stays_in_texts_unless_asked(db):
    assert Subject(ConsentFactory(person="Lan")).is_ordinary_name
    first = ConsentFactory()
    assert not Subject(first).is_ordinary_name
    ConsentFactory()
    assert Subject(first).is_ordinary_name
    assert Needles().clean("Lan") == "Lan"
    assert not needles_of([("Lan", "1234", "")], "", False).pattern


def test_the_sample_has_people_in_three_states_and_takes_them_out_again(site):
    producer = ProducerPageFactory(parent=site.producers)
    for _twice in range(2):
        load_consents(producer)
    assert {each.state for each in Consent.objects.all()} == {State.HOLDS, State.NOT_GIVEN, State.ENDED}
    assert [each.name for each in producer.contacts] == ["Người mẫu Một (không có thật)"]
    remove_consents()
    assert Consent.objects.count() == 3
    producer.delete()
    remove_consents()
    assert not Consent.objects.exists()


@time_machine.travel(DAY)
def test_unfinished_withdrawals_of_the_past_are_found(db):
    ConsentFactory(withdrawn_on=on(-30))
    ConsentFactory(withdrawn_on=on(-30), removed_at="2026-10-25T00:00Z")
    assert Consent.objects.unfinished().count() == 1
