r"""Mettler-Toledo's standard interface: ``SI`` is answered at once, stable or not.

``S S      1.250 kg\r\n`` is stable, ``S D`` moves, ``S +`` is overload, ``S -`` underload, ``S I``
says that it cannot weigh just now.  Source: Mettler-Toledo, MT-SICS manual, level 0, "SI".
"""

from __future__ import annotations

import re

from hardware.ports import Transport, Weight, WeightUnit, weight_in
from hardware.scales.asking import AskedScale

ASK_WEIGHT = b"SI\r\n"
ENDS = b"\r\n"

_WEIGHT = re.compile(rb"S ([SD]) +(-?\d{1,9}(?:\.\d{1,6})?) (kg|g|lb|oz)\r\n")
_NO_WEIGHT = {
    b"S I\r\n": Weight(None, stable=False),
    b"S +\r\n": Weight(None, stable=False, overload=True),
    b"S -\r\n": Weight(None, stable=False),
}
_UNITS = {
    b"kg": WeightUnit.KILOGRAM,
    b"g": WeightUnit.GRAM,
    b"lb": WeightUnit.POUND,
    b"oz": WeightUnit.OUNCE,
}


def read_weight(reply: bytes) -> Weight | None:
    r"""Read one answer, such as ``b"S S      1.250 kg\r\n"``; None if it is garbled."""
    match = _WEIGHT.fullmatch(reply)
    if match is None:
        return _NO_WEIGHT.get(reply)
    stability, number, unit = match.groups()
    return weight_in(number.decode(), _UNITS[unit], stable=stability == b"S")


class SicsScale(AskedScale):
    """A scale that speaks MT-SICS."""

    def __init__(self, name: str, transport: Transport) -> None:
        super().__init__(name, transport, ASK_WEIGHT, ENDS, read_weight)
