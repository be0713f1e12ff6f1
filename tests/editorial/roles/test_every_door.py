"""Every address of the admin, asked by every role, with what is theirs and what is not."""

import logging

import pytest

from . import town as towns
from .allowed import ALLOWED, LETTERS, NOT_ASKED
from .doors import Door, doors
from .knocking import IN, OTHER_METHOD, knock

pytestmark = pytest.mark.long

WHERE = "say in tests/editorial/roles/allowed.py who may open it"


@pytest.fixture
def _without_noise():
    """Every refusal is a line in the log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def expected(door: Door) -> str:
    """Return the letters of those who may open a door; LookupError when nobody has said so."""
    for name in (door.key, door.name):
        if name in ALLOWED:
            return ALLOWED[name]
    raise LookupError(f"{door.key}: {WHERE}.")


def lets_in(user, door: Door) -> bool:
    """Return whether a door opens: by being looked at, or where that is not its way, by being used."""
    answer = knock(user, door.path, "GET")
    for method in ("POST", "PUT"):
        answer = knock(user, door.path, method) if answer == OTHER_METHOD else answer
    return answer == IN


def keeps_out(user, door: Door) -> bool:
    """Return whether a door stays closed whichever way somebody tries it."""
    answers = [knock(user, door.path, method) for method in ("GET", "POST")]
    if answers == [OTHER_METHOD, OTHER_METHOD]:
        answers = [knock(user, door.path, method) for method in ("PUT", "DELETE")]
    return IN not in answers


def wrong(door: Door, town) -> list[str]:
    letters = expected(door)
    return [
        f"{door.key}: {key.label} {'cannot open it, and should' if may else 'can open it, and should not'}"
        for letter, key in LETTERS.items()
        for may in [letter in letters]
        if not (lets_in if may else keeps_out)(town.people[key], door)
    ]


@pytest.mark.usefixtures("_without_noise")
def test_every_door_opens_to_those_it_should_and_to_nobody_else(site):
    town = towns.build(site)
    found = [door for door in doors(town) if door.name not in NOT_ASKED]
    unsaid = [door.key for door in found if not {door.key, door.name} & ALLOWED.keys()]
    assert not unsaid, f"{', '.join(unsaid)}: {WHERE}."
    gone = ALLOWED.keys() - {name for door in found for name in (door.key, door.name)}
    assert not gone, f"No longer there, and still in tests/editorial/roles/allowed.py: {', '.join(sorted(gone))}."
    lines = [line for door in found for line in wrong(door, town)]
    assert not lines, "\n".join(lines)


def test_a_door_that_nobody_has_thought_of_is_named():
    with pytest.raises(LookupError, match=r"report_of_tomorrow: say in .*allowed\.py"):
        expected(Door("report_of_tomorrow", "", "/admin/reports/tomorrow/"))
