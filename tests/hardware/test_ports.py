"""What devices say of themselves, and the names that their errors carry."""

from __future__ import annotations

import pytest

from hardware.ports import DeviceGone, DeviceSilent, GarbledReply, HardwareError, PrinterStatus

_READY = PrinterStatus(
    paper_out=False, paused=False, head_up=False, ribbon_out=False, formats_in_buffer=0
)


@pytest.mark.parametrize("kind", [DeviceGone, DeviceSilent, GarbledReply])
def test_trouble_names_the_device_as_the_settings_do(kind: type[HardwareError]) -> None:
    trouble = kind("label-1", "connection refused")

    assert (trouble.device, trouble.detail) == ("label-1", "connection refused")
    assert str(trouble) == "label-1: connection refused"


def test_a_printer_that_answers_and_lacks_nothing_can_print() -> None:
    assert _READY.answered
    assert _READY.can_print


def test_a_printer_that_says_nothing_is_not_believed_to_be_ready() -> None:
    silent = PrinterStatus()

    assert not silent.answered
    assert not silent.can_print


@pytest.mark.parametrize(
    "stopped",
    [
        PrinterStatus(paper_out=True),
        PrinterStatus(paper_out=False, paused=True),
        PrinterStatus(paper_out=False, head_up=True),
        PrinterStatus(paper_out=False, ribbon_out=True),
    ],
)
def test_one_thing_in_the_way_stops_the_printer(stopped: PrinterStatus) -> None:
    assert stopped.answered
    assert not stopped.can_print
