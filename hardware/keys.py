"""What the window and a keyboard wedge's driver say to one another: keys, and what they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from hardware.ports import Scan


@dataclass(frozen=True, slots=True)
class WedgeKey:
    r"""One key press, as the window got it.

    Attributes:
        text: what the key types; GS typed as Ctrl+] is "\x1d".
        ends: True for Enter and Tab, which end a scan.
        at_s: the monotonic clock at the press.
    """

    text: str
    ends: bool
    at_s: float


@dataclass(frozen=True, slots=True)
class ScanHeard:
    """The keys held back were a scan; they are not for the window."""

    scan: Scan


@dataclass(frozen=True, slots=True)
class ReplayKeys:
    """These keys, the oldest of those held back, were typed by a person: give them back."""

    keys: tuple[WedgeKey, ...]


@dataclass(frozen=True, slots=True)
class DropKeys:
    """These keys, the oldest of those held back, are the rest of a scan: nobody gets them."""

    keys: tuple[WedgeKey, ...]


KnownKeys = ScanHeard | ReplayKeys | DropKeys
"""What a collector may say of keys that it held back."""


class KeyCollector(Protocol):
    """Tells a keyboard wedge's bursts from a person's typing.  Holds every key back at first.

    Each key comes back exactly once and in order: within a scan, a replay or what is dropped.
    """

    def key(self, key: WedgeKey) -> Sequence[KnownKeys]:
        """Take one key press; say what is now known of the keys held back."""

    def idle(self, now_s: float) -> Sequence[KnownKeys]:
        """Say what is known now that no key came until ``now_s``; call every 20 ms or so."""
