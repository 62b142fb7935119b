"""The driver of a scale by the words of the settings."""

from __future__ import annotations

from hardware.ports import Scale, WeightUnit
from hardware.scales.nci import NciScale
from hardware.scales.sics import SicsScale
from hardware.scales.toledo import ToledoScale
from hardware.simulated import SimulatedScale
from hardware.transports import SerialTransport

_UNITS = {"kg": WeightUnit.KILOGRAM, "lb": WeightUnit.POUND}


def scale_of(name: str, kind: str, address: str = "", baud: int = 9600, unit: str = "kg") -> Scale:
    """Make the driver of a scale; nothing is opened yet.

    Args:
        name: as the settings name it.
        kind: "nci", "sics", "toledo" or "simulated".
        address: the serial device, or its identity "vid:pid:serialnumber".
        baud: the speed of the line.
        unit: "kg" or "lb", for a Toledo.

    Raises:
        ValueError: there is no such kind.
    """
    match kind:
        case "nci":
            return NciScale(name, SerialTransport(name, address, baud))
        case "sics":
            return SicsScale(name, SerialTransport(name, address, baud))
        case "toledo":
            line = SerialTransport(name, address, baud, seven_even=True)
            return ToledoScale(name, line, _UNITS[unit])
        case "simulated":
            return SimulatedScale(name)
        case _:
            raise ValueError(f"no scale speaks {kind}")
