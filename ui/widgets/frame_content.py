"""What the frame round every screen shows, as plain values: bars, keys, navigation, sign-in.

No Qt here; every text is already worded.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme.icon_names import Icon
from ui.widgets.content import Fact, Health, Tone


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One key of the bar below, e.g. "F1", "Confirm".

    ``enabled`` False dims it to 34 % and makes it deaf; ``urgent`` turns it amber.
    ``KeyHints.pressed`` says ``key``.
    """

    key: str
    label: str
    enabled: bool = True
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class DeviceContent:
    """One device: always name, shape and word (design rule 23)."""

    icon: Icon
    name: str
    health: Health
    word: str


@dataclass(frozen=True, slots=True)
class StatusContent:
    """The bar at the very bottom: devices left, the station or a hint right."""

    devices: tuple[DeviceContent, ...] = ()
    station: str = ""


@dataclass(frozen=True, slots=True)
class TopBarContent:
    """The bar at the top: place, facts, deadline, person, clock.

    ``deadline_health`` colours the pill: WARN amber, BAD red, others quiet.
    """

    icon: Icon
    place: str
    facts: tuple[Fact, ...] = ()
    deadline: str = ""
    deadline_health: Health = Health.WARN
    person: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One page of the desk; ``key`` is what ``NavRail.chosen`` says.  ``badge`` 0 shows none."""

    key: str
    icon: Icon
    label: str
    badge: int = 0
    badge_urgent: bool = False


@dataclass(frozen=True, slots=True)
class TileContent:
    """One big tile of the home page: "F1", "Pack", "12 totes wait"."""

    key: str
    icon: Icon
    title: str
    detail: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class PromptContent:
    """The sign-in prompt: what to scan, what may be typed instead, and the last answer.

    Attributes:
        digits: how many digits of the PIN are typed so far; the digits are never shown.
        answer, answer_tone: what the last badge or PIN led to, e.g. "Badge not known".
        note: e.g. "Last here: M. Okafor 12:58".
        beside_banner: a banner above says what is read from 3 m; the request is read at the desk.
    """

    headline: str
    second: str = ""
    digits: int = 0
    length: int = 4
    answer: str = ""
    answer_tone: Tone = Tone.READY
    note: str = ""
    beside_banner: bool = False
