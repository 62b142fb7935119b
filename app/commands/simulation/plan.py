"""What a simulation plays: how many stations, how long, how quick, and what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol

LINES_MOST, UNITS_MOST = 3, 2
_SCANS_OF_ORDER = 13
"""Scans that an order of two lines takes from the first bin to the van, about."""

_SPARE = 1.5
_WARM_UP_PAUSES = 30


class Clock(Protocol):
    """Shared memory: when all begin, when all end; seconds of the machine's clock."""

    def __getitem__(self, index: int) -> float: ...

    def __setitem__(self, index: int, value: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides a simulation but the machine's own pace.

    Attributes:
        url: the shared database.
        folder: journals and notebooks.
        stations: how many work at once.
        seconds: how long, after the warm-up.
        seed: of every chance.
        pause_s: from scan to scan of one station, on average; all faults scale with it.
        wrong_every: each so-many-th scan is a wrong one.
        short_every: at each so-many-th item the picker says that the bin is empty.
        close_every: after each so-many-th parcel its loader closes the lane's handover; 0 never.
        kill_every: a station's power fails after so many pauses, on average; 0 never.
        drop_every: a station's link drops after so many pauses, on average; 0 never.
        urls: the shared database under a station's own login, by station; where none is, ``url``.
    """

    url: str
    folder: Path
    stations: int
    seconds: float
    seed: int = 1
    pause_s: float = 1.0
    wrong_every: int = 12
    short_every: int = 60
    close_every: int = 40
    kill_every: int = 240
    drop_every: int = 180
    urls: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The stations."""
        return [f"SIM-{number:02}" for number in range(1, self.stations + 1)]

    @property
    def early(self) -> str:
        """The station of the shift before: it is not played, but proven with the rest."""
        return "EARLY"

    @property
    def supervisor(self) -> str:
        """The badge that closes a handover without the parcels that are missing."""
        return "S-DOCK"

    @property
    def picked_early(self) -> int:
        """Orders that wait in their totes when all begin."""
        return 2 * self.stations

    @property
    def warm_up_s(self) -> float:
        """How long all work before the time is counted: no statement of a process is ready yet."""
        return min(_WARM_UP_PAUSES * self.pause_s, self.seconds / 2)

    @property
    def orders(self) -> int:
        """Orders that keep every station busy to the end."""
        scans = self.stations * (self.warm_up_s + self.seconds) / self.pause_s
        return max(8 * self.stations, round(scans / _SCANS_OF_ORDER * _SPARE))

    def url_of(self, station: str) -> str:
        """The shared database as a station opens it."""
        return self.urls.get(station, self.url)

    def journal(self, station: str) -> Path:
        """A station's journal."""
        return self.folder / f"{station}.journal"

    def notebook(self, station: str) -> Path:
        """What was seen at a station."""
        return self.folder / f"{station}.notes"

    def chance(self, *of: object) -> Random:
        """Chance of its own for each thing, the same for the same seed."""
        return Random(" ".join(map(str, (self.seed, *of))))  # noqa: S311 -- play, no secret

    def picker(self, station: str) -> str:
        """The badge that picks at a station."""
        return f"P-{station}"

    def packer(self, station: str) -> str:
        """The badge that packs there: another one, as a careful warehouse wants it (D7)."""
        return f"K-{station}"
