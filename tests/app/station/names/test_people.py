"""A badge is known without the database, cannot be read off the disk, and not for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.scanning.directory import Person
from app.station.names.people import KNOWN_FOR, KeptPeople, KeptPerson, hash_badge

SALT, KEPT_AT = b"0123456789abcdef", datetime(2026, 3, 2, 9, tzinfo=UTC)


def kept(now: datetime = KEPT_AT) -> KeptPeople:
    people = {hash_badge("B-100", SALT): KeptPerson("Mara", "packer")}
    return KeptPeople(people, SALT, KEPT_AT, lambda: now)


def test_whoever_shows_the_badge_is_known() -> None:
    assert kept().get("B-100") == Person("B-100", "Mara", "packer")
    assert "B-100" in kept()


def test_a_badge_that_was_never_named_is_nobody_s() -> None:
    people = kept()

    assert people.get("B-101") is None
    assert people.get("B-101") is None, "asked once more"


def test_badges_are_not_there_to_be_listed() -> None:
    assert list(kept()) == []
    assert list(kept().values()) == []
    assert len(kept()) == 1


def test_the_same_badge_is_kept_otherwise_at_each_station() -> None:
    assert hash_badge("B-100", SALT) != hash_badge("B-100", SALT[::-1])
    assert "B-100" not in hash_badge("B-100", SALT)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(KEPT_AT + KNOWN_FOR + timedelta(seconds=1), id="a long weekend later"),
        pytest.param(KEPT_AT - timedelta(seconds=1), id="a clock that was put back"),
    ],
)
def test_after_some_days_or_by_a_clock_that_lies_nobody_is_known(now: datetime) -> None:
    people = kept(now)

    assert people.get("B-100") is None
    assert len(people) == 0
