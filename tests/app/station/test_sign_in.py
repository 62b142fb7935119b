"""Who stands at this workplace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadValue, NotAllowed, NothingFound, StoreRefused
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.station.journals.visits import SIGNED_IN, SIGNED_OUT, Visit
from app.station.sign_in import (
    approve,
    enter_person,
    note_visits,
    pin_wait,
    sign_in_pin,
)
from app.store.unit_of_work import Change, Store
from tests.support.changes import changes_told

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STATION = "PACK-1"


class Clock:
    """The database's clock, in the test's hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def staffed(store: Store, clock: Clock) -> Store:
    """Pat packs with PIN 1234, Sue supervises with PIN 987654, both have badges."""
    staffed = Store(store.engine, clock)
    enter_person(staffed, "B-100", "Pat", "packer", by="", pin="1234")
    enter_person(staffed, "B-900", "Sue", "supervisor", by="", pin="987654")
    return staffed


def actions(store: Store) -> list[tuple[str, str]]:
    with store.reading() as uow:
        entries = reversed(uow.people.audited())
        return [(e.badge, e.action) for e in entries if e.action != "person entered"]


def visit(action: str, badge: str = "B-100", **facts: object) -> Visit:
    """Pat came or left a quarter of an hour ago."""
    at = NOON - timedelta(minutes=15)
    return Visit(uuid4(), action, Person(badge, "Pat", "packer"), at, facts)


def test_who_came_and_who_left_is_in_the_audit_with_both_times(staffed: Store) -> None:
    left = visit(SIGNED_OUT, said_by="B-900", unsent=12)
    note_visits(staffed, STATION, [visit(SIGNED_IN, by="badge"), left])

    assert actions(staffed) == [("B-100", "signed in"), ("B-100", "signed out")]
    with staffed.reading() as uow:
        (entry,) = uow.people.audited("B-100", "signed out")
        facts = uow.stations.facts(STATION)
    assert facts is not None
    assert facts.last_seen == entry.at == NOON
    assert entry.facts == {"said_by": "B-900", "unsent": 12, "at": left.at.isoformat()}


def test_a_visit_that_is_told_again_is_in_the_audit_once(staffed: Store) -> None:
    came, left = visit(SIGNED_IN), visit(SIGNED_OUT)
    note_visits(staffed, STATION, [came])

    note_visits(staffed, STATION, [came, left])
    note_visits(staffed, STATION, [came, left])

    assert actions(staffed) == [("B-100", "signed in"), ("B-100", "signed out")]


def test_a_badge_that_is_known_no_more_came_in_all_the_same_and_the_audit_says_so(
    staffed: Store,
) -> None:
    note_visits(staffed, STATION, [visit(SIGNED_IN, "B-666")])

    with staffed.reading() as uow:
        (entry,) = uow.people.audited("B-666", "signed in")
    assert entry.facts["known"] is False


def test_somebody_who_left_the_company_does_not_sign_in(staffed: Store) -> None:
    staffed.run(lambda uow: uow.people.retire("B-100"))

    with pytest.raises(NothingFound):
        sign_in_pin(staffed, "1234", STATION)


def test_who_comes_and_who_approves_wakes_no_screen_and_who_is_new_wakes_all(
    staffed: Store,
) -> None:
    with changes_told(staffed) as told:
        sign_in_pin(staffed, "1234", STATION)
        note_visits(staffed, STATION, [visit("signed in")])
        approve(staffed, "B-900", "short", STATION)
        enter_person(staffed, "B-101", "Lou", "packer", by="B-900")

    assert told == [*[Change.NOTHING] * 3, Change.ANYTHING]


def test_a_pin_names_its_owner(staffed: Store) -> None:
    assert sign_in_pin(staffed, "1234", STATION).badge == "B-100"
    assert sign_in_pin(staffed, "987654", STATION).badge == "B-900"


def test_three_bad_pins_wait_thirty_seconds_even_for_a_good_one(
    staffed: Store, clock: Clock
) -> None:
    for _try in range(3):
        with pytest.raises(NothingFound):
            sign_in_pin(staffed, "0000", STATION)

    clock.now += timedelta(seconds=10)
    with pytest.raises(NotAllowed) as refused:
        sign_in_pin(staffed, "1234", STATION)
    assert refused.value.facts["wait_s"] == 20

    clock.now += timedelta(seconds=20)
    assert sign_in_pin(staffed, "1234", STATION).name == "Pat"


def test_bad_pins_of_one_station_do_not_close_another(staffed: Store) -> None:
    for _try in range(3):
        with pytest.raises(NothingFound):
            sign_in_pin(staffed, "0000", STATION)

    assert sign_in_pin(staffed, "1234", "PACK-2").name == "Pat"


def test_a_good_sign_in_forgets_the_bad_pins_before_it(staffed: Store) -> None:
    for _try in range(2):
        with pytest.raises(NothingFound):
            sign_in_pin(staffed, "0000", STATION)
    note_visits(staffed, STATION, [visit(SIGNED_IN)])
    with pytest.raises(NothingFound):
        sign_in_pin(staffed, "0000", STATION)

    assert sign_in_pin(staffed, "1234", STATION).name == "Pat"


def test_a_supervisor_approves_in_place(staffed: Store) -> None:
    person = approve(staffed, "B-900", "ship short", STATION, "SO-1")

    assert person.name == "Sue"
    assert actions(staffed) == [("B-900", "approved")]


@pytest.mark.parametrize("badge", ["B-100", "B-666"])
def test_nobody_else_approves(staffed: Store, badge: str) -> None:
    with pytest.raises(NotAllowed):
        approve(staffed, badge, "ship short", STATION, "SO-1")

    assert actions(staffed) == [(badge, "approval refused")]


def test_a_badge_that_looks_like_a_control_code_is_refused(store: Store) -> None:
    with pytest.raises(BadValue):
        enter_person(store, payload_of(ControlCode.CONFIRM).lower(), "Pat", "packer", by="")


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "１２３４"])
def test_a_pin_is_four_to_eight_digits(store: Store, pin: str) -> None:
    with pytest.raises(BadValue):
        enter_person(store, "B-101", "Lee", "packer", by="", pin=pin)


def test_two_people_never_share_a_pin(staffed: Store) -> None:
    with pytest.raises(BadValue):
        enter_person(staffed, "B-101", "Lee", "packer", by="", pin="1234")


def test_a_new_role_keeps_the_old_pin(staffed: Store) -> None:
    enter_person(staffed, "B-100", "Pat", "supervisor", by="B-900")

    assert sign_in_pin(staffed, "1234", STATION).supervises


def test_there_are_four_roles_and_no_fifth(store: Store) -> None:
    with pytest.raises(StoreRefused):
        enter_person(store, "B-101", "Lee", "king", by="")


def test_no_pin_and_no_hash_is_ever_in_the_audit(staffed: Store) -> None:
    with staffed.reading() as uow:
        said = str(uow.people.audited())

    assert "1234" not in said
    assert "argon2" not in said


@given(st.lists(st.integers(0, 120), max_size=6), st.integers(0, 200))
def test_nobody_ever_waits_longer_than_thirty_seconds(ages: list[int], later: int) -> None:
    failures = [NOON + timedelta(seconds=age) for age in ages]
    at = NOON + timedelta(seconds=120 + later)

    wait = pin_wait(failures, at)

    assert timedelta() <= wait <= timedelta(seconds=30)
    assert wait == timedelta() or len(failures) >= 3
