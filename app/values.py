"""The values of the floor, parsed once at the door and frozen.

Everything else in ``app`` may take them as well-formed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.errors import BadValue

_NO_MINOR_UNITS = frozenset({"CLP", "ISK", "JPY", "KRW", "VND", "XAF", "XOF", "PYG", "UGX", "RWF"})
_THREE_MINOR_DIGITS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_SSCC_LENGTH = 18
_MAX_CODE_LENGTH = 48


def check_digit(digits: str) -> str:
    """Compute the GS1 modulo-10 check digit of ``digits`` (without one).

    Source: GS1 General Specifications, section 7.9.
    """
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(digits)))
    return str(-total % 10)


def _wrong_check_digit(digits: str) -> str:
    return f"check digit should be {check_digit(digits[:-1])}"


def _is_ascii_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def to_gtin14(text: str) -> str:
    """Normalise a GTIN-8, -12, -13 or -14 to 14 digits: leading zeros make no other product.

    Raises:
        BadValue: wrong length, not digits, or a wrong check digit.

    Source: GS1 General Specifications, section 3.3.2 and 7.9.
    """
    if not _is_ascii_digits(text) or len(text) not in _GTIN_LENGTHS:
        raise BadValue(kind="GTIN", value=text[:40], reason="not 8, 12, 13 or 14 digits")
    if check_digit(text[:-1]) != text[-1]:
        raise BadValue(kind="GTIN", value=text, reason=_wrong_check_digit(text))
    return text.zfill(14)


def is_gtin(text: str) -> bool:
    """Say whether ``text`` is a GTIN with a right check digit."""
    right_length = _is_ascii_digits(text) and len(text) in _GTIN_LENGTHS
    return right_length and check_digit(text[:-1]) == text[-1]


def to_code(kind: str, text: str) -> str:
    """Parse a code that the warehouse gives itself: SKU, bin, tote, badge, carton type.

    Raises:
        BadValue: empty, over 48 characters, outside printable ASCII, or with space at an end.
    """
    if not text or text != text.strip():
        raise BadValue(kind=kind, value=text[:40], reason="empty or with space at an end")
    if len(text) > _MAX_CODE_LENGTH:
        reason = f"longer than {_MAX_CODE_LENGTH} characters"
        raise BadValue(kind=kind, value=text[:40], reason=reason)
    if not all(" " <= c <= "~" for c in text):
        reason = "has characters that not every scanner reads alike"
        raise BadValue(kind=kind, value=ascii(text), reason=reason)
    return text


def to_sscc(text: str) -> str:
    """Parse an SSCC of 18 digits.

    Raises:
        BadValue: not 18 digits, or a wrong check digit.

    Source: GS1 General Specifications, AI (00).
    """
    if not _is_ascii_digits(text) or len(text) != _SSCC_LENGTH:
        raise BadValue(kind="SSCC", value=text[:40], reason="not 18 digits")
    if check_digit(text[:-1]) != text[-1]:
        raise BadValue(kind="SSCC", value=text, reason=_wrong_check_digit(text))
    return text


def is_sscc(text: str) -> bool:
    """Say whether ``text`` is an SSCC with a right check digit."""
    right_length = _is_ascii_digits(text) and len(text) == _SSCC_LENGTH
    return right_length and check_digit(text[:-1]) == text[-1]


def minor_digits(currency: str) -> int:
    """How many digits of ``currency`` (ISO 4217) stand after the decimal point."""
    if currency in _NO_MINOR_UNITS:
        return 0
    return 3 if currency in _THREE_MINOR_DIGITS else 2


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units (pence, cents) of one ISO 4217 currency."""

    minor: int
    currency: str

    def __str__(self) -> str:
        digits = minor_digits(self.currency)
        sign = "-" if self.minor < 0 else ""
        whole, rest = divmod(abs(self.minor), 10**digits)
        fraction = f".{rest:0{digits}d}" if digits else ""
        return f"{sign}{whole}{fraction} {self.currency}"


class Tracking(StrEnum):
    """What each unit of a product must be told apart by."""

    NONE = "none"
    LOT = "lot"
    SERIAL = "serial"
    LOT_AND_SERIAL = "lot+serial"

    @property
    def has_lots(self) -> bool:
        """True if every unit belongs to a lot."""
        return self in {Tracking.LOT, Tracking.LOT_AND_SERIAL}

    @property
    def has_serials(self) -> bool:
        """True if every unit has a number of its own."""
        return self in {Tracking.SERIAL, Tracking.LOT_AND_SERIAL}
