"""Tracking numbers that the warehouse gives itself, in the form that the resolver knows: S10.

Source: UPU standard S10, "Identification of postal items - 13-character identifier".
"""

from __future__ import annotations

from app.errors import BadValue

_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_LETTERS = 2
_MODULUS = 11


def s10_check_digit(serial: str) -> str:
    """The check digit of eight digits; vector: ``12345678 -> 5`` (RB123456785GB)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, serial, strict=True))
    return {10: "0", 11: "5"}.get(found := _MODULUS - total % _MODULUS, str(found))


def make_tracking_no(prefix: str, serial: int, country: str) -> str:
    """Compose two letters, eight digits, a check digit and the country.

    Raises:
        BadValue: prefix or country is not two capitals, or the serial has more than eight digits.
    """
    for kind, letters in (("tracking prefix", prefix), ("tracking country", country)):
        capitals = letters.isascii() and letters.isalpha() and letters.isupper()
        if len(letters) != _LETTERS or not capitals:
            raise BadValue(kind=kind, value=letters[:40], reason="not two capitals")
    digits = f"{serial:08d}"
    if serial < 0 or len(digits) != len(_WEIGHTS):
        raise BadValue(kind="tracking serial", value=serial, reason="not 0 to 99999999")
    return f"{prefix}{digits}{s10_check_digit(digits)}{country}"
