"""Tests of ui/shell/entrance/pin_entry.py: digits in, a person out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.errors import NotAllowed
from app.scanning.directory import Person
from tests.support.desk_kit import OKAFOR, Clockwork
from tests.support.runners import AtOnce
from ui.shell.entrance.pin_entry import PinEntry
from ui.widgets.content import Tone


class Door:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Tone]] = []
        self.known: list[Person] = []

    def pin_says(self, text: str, tone: Tone) -> None:
        self.said.append((text, tone))

    def pin_knows(self, person: Person) -> None:
        self.known.append(person)


class Asked:
    """Takes every PIN for M. Okafor's."""

    def __init__(self) -> None:
        self.pins: list[str] = []

    def __call__(self, pin: str) -> Person:
        self.pins.append(pin)
        return OKAFOR


def test_nothing_typed_is_never_judged() -> None:
    asked = Asked()
    entry = PinEntry(Door(), AtOnce(), asked, Clockwork())

    entry.enter()

    assert asked.pins == []


def test_the_wait_that_the_database_asks_for_is_kept() -> None:
    def refuse(_pin: str) -> Person:
        raise NotAllowed(action="sign in", reason="too many bad PINs", wait_s=12)

    door = Door()
    entry = PinEntry(door, AtOnce(), refuse, Clockwork())
    entry.digit("1")
    entry.enter()

    assert entry.waits
    assert door.said[-1][0].startswith("Wait 12 s")


@given(keys=st.lists(st.sampled_from("0123456789C"), max_size=40))
def test_no_typing_makes_a_pin_longer_than_eight_digits(keys: list[str]) -> None:
    asked = Asked()
    entry = PinEntry(Door(), AtOnce(), asked, Clockwork())
    for key in keys:
        entry.clear() if key == "C" else entry.digit(key)
    entry.enter()

    assert all(1 <= len(pin) <= 8 for pin in asked.pins)
    assert entry.digits == 0
