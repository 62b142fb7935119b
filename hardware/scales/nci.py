r"""The NCI protocol of bench scales: ``W`` is answered with weight, unit and status bytes.

``\n001.25kg\r\n00\r\x03``; dashes or arrows in the place of digits are no number.  Bit 0 of the
first status byte is motion, bits 0 and 1 of the second are under and over capacity; each byte
carries 0x30 beside them.  Source: Avery Weigh-Tronix, SCP-01 "NCI standard"; NCI 7800 user's
manual, "Standard Commands".
"""

from __future__ import annotations

import re

from hardware.ports import Transport, Weight, WeightUnit, weight_in
from hardware.scales.asking import AskedScale

ASK_WEIGHT = b"W\r"
ENDS = b"\x03"

_REPLY = re.compile(
    rb"\n([ \d.^_+-]{1,12}?) ?(kg|g|lb|oz|KG|G|LB|OZ) ?\r\nS?([\x30-\x7f]{2,3})\r\x03"
)
_NUMBER = re.compile(rb" *-? *\d{1,9}(?:\.\d{1,6})? *")
_UNITS = {
    b"kg": WeightUnit.KILOGRAM,
    b"g": WeightUnit.GRAM,
    b"lb": WeightUnit.POUND,
    b"oz": WeightUnit.OUNCE,
}
_MOTION, _OVER = 0b01, 0b10


def read_weight(reply: bytes) -> Weight | None:
    r"""Read one answer, such as ``b"\n001.25kg\r\n00\r\x03"``; None if it is garbled."""
    match = _REPLY.fullmatch(reply)
    if match is None:
        return None
    shown, unit_name, status = match.groups()
    unit, over = _UNITS[unit_name.lower()], bool(status[1] & _OVER)
    if over or _NUMBER.fullmatch(shown) is None:
        return Weight(None, stable=False, overload=over or b"^" in shown, unit=unit)
    number = shown.decode().replace(" ", "")
    return weight_in(number, unit, stable=not status[0] & _MOTION)


class NciScale(AskedScale):
    """A scale that speaks NCI."""

    def __init__(self, name: str, transport: Transport) -> None:
        super().__init__(name, transport, ASK_WEIGHT, ENDS, read_weight)
