"""The scanner's self-test: one barcode whose text tells how the scanner and this machine differ.

It holds letters, signs and digits that move between keyboards, both cases, and an FNC1 that must
arrive as GS.  Its mark uses only letters that stand on the same key everywhere.

Source: hardware.md, "Scanners"; the layouts as Windows and X11 have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.scanning.codes.element_strings import GS

MARK = "XJKXTEST"
ELEMENTS = (("90", f"{MARK}Bb-/_yzaqwm"), ("91", "END"))
"""What the barcode holds, as GS1-128: (90) and (91) are for a company's own use."""

_FIRST, _LAST = ("".join(element) for element in ELEMENTS)
TEXT = f"{_FIRST}{GS}{_LAST}"
"""What a scanner that is set up well sends."""

_LONGEST_SUBSTITUTE = 4


class Layout(StrEnum):
    """Whose keys the scanner presses and whose this machine reads.

    ``..._HERE``: this machine has that keyboard and the scanner is set to US.
    ``..._SCANNER``: the scanner is set to that keyboard and this machine has a US one.
    """

    SAME = "same"
    GERMAN_HERE = "German here"
    FRENCH_HERE = "French here"
    SPANISH_HERE = "Spanish or Italian here"
    NORDIC_HERE = "Nordic here"
    GERMAN_SCANNER = "German scanner"
    FRENCH_SCANNER = "French scanner"
    OTHER = "another"


class Gs(StrEnum):
    """What became of GS, without which a lot cannot be told from what follows it."""

    KEPT = "kept"
    LOST = "lost"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What one scan of the self-test tells.

    Attributes:
        layout: whose keyboard.
        caps: True if capitals and small letters changed places.
        gs: what became of GS; unknown (kept) where the layout is another.
        substitute: what came instead of GS, or "".
        ended: False if the scanner sends no Enter, Tab, CR or LF behind a code.
    """

    layout: Layout
    caps: bool = False
    gs: Gs = Gs.KEPT
    substitute: str = ""
    ended: bool = True

    @property
    def is_good(self) -> bool:
        """True if nothing has to be set."""
        return self == SelfTest(Layout.SAME)


def read_self_test(text: str, *, ended: bool = True) -> SelfTest | None:
    """Say what a scan of the self-test tells; None if it is another code.

    Args:
        text: the scan's text.  Two of them in one mean that no terminator parted them.
        ended: False if it was taken without its terminator.
    """
    first = text.upper().find(MARK)
    if first < 0:
        return None
    second = text.upper().find(MARK, first + 1)
    if second >= 0:
        text, ended = text[: second - len(ELEMENTS[1][0])], False
    found = next(_readings(text[max(0, first - len(ELEMENTS[0][0])) :]), SelfTest(Layout.OTHER))
    return SelfTest(found.layout, found.caps, found.gs, found.substitute, ended)


def _readings(text: str) -> Iterator[SelfTest]:
    for layout, keys in _KEYS.items():
        for caps in (False, True):
            before, after = (_typed(part, keys, caps=caps) for part in (_FIRST, _LAST))
            if text.startswith(before) and text.endswith(after):
                between = text[len(before) : len(text) - len(after)]
                if between == GS:
                    yield SelfTest(layout, caps)
                elif not between:
                    yield SelfTest(layout, caps, Gs.LOST)
                elif len(between) <= _LONGEST_SUBSTITUTE:
                    yield SelfTest(layout, caps, Gs.REPLACED, between)


def _typed(text: str, keys: dict[str, str], *, caps: bool) -> str:
    """What arrives of ``text``: the scanner presses keys, this machine reads them."""
    arrived = "".join(keys.get(char, char) for char in text)
    return "".join(c.swapcase() if c.isascii() else c for c in arrived) if caps else arrived


def _pairs(sent: str, arrived: str) -> dict[str, str]:
    return dict(zip(sent, arrived, strict=True))


_KEYS: dict[Layout, dict[str, str]] = {
    Layout.SAME: {},
    Layout.GERMAN_HERE: _pairs("yzYZ-/_", "zyZYß-?"),
    Layout.FRENCH_HERE: _pairs("aqwzmAQWZM-/_0123456789", "qazw,QAZW?)!°à&é\"'(-è_ç"),
    Layout.SPANISH_HERE: _pairs("-/_", "'-?"),
    Layout.NORDIC_HERE: _pairs("-/_", "+-?"),
    Layout.GERMAN_SCANNER: _pairs("yzYZ-/_", "zyZY/&?"),
    Layout.FRENCH_SCANNER: _pairs("aqwzmAQWZM-/_0123456789", "qazw;QAZW:6>8)!@#$%^&*("),
}
"""By layout, what arrives for a character that was sent; all others arrive as they are."""
