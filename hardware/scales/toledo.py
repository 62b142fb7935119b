r"""Toledo 8217: ``W`` is answered with the weight if it is good, else with a status byte.

``\x0201.25\r`` is a stable weight, ``\x02?\x01\r`` says why there is none: bit 0 motion, bit 1 over
capacity, bit 2 under zero.  The unit is not in the answer; the scale's set-up decides it.  The line
has seven bits and even parity.  Source: Mettler-Toledo 8217 manual, "Host communications".
"""

from __future__ import annotations

import re
from functools import partial

from hardware.ports import Transport, Weight, WeightUnit, weight_in
from hardware.scales.asking import AskedScale

ASK_WEIGHT = b"W"
ENDS = b"\r"

_WEIGHT = re.compile(rb"\x02 *(\d{1,6}(?:\.\d{1,3})?)N?\r")
_STATUS = re.compile(rb"\x02\?([\x00-\x7f])\r")
_OVER = 0b10


def read_weight(reply: bytes, unit: WeightUnit = WeightUnit.KILOGRAM) -> Weight | None:
    r"""Read one answer, such as ``b"\x0201.25\r"``; None if it is garbled."""
    match = _WEIGHT.fullmatch(reply)
    if match is not None:
        return weight_in(match.group(1).decode(), unit, stable=True)
    status = _STATUS.fullmatch(reply)
    if status is None:
        return None
    return Weight(None, stable=False, overload=bool(status.group(1)[0] & _OVER), unit=unit)


class ToledoScale(AskedScale):
    """A scale that speaks Toledo 8217; ``unit`` is what it is set up to show."""

    def __init__(self, name: str, transport: Transport, unit: WeightUnit) -> None:
        read = partial(read_weight, unit=unit)
        super().__init__(name, transport, ASK_WEIGHT, ENDS, read)
