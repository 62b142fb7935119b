"""What the sign-in screen says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    ControlScanned,
    DamagedScanned,
    Meaning,
    UnknownScanned,
)
from app.station.presence.leaving import Remaining
from app.station.presence.left_open import LeftOpen
from ui.messages.wording import counted, translate

SHORTEST_PIN = 4
"""So many dots are shown before anything is typed."""


@dataclass(frozen=True, slots=True)
class LastHere:
    """Who stood here last, and when (local time)."""

    name: str
    at: datetime


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
    scans = counted(remaining.unsent, one, many)
    refused = translate("sign in", "Not signed out: {scans} not sent")
    ends = translate("sign in", "{name} goes on by badge. A supervisor's badge signs out now.")
    if not remaining.name:
        refused = translate("sign in", "Not closed: {scans} not sent")
        ends = translate("sign in", "With a supervisor signed in it can be closed now.")
    stay = translate("sign in", "Leave this station on: it sends them by itself.")
    if remaining.labels:
        one, many = translate("sign in", "1 label"), translate("sign in", "{n} labels")
        stay = translate(
            "sign in", "Leave this station on: it sends them and {labels} made here by itself."
        ).format(labels=counted(remaining.labels, one, many))
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
    """Name who was here last."""
    said = translate("sign in", "Last here: {name} {time}")
    return said.format(name=last.name, time=f"{last.at:%H:%M}")


def badge() -> str:
    """What is to be scanned, in one word for the tile that is read from 3 m."""
    return translate("sign in", "Badge")


def work_of(left: LeftOpen) -> str:
    """Name the work that lies open here."""
    named = {
        "pick": translate("sign in", "Cart {code}"),
        "pack": translate("sign in", "Order {code}"),
        "receive": translate("sign in", "Delivery {code}"),
        "count": translate("sign in", "Count {code}"),
        "move": translate("sign in", "Bin {code}"),
        "put away": translate("sign in", "Return {code}"),
    }
    return named[left.kind].format(code=left.code)


def how_far(left: LeftOpen, name: str) -> str:
    """Say how far it is, and who is at it if that is known."""
    done = {
        "pick": translate("sign in", "{done} of {needed} stops"),
        "pack": translate("sign in", "{done} of {needed} packed"),
        "receive": translate("sign in", "{done} of {needed} in bins"),
        "count": translate("sign in", "{done} counted"),
        "move": translate("sign in", "{done} in hand"),
        "put away": translate("sign in", "{done} of {needed} back"),
    }
    said = done[left.kind].format(done=left.done, needed=left.needed)
    return f"{said} · {name}" if name else said


def still_open(left: LeftOpen, today: date) -> str:
    """Say that it waits, and since when; ``today`` is the local day."""
    waits = translate("sign in", "Still open here")
    if left.scanned_at is None:
        return waits
    at = left.scanned_at.astimezone()
    time = f"{at:%H:%M}" if at.date() == today else f"{at:%d.%m. %H:%M}"
    return f"{waits} · " + translate("sign in", "last scan {time}").format(time=time)


def no_longer_here(holder: str) -> str:
    """The work went to another station, or to nobody yet, while this one was away."""
    if holder:
        return translate("sign in", "now at {station}").format(station=holder)
    return translate("sign in", "taken from here")


def goods_still_here() -> str:
    """What may lie at a station that lost its work."""
    return translate("sign in", "No longer this station's · what is packed or picked stays here")


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
