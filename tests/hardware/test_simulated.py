"""Devices that live in the program."""

from __future__ import annotations

from dataclasses import replace

from hardware.ports import (
    DeviceState,
    Feedback,
    Printer,
    PrintOutcome,
    PrintResult,
    Scale,
    Scanner,
    Weight,
)
from hardware.simulated import PrintedJob, SimulatedPrinter, SimulatedScale, SimulatedScanner
from tests.hardware.scanners.listening import Listening


def test_what_is_pushed_is_scanned_in_order() -> None:
    device = SimulatedScanner("simulated-1", clock=lambda: 9.0)
    device.push("BTL-750")
    with Listening(device) as listening:
        device.push("]C110AB\x1dX")
        first, second = listening.scans(2)

        assert listening.state() is DeviceState.READY
    assert (first.text, first.sequence, first.monotonic_s) == ("BTL-750", 1, 9.0)
    assert (second.aim_id, second.text, second.sequence) == ("]C1", "10AB\x1dX", 2)


def test_it_remembers_how_its_scans_were_judged() -> None:
    device = SimulatedScanner("simulated-1")
    scanner: Scanner = device

    scanner.tell(Feedback.BAD)
    scanner.tell(Feedback.GOOD)

    assert device.feedback == [Feedback.BAD, Feedback.GOOD]


def test_a_simulated_printer_keeps_what_it_prints() -> None:
    device = SimulatedPrinter("labels", "zpl")
    printer: Printer = device

    assert printer.send("carton 1", b"^XA^XZ") == PrintResult(PrintOutcome.CONFIRMED)
    assert device.jobs == [PrintedJob("carton 1", b"^XA^XZ")]
    assert printer.status().can_print


def test_out_of_paper_it_prints_nothing() -> None:
    device = SimulatedPrinter("labels", "zpl")
    device.condition = replace(device.condition, paper_out=True)

    assert device.send("carton 1", b"^XA^XZ").outcome is PrintOutcome.FAILED
    assert device.jobs == []


def test_a_scale_shows_what_is_put_on_it() -> None:
    device = SimulatedScale("simulated-1")
    scale: Scale = device

    assert scale.weigh() == Weight(0, stable=True)
    device.put(Weight(1250, stable=False))
    assert scale.weigh() == Weight(1250, stable=False)
    scale.close()


def test_what_is_put_on_a_scale_moves_once_and_then_lies_still() -> None:
    scale = SimulatedScale("scale")

    scale.load(640)

    assert [scale.weigh() for _asked in range(3)] == [
        Weight(640, stable=False),
        Weight(640, stable=True),
        Weight(640, stable=True),
    ]
