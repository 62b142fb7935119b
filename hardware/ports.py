"""What devices promise, and the values they exchange.

The one vocabulary that the floor's devices share with the rules: a scan has one
type from the wire to the verdict.  Standard library only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import Enum
from typing import Protocol


class HardwareError(Exception):
    """Trouble with one device; ``device`` names it as the settings do."""

    def __init__(self, device: str, detail: str) -> None:
        super().__init__(f"{device}: {detail}")
        self.device = device
        self.detail = detail


class DeviceGone(HardwareError):
    """The device cannot be opened or was pulled out."""


class DeviceSilent(HardwareError):
    """Nothing came back in time."""


class GarbledReply(HardwareError):
    """What came back is not what this device says."""


@dataclass(frozen=True, slots=True)
class Scan:
    """One code as a scanner sent it, before anybody says what it means.

    Attributes:
        source_id: the device, as named in the settings ("scanner-1", "wedge").
        raw: the bytes as they came, without the terminator.
        text: ``raw`` decoded, AIM identifier removed, GS (0x1D) kept.
        aim_id: the AIM symbology identifier such as ``]C1``, or None.
        monotonic_s: the station's monotonic clock when the terminator arrived.
        sequence: 1, 2, 3 ... per device since the program started.
    """

    source_id: str
    raw: bytes
    text: str
    aim_id: str | None
    monotonic_s: float
    sequence: int


class Feedback(Enum):
    """What a scanner that can be told is told about the last scan."""

    GOOD = "good"
    BAD = "bad"


NO_TERMINATOR = "no terminator"
"""The detail of a scanner's health whose code was never ended: it must be set to send CR."""


class DeviceState(Enum):
    """How a device is, for the status bar."""

    READY = "ready"
    ATTENTION = "attention"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """One device's state with the fact behind it ("40 labels left")."""

    device: str
    state: DeviceState
    detail: str = ""


class Transport(Protocol):
    """Bytes to and from one device, opened by ``open``.  Not thread-safe."""

    def open(self) -> None:
        """Open or reopen; raises DeviceGone."""

    def close(self) -> None:
        """Close; never raises."""

    def read(self, size: int, timeout_s: float) -> bytes:
        """At most ``size`` bytes, b"" after ``timeout_s`` seconds of silence; raises DeviceGone."""

    def write(self, data: bytes) -> None:
        """Write all of ``data``; raises DeviceGone."""


class Scanner(Protocol):
    """One scanner.  ``listen`` runs on a thread of its own until ``stop``."""

    source_id: str

    def listen(self, heard: Callable[[Scan], None], health: Callable[[DeviceHealth], None]) -> None:
        """Call ``heard`` for every code, in order, and reconnect by itself until ``stop``."""

    def stop(self) -> None:
        """Make ``listen`` return soon; any thread may call it."""

    def tell(self, feedback: Feedback) -> None:
        """Tell the scanner how its last scan was judged; does nothing where it cannot be told."""


class WeightUnit(Enum):
    """The unit that a scale says; the value is its weight in grams."""

    KILOGRAM = Decimal(1000)
    GRAM = Decimal(1)
    POUND = Decimal("453.59237")
    OUNCE = Decimal("28.349523125")


@dataclass(frozen=True, slots=True)
class Weight:
    """One reading of a scale, as it is.

    ``grams`` are whole, below zero where it shows less than nothing, None where it shows no number;
    ``unit`` is what it showed them in.
    """

    grams: int | None
    stable: bool
    overload: bool = False
    unit: WeightUnit = WeightUnit.GRAM

    @property
    def good_grams(self) -> int | None:
        """The weight of something that lies still on the scale; None for anything else."""
        usable = self.stable and not self.overload and self.grams is not None and self.grams > 0
        return self.grams if usable else None


def weight_in(number: str, unit: WeightUnit, *, stable: bool) -> Weight:
    """Make a reading of what a scale shows, such as "1.250" in kilograms."""
    grams = (Decimal(number) * unit.value).to_integral_value(ROUND_HALF_EVEN)
    return Weight(int(grams), stable=stable, unit=unit)


class Scale(Protocol):
    """One scale.  Not thread-safe: give it a thread of its own."""

    name: str

    def weigh(self) -> Weight:
        """Ask once, on an open line; raises DeviceGone, DeviceSilent or GarbledReply."""

    def close(self) -> None:
        """Close the line; never raises."""


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What a printer says of itself; None means that it does not say.

    Source: Zebra ZPL II programming guide, ``~HS``.
    """

    paper_out: bool | None = None
    paused: bool | None = None
    head_up: bool | None = None
    ribbon_out: bool | None = None
    formats_in_buffer: int | None = None
    labels_remaining: int | None = None

    @property
    def answered(self) -> bool:
        """True if the printer said anything at all."""
        return self.paper_out is not None

    @property
    def can_print(self) -> bool:
        """True only if the printer answered and nothing stands in the way."""
        blocked = self.paper_out or self.paused or self.head_up or self.ribbon_out
        return self.answered and not blocked


class PrintOutcome(Enum):
    """How one job ended, as far as the printer can tell.

    ``UNKNOWN`` is not ``CONFIRMED``: a person is asked, nothing is sent again by itself.
    """

    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintResult:
    """The outcome with the printer's words ("paper out")."""

    outcome: PrintOutcome
    detail: str = ""


class Printer(Protocol):
    """One printer.  ``language`` is what it eats: "zpl" or "pdf"."""

    name: str
    language: str

    def send(self, job_name: str, data: bytes) -> PrintResult:
        """Print once.  Never raises for the printer's own trouble: that is FAILED or UNKNOWN.

        FAILED promises that nothing was printed.
        """

    def status(self) -> PrinterStatus:
        """Ask the printer how it is; an empty status if it does not answer."""


@dataclass(frozen=True, slots=True)
class FoundSerialPort:
    """A serial port of this machine that a scanner may be behind.

    Attributes:
        address: what the system calls it now ("/dev/ttyACM0", "COM3").
        description: what it says of itself ("Honeywell Voyager 1470g").
        identity: "vid:pid:serialnumber", which survives replugging; "" where it has none.
    """

    address: str
    description: str
    identity: str


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """A printer queue of this machine, as the system names and describes it."""

    queue: str
    description: str
