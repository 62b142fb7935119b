"""UPC-E, the eight-digit short form of a UPC-A.

Source: GS1 General Specifications 5.2.2.4.2, zero suppression.
"""

from __future__ import annotations

from app.values import is_gtin, to_gtin14

_LENGTH = 8
_NUMBER_SYSTEMS = frozenset("01")


def upc_e_as_gtin14(digits: str) -> str | None:
    """Expand ``digits`` (number system, six digits, check digit) to a GTIN-14.

    None if it is no UPC-E or its check digit, which is that of the expanded UPC-A, is wrong.
    """
    if len(digits) != _LENGTH or digits[0] not in _NUMBER_SYSTEMS:
        return None
    upc_a = digits[0] + _expand(digits[1:7]) + digits[7]
    return to_gtin14(upc_a) if is_gtin(upc_a) else None


def _expand(six: str) -> str:
    last = six[5]
    if last in "012":
        return f"{six[:2]}{last}0000{six[2:5]}"
    if last == "3":
        return f"{six[:3]}00000{six[3:5]}"
    if last == "4":
        return f"{six[:4]}00000{six[4]}"
    return f"{six[:5]}0000{last}"
