"""What the sign-in screen says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    ControlScanned,
    DamagedScanned,
    Meaning,
    UnknownScanned,
)
from app.station.presence.leaving import Remaining
from ui.messages.wording import translate

SHORTEST_PIN = 4
"""So many dots are shown before anything is typed."""


@dataclass(frozen=True, slots=True)
class LastHere:
    """Who stood here last, when (local time), and the order that they left open or ""."""

    name: str
    at: datetime
    order_no: str = ""


def scan_badge() -> str:
    """The request."""
    return translate("sign in", "Scan your badge")


def or_pin() -> str:
    """The other way in."""
    return translate("sign in", "or type your PIN")


def pin_needs_server() -> str:
    """The other way in, while the shared database is gone."""
    return translate("sign in", "PINs and new work wait for the server")


def offline() -> str:
    """What a station can do without the shared database, and what it cannot."""
    return translate(
        "sign in",
        "Offline: known badges sign in, the order in hand goes on.\nScans are kept here.",
    )


@dataclass(frozen=True, slots=True)
class DoorNotice:
    """What the sign-in must tell: an ``answer`` until another takes its place, and a ``note``."""

    answer: str = ""
    note: str = ""


NOTHING_TO_TELL = DoorNotice()


def not_signed_out(remaining: Remaining) -> DoorNotice:
    """Say what is only here, and what to do about it (SIGN OUT, or the window was to be closed)."""
    one, many = translate("sign in", "1 scan"), translate("sign in", "{n} scans")
    scans = one if remaining.unsent == 1 else many.format(n=remaining.unsent)
    refused = translate("sign in", "Not signed out: {scans} not sent")
    ends = translate("sign in", "{name} goes on by badge. A supervisor's badge signs out now.")
    if not remaining.name:
        refused = translate("sign in", "Not closed: {scans} not sent")
        ends = translate("sign in", "With a supervisor signed in it can be closed now.")
    stay = translate("sign in", "Leave this station on: it sends them by itself.")
    if remaining.labels:
        stay = translate(
            "sign in", "Leave this station on: it sends them and {n} labels made here by itself."
        ).format(n=remaining.labels)
    return DoorNotice(refused.format(scans=scans), f"{stay}\n{ends.format(name=remaining.name)}")


def checking() -> str:
    """A PIN is being judged."""
    return translate("sign in", "Checking the PIN")


def pin_unknown() -> str:
    """Nobody has this PIN."""
    return translate("sign in", "PIN not known")


def wait(seconds: int) -> str:
    """Three PINs were wrong."""
    return translate("sign in", "Wait {seconds} s, or scan a badge").format(seconds=seconds)


def badge_still_works() -> str:
    """A PIN needs the database, a badge does not."""
    return translate("sign in", "Scan your badge instead")


def help_text() -> str:
    """What to do here."""
    return translate("sign in", "Scan the code on your badge, or type your PIN and press OK")


def last_here(last: LastHere) -> str:
    """Name who was here last, and what they left open."""
    said = translate("sign in", "Last here: {name} {time}")
    note = said.format(name=last.name, time=f"{last.at:%H:%M}")
    if not last.order_no:
        return note
    still_open = translate("sign in", "order {order} still open").format(order=last.order_no)
    return f"{note} ({still_open})"


def not_a_badge(meaning: Meaning) -> str:
    """Say why a scan signs nobody in."""
    match meaning:
        case UnknownScanned() | DamagedScanned():
            return translate("sign in", "Badge not known")
        case AmbiguousScanned():
            return translate("sign in", "This code is not only a badge")
        case ControlScanned(ControlCode.CONFIRM):
            return translate("sign in", "First type a PIN")
        case _:
            return translate("sign in", "First scan your badge")
