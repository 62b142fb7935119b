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
    return translate("sign in", "PINs wait for the server")


def offline() -> str:
    """What a station can do without the shared database, and what it cannot."""
    return translate(
        "sign in",
        "Offline: known badges sign in, the order in hand goes on.\n"
        "Scans are kept here. New work waits for the server.",
    )


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
