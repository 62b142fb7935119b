"""What the scanner's self-test found, and what to set so that it passes."""

from __future__ import annotations

from typing import assert_never

from app.scanning.resolver import printable
from app.scanning.self_test import Gs, Layout, SelfTest
from ui.messages.wording import translate


def faults_of(found: SelfTest) -> tuple[tuple[str, str], ...]:
    """Every fault as (what is so, what to do); () if nothing has to be set."""
    faults: list[tuple[str, str]] = []
    layout = for_layout(found.layout)
    if layout:
        faults.append((translate("self test", "Layout"), layout))
    if found.caps:
        turn_off = translate("self test", "Caps lock is on: turn it off")
        faults.append((translate("self test", "Caps"), turn_off))
    gs = for_gs(found.gs, found.substitute)
    if gs:
        faults.append((translate("self test", "GS"), gs))
    if not found.ended:
        faults.append((translate("self test", "End"), no_terminator()))
    return tuple(faults)


def no_terminator() -> str:
    """Nothing ends a code."""
    return translate("self test", "None: let the scanner send CR at the end")


def for_layout(layout: Layout) -> str:
    """Say whose keyboard is another one; "" where they are the same."""
    match layout:
        case Layout.SAME:
            return ""
        case Layout.GERMAN_HERE:
            return translate("self test", "Set the scanner to German, as here")
        case Layout.FRENCH_HERE:
            return translate("self test", "Set the scanner to French, as here")
        case Layout.SPANISH_HERE:
            return translate("self test", "Set the scanner to Spanish or Italian")
        case Layout.NORDIC_HERE:
            return translate("self test", "Set the scanner to Nordic, as here")
        case Layout.GERMAN_SCANNER:
            return translate("self test", "Set the scanner from German to US")
        case Layout.FRENCH_SCANNER:
            return translate("self test", "Set the scanner from French to US")
        case Layout.OTHER:
            return translate("self test", "Set the scanner to the keyboard here")
        case _:
            assert_never(layout)


def for_gs(gs: Gs, substitute: str) -> str:
    """Say what became of GS; "" where it arrives."""
    match gs:
        case Gs.KEPT:
            return ""
        case Gs.LOST:
            return translate("self test", "Lost: let FNC1 be sent as ASCII 29")
        case Gs.REPLACED:
            said = translate("self test", "Is {what}: let FNC1 be sent as ASCII 29")
            return said.format(what=printable(substitute))
        case _:
            assert_never(gs)


def in_one_line(found: SelfTest) -> str:
    """The answer line: what is wrong, by name."""
    faults = faults_of(found)
    if not faults:
        return translate("self test", "Scanner set up well: layout, caps, GS and terminator")
    names = ", ".join(name for name, _what in faults)
    return translate("self test", "Set the scanner: {names}").format(names=names)
