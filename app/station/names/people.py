"""Who works here, kept so that a badge is known and cannot be read off the disk.

Badges are short, so each is kept as a slow hash of its own; whoever shows the badge is known, and
for some days only: who left the house must not open a station for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import scrypt

from app.scanning.directory import Person

KNOWN_FOR = timedelta(days=3)
"""How long a badge opens a station that has not heard of its people: over a weekend."""

_COST, _BLOCK = 2**12, 8  # some 12 ms for each code that is asked for, once


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """Somebody without their badge."""

    name: str
    role: str


def hash_badge(badge: str, salt: bytes) -> str:
    """What is kept instead of a badge."""
    return scrypt(badge.encode(), salt=salt, n=_COST, r=_BLOCK, p=1, dklen=32).hex()


class KeptPeople(Mapping[str, Person]):
    """People by badge, where the badge itself is not here: asked for, never listed.

    Args:
        people: by the hash of their badge.
        salt: of the hashes.
        kept_at: when the shared database named them.
        clock: the station's clock, aware.
    """

    def __init__(
        self,
        people: Mapping[str, KeptPerson],
        salt: bytes,
        kept_at: datetime,
        clock: Callable[[], datetime],
    ) -> None:
        self._people, self._salt = people, salt
        self._kept_at, self._clock = kept_at, clock
        self._asked: dict[str, KeptPerson | None] = {}

    @property
    def are_known(self) -> bool:
        """False once it is too long ago, or where the clock says that it is yet to come."""
        return timedelta() <= self._clock() - self._kept_at <= KNOWN_FOR

    def __getitem__(self, badge: str) -> Person:
        """The person who carries this badge; KeyError if nobody is known to."""
        if not self.are_known:
            raise KeyError(badge)
        if badge not in self._asked:
            self._asked[badge] = self._people.get(hash_badge(badge, self._salt))
        found = self._asked[badge]
        if found is None:
            raise KeyError(badge)
        return Person(badge, found.name, found.role)

    def __iter__(self) -> Iterator[str]:
        """Nobody: badges are not here to be listed."""
        return iter(())

    def __len__(self) -> int:
        """How many may sign in."""
        return len(self._people) if self.are_known else 0
