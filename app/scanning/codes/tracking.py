"""Carriers' tracking numbers, known by their shape and check digit from an item's code.

Sources: UPS Tracking Number Check Digit Calculation; USPS Publication 199 (IMpb, mod 10);
UPU standard S10.
"""

from __future__ import annotations

import re

from app.values import check_digit

_UPS = re.compile(r"1Z[0-9A-Z]{15}[0-9]", re.ASCII)
_USPS = re.compile(r"(?:420[0-9]{5}(?:[0-9]{4})?)?(9[1-5][0-9]{20})", re.ASCII)
_S10 = re.compile(r"[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}", re.ASCII)
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_UPS_A = 63  # "A" counts 2, "B" 3 ... "I" 0, and so on, modulo 10


def number_in(text: str) -> str:
    """The well-formed tracking number that ``text`` carries, or "".

    A USPS label carries the postcode before the number (AI 420): the number alone is returned.
    """
    if _is_ups(text) or _is_s10(text):
        return text
    usps = _USPS.fullmatch(text)
    if usps and check_digit(usps[1][:-1]) == usps[1][-1]:
        return usps[1]
    return ""


def is_damaged(text: str) -> bool:
    """True if ``text`` has a carrier's shape and no carrier's check digit."""
    shaped = any(shape.fullmatch(text) for shape in (_UPS, _USPS, _S10))
    return shaped and not number_in(text)


def _is_ups(text: str) -> bool:
    if not _UPS.fullmatch(text):
        return False
    values = [int(c) if c.isdigit() else (ord(c) - _UPS_A) % 10 for c in text[2:-1]]
    return str(-(sum(values[::2]) + 2 * sum(values[1::2])) % 10) == text[-1]


def _is_s10(text: str) -> bool:
    match = _S10.fullmatch(text)
    if match is None:
        return False
    total = sum(int(d) * w for d, w in zip(match[1], _S10_WEIGHTS, strict=True))
    return {10: "0", 11: "5"}.get(11 - total % 11, str(11 - total % 11)) == match[2]
