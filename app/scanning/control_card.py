"""The control card: eight barcodes that stand for the keys F1 to F8.

A payload is the reserved prefix, a word and one check letter.  It uses only letters that sit on
the same key in QWERTY, QWERTZ and AZERTY, so a scanner set to the wrong keyboard still says
the same; caps lock only flips the case, so case does not count.

Source: verification.md, "Codes"; ux.md, rules 9 and 10.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LETTERS = "BCDEFGHIJKLNOPRSTUVX"
"""The letters of a payload: not A M Q W Y Z, which move between keyboards."""

PREFIX = "XJKX"
"""How every control payload starts.  No other code of the warehouse may start so."""


class ControlCode(StrEnum):
    """What an operator can say by scanning the card, in the order of the keys F1 to F8."""

    CONFIRM = "confirm"
    SHORT = "short"
    EXCEPTION = "exception"
    REPRINT = "reprint"
    UNDO = "undo"
    NEXT_CARTON = "next carton"
    SIGN_OUT = "sign out"
    HELP = "help"

    @property
    def f_key(self) -> int:
        """The number of the key that means the same: 1 for F1."""
        return list(ControlCode).index(self) + 1


@dataclass(frozen=True, slots=True)
class Damaged:
    """A scan with the reserved prefix that is no control code: misread, never guessed."""

    text: str


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit of the quantity card, for units that are keyed by scanner alone (D5)."""

    value: int


DIGITS = "BCDEFGHIJK"
"""The letters that stand for the digits 0 to 9: a payload has no digits."""

_DIGIT_WORD = "DIGIT"
_WORDS = {
    ControlCode.CONFIRM: "CONFIR",
    ControlCode.SHORT: "SHORT",
    ControlCode.EXCEPTION: "EXCEPTION",
    ControlCode.REPRINT: "REPRINT",
    ControlCode.UNDO: "UNDO",
    ControlCode.NEXT_CARTON: "NEXTC",
    ControlCode.SIGN_OUT: "SIGNOUT",
    ControlCode.HELP: "HELP",
}


def check_letter(letters: str) -> str:
    """Compute the check letter of ``letters``, all of them of ``LETTERS``.

    Finds every single wrong letter, and every swap of two neighbours but a few.

    Source: ISO/IEC 7064, hybrid system MOD N+1,N, here with N = 20.
    """
    n = len(LETTERS)
    remainder = n
    for letter in letters:
        total = (remainder + LETTERS.index(letter)) % n or n
        remainder = total * 2 % (n + 1)
    return LETTERS[(n + 1 - remainder) % n]


def payload_of(code: ControlCode) -> str:
    """What the barcode of ``code`` carries, in capitals."""
    letters = PREFIX + _WORDS[code]
    return letters + check_letter(letters)


def digit_payload(value: int) -> str:
    """What the barcode of one digit carries, in capitals."""
    letters = PREFIX + _DIGIT_WORD + DIGITS[value]
    return letters + check_letter(letters)


_CODES: dict[str, ControlCode | Digit] = {payload_of(code): code for code in ControlCode} | {
    digit_payload(value): Digit(value) for value in range(len(DIGITS))
}


def collides(code_text: str) -> bool:
    """Say whether ``code_text`` starts as control codes do, in either case.

    A product, bin, tote or badge code that collides is refused when it is created.
    """
    return code_text[: len(PREFIX)].upper() == PREFIX


def read_control(text: str) -> ControlCode | Digit | Damaged | None:
    """Read one scan; None if it has not the reserved prefix.

    Right prefix but not one of the payloads to the letter is ``Damaged``.
    """
    if not collides(text):
        return None
    return _CODES.get(text.upper(), Damaged(text))
