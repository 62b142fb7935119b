"""What is said of devices: which one, and what it did."""

from __future__ import annotations

from hardware.ports import DeviceGone, DeviceSilent
from ui.messages.errors import for_error


def test_a_kind_that_nobody_worded_yet_speaks_as_the_kind_above_it() -> None:
    class PrinterOnFire(DeviceGone):
        """A device of the future."""

    assert for_error(PrinterOnFire("printer", "fire")).headline == "Device gone"


def test_the_device_is_named() -> None:
    for error in (DeviceGone("label printer", "unplugged"), DeviceSilent("label printer", "5 s")):
        assert "label printer" in for_error(error).detail
