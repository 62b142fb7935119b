"""One station's means for tests of screens: everything that they tell is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.scanning.directory import CartonType, Directory, Person, ProductCode
from app.scanning.verdicts import Verdict
from app.station.journals.visits import Visit
from app.station.recorder import Recorder
from app.station.records import ScanRecord
from tests.support.runners import AtOnce
from ui.fulfilment.floor_kit import FloorKit
from ui.shell.screen import ScreenName
from ui.widgets.content import Fact, Health
from ui.widgets.frame_content import KeyHint

NOW = datetime(2026, 3, 2, 13, 48, tzinfo=UTC)
"""The clock of the tests' station."""

OKAFOR = Person("B-100", "M. Okafor", "packer")
BAKKER = Person("B-300", "J. Bakker", "clerk")
NOVAK = Person("B-900", "L. Novak", "supervisor")

DIRECTORY = Directory(
    products={"BTL-750-PTB": (ProductCode(1, "BTL-750-PTB", "Insulated bottle 750 ml"),)},
    bins={"A-14-03": "A"},
    totes=frozenset({"T-118"}),
    orders=frozenset({"SO-10482", "SO-10455", "SO-10461"}),
    cartons={"B2": CartonType("B2", "Box B2", 300, 200, 150, 120, 20_000)},
    people={person.badge: person for person in (OKAFOR, BAKKER, NOVAK)},
)


@dataclass
class Told:
    """What a screen told the shell, the speaker and the journal."""

    went: list[tuple[ScreenName, str]] = field(default_factory=list)
    signed_in: list[Person] = field(default_factory=list)
    signed_out: int = 0
    sounds: list[str] = field(default_factory=list)
    keys: tuple[KeyHint, ...] = ()
    place: tuple[Fact, ...] = ()
    told: list[tuple[str, Verdict]] = field(default_factory=list)
    kept: list[ScanRecord] = field(default_factory=list)
    journal_fails: Exception | None = None

    def go(self, screen: ScreenName, code: str = "") -> None:
        self.went.append((screen, code))

    def sign_in(self, person: Person) -> None:
        self.signed_in.append(person)

    def sign_out(self) -> None:
        self.signed_out += 1

    def play(self, sound: str) -> None:
        self.sounds.append(sound)

    def silence(self) -> None:
        self.sounds.append("silence")

    def show_place(
        self,
        facts: tuple[Fact, ...],
        deadline: str = "",
        deadline_health: Health = Health.UNKNOWN,
    ) -> None:
        del deadline, deadline_health
        self.place = facts

    def show_keys(self, keys: tuple[KeyHint, ...]) -> None:
        self.keys = keys

    def append(self, record: ScanRecord, _leaves: Visit | None = None) -> int:
        if self.journal_fails is not None:
            raise self.journal_fails
        self.kept.append(record)
        return len(self.kept)


def kit_of(
    told: Told, directory: Directory = DIRECTORY, clock: Callable[[], datetime] = lambda: NOW
) -> FloorKit:
    """The means of a station that tells ``told`` everything, at once."""
    recorder = Recorder(told, AtOnce(), "Pack 04", clock, kept=lambda: None)
    return FloorKit(
        recorder=recorder,
        directory=lambda: directory,
        bounce_ms=lambda source: 0 if source == "keys" else 300,
        frame=told,
        navigator=told,
        sounds=told,
        tell=lambda source, verdict: told.told.append((source, verdict)),
        clock=clock,
    )


class Clockwork:
    """``later`` for tests: what was put off happens when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Callable[[], None]]] = []

    def __call__(self, seconds: float, call: Callable[[], None]) -> None:
        self.waiting.append((seconds, call))

    def pass_once(self) -> None:
        """Let everything that waits now happen."""
        now, self.waiting = self.waiting, []
        for _seconds, call in now:
            call()
