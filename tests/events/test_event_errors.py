"""What an organiser may not enter, said in a sentence at its field."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from events.models import EventPage

FIRST = date(2026, 12, 10)


def errors_of(**fields) -> dict:
    """Return the sentences about the fields of an event, those of the page itself left out."""
    event = EventPage(**{"title": "Hội chợ", "starts_on": FIRST} | fields)
    others = [field.name for field in EventPage._meta.fields if field.name not in fields]
    try:
        event.clean_fields(exclude=others)
        event.clean()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"ends_on": date(2026, 12, 9)}, "ends_on"),
        ({"opens_at": time(8), "closes_at": time(7, 59)}, "closes_at"),
        ({"opens_at": time(8), "closes_at": time(8)}, "closes_at"),
        ({"lunar_month": 2}, "lunar_month"),
        ({"lunar_first_day": 12}, "lunar_month"),
        ({"lunar_last_day": 16}, "lunar_last_day"),
        ({"lunar_month": 2, "lunar_first_day": 16, "lunar_last_day": 12}, "lunar_last_day"),
        ({"lunar_month": 0, "lunar_first_day": 0}, "lunar_month"),
        ({"lunar_month": 13, "lunar_first_day": 1}, "lunar_month"),
        ({"lunar_month": 1, "lunar_first_day": 31}, "lunar_first_day"),
        ({"timezone": "Asia/Vinh"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"timezone": ""}, "timezone"),
        ({"kind": "party"}, "kind"),
        ({"status": "on_now"}, "status"),
    ],
)
def test_error_stands_at_its_field(fields, field):
    found = errors_of(**fields)
    assert field in found
    assert found[field][0].endswith(".")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"ends_on": FIRST},
        {"opens_at": time(8)},
        {"opens_at": time(8), "closes_at": time(17)},
        {"lunar_month": 2, "lunar_first_day": 12},
        {"lunar_month": 2, "lunar_first_day": 12, "lunar_last_day": 12},
        {"lunar_month": 12, "lunar_first_day": 30, "lunar_last_day": 30},
        {"timezone": "Europe/Paris"},
    ],
)
def test_what_is_right_has_no_error(fields):
    assert errors_of(**fields) == {}


def test_all_errors_are_said_at_once():
    wrong = {"ends_on": date(2026, 12, 1), "opens_at": time(9), "closes_at": time(8), "lunar_month": 2}
    assert set(errors_of(**wrong)) == {"ends_on", "closes_at", "lunar_month"}


def test_event_without_a_first_day_is_no_crash():
    assert errors_of(starts_on=None, ends_on=FIRST).keys() <= {"starts_on"}
