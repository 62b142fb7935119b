"""A label printer: the conversation byte for byte, and over a real socket."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hardware.ports import Printer, PrinterStatus, PrintOutcome, PrintResult
from hardware.printers.zebra import ZebraPrinter, trouble_of
from hardware.simulated_zebra import SimulatedZebra
from hardware.transports import TcpTransport
from tests.hardware.printers.test_host_status import READY, said
from tests.support.scripted_transport import Dies, ScriptedTransport, Step

LABEL = b"^XA^FO50,50^FDcarton 1^FS^XZ"
ASK = b"~HS"
PAPER_OUT = said(memory=b"1,0,1245,000")
HEAD_UP = said(mechanics=b"1,0,0,2,6,0,00000000")
BUSY = said(memory=b"0,0,1245,001")
COUNTING = said(mechanics=b"0,0,0,2,6,0,00000003")


class Clock:
    """Goes on only while the printer is waited for."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def read(self) -> float:
        return self.now_s

    def pause(self, seconds: float) -> None:
        self.now_s += seconds


def printing(*steps: Step, settle_s: float = 10.0) -> tuple[PrintResult, ScriptedTransport]:
    line, clock = ScriptedTransport(*steps), Clock()
    printer: Printer = ZebraPrinter("labels", line, clock.read, settle_s, clock.pause)
    result = printer.send("carton 1", LABEL)
    assert not line.is_open, "another station may want to print"
    return result, line


# -- byte for byte ------------------------------------------------------------------------------


def test_a_label_is_confirmed_once_nothing_is_left_in_the_printer() -> None:
    result, line = printing((ASK, READY), (LABEL, b""), (ASK, BUSY), (ASK, COUNTING), (ASK, READY))

    assert result == PrintResult(PrintOutcome.CONFIRMED)
    assert line.finished


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (PAPER_OUT, "paper out"),
        (HEAD_UP, "head up"),
        (said(memory=b"0,1,1245,000"), "paused"),
        (said(mechanics=b"0,1,1,2,6,0,00000000"), "ribbon out"),
        (said(b"1,1,1245,000", b"1,0,0,2,6,0,00000000"), "head up, paper out, paused"),
        (b"", "no answer"),
        (READY[:40], "no answer"),
        (b"HTTP/1.1 400 Bad Request\r\n", "no answer"),
    ],
)
def test_a_printer_that_cannot_print_gets_nothing(before: bytes, reason: str) -> None:
    result, line = printing((ASK, before))

    assert result == PrintResult(PrintOutcome.FAILED, reason)
    assert line.finished


def test_a_printer_that_is_off_has_printed_nothing() -> None:
    printer = ZebraPrinter("labels", ScriptedTransport(refuses_to_open=True))

    assert printer.send("carton 1", LABEL) == PrintResult(PrintOutcome.FAILED, "refused")
    assert printer.status() == PrinterStatus()


@pytest.mark.parametrize("dies", list(Dies))
def test_a_printer_that_dies_before_the_job_has_printed_nothing(dies: Dies) -> None:
    result, _ = printing((ASK, dies))

    assert result.outcome is PrintOutcome.FAILED


@pytest.mark.parametrize("dies", list(Dies))
def test_a_printer_that_dies_in_mid_job_may_have_printed(dies: Dies) -> None:
    result, _ = printing((ASK, READY), (LABEL, dies))

    assert result == PrintResult(PrintOutcome.UNKNOWN, "pulled out")


@pytest.mark.parametrize("dies", list(Dies))
def test_a_printer_that_dies_after_the_job_may_have_printed(dies: Dies) -> None:
    result, _ = printing((ASK, READY), (LABEL, b""), (ASK, BUSY), (ASK, dies))

    assert result.outcome is PrintOutcome.UNKNOWN


@pytest.mark.parametrize(("after", "reason"), [(PAPER_OUT, "paper out"), (HEAD_UP, "head up")])
def test_trouble_after_the_job_is_unknown_with_its_reason(after: bytes, reason: str) -> None:
    result, _ = printing((ASK, READY), (LABEL, b""), (ASK, BUSY), (ASK, after))

    assert result == PrintResult(PrintOutcome.UNKNOWN, reason)


def test_silence_after_the_job_is_unknown_never_confirmed() -> None:
    result, _ = printing((ASK, READY), (LABEL, b""), *[(ASK, b"")] * 3, settle_s=0.2)

    assert result == PrintResult(PrintOutcome.UNKNOWN, "no answer")


def test_a_moment_of_silence_is_forgiven() -> None:
    result, _ = printing((ASK, READY), (LABEL, b""), (ASK, b""), (ASK, READY))

    assert result.outcome is PrintOutcome.CONFIRMED


def test_a_printer_that_never_gets_done_is_unknown() -> None:
    result, _ = printing((ASK, READY), (LABEL, b""), *[(ASK, BUSY)] * 3, settle_s=0.2)

    assert result == PrintResult(PrintOutcome.UNKNOWN, "still printing")


def test_asked_how_it_is_it_says_so_and_is_free_again() -> None:
    line = ScriptedTransport((ASK, PAPER_OUT))

    assert ZebraPrinter("labels", line).status().paper_out
    assert not line.is_open


def test_nothing_is_opened_before_it_is_needed() -> None:
    line = ScriptedTransport()

    printer = ZebraPrinter("labels", line)

    assert (printer.language, line.opened) == ("zpl", 0)


def test_a_printer_without_trouble_is_at_work() -> None:
    assert trouble_of(PrinterStatus(paper_out=False)) == "still printing"


class Dribbling(ScriptedTransport):
    """Says something every second, and never an answer."""

    def __init__(self, clock: Clock) -> None:
        super().__init__((ASK, b""))
        self._clock = clock

    def read(self, size: int, timeout_s: float) -> bytes:
        waited_s = min(1.0, timeout_s)
        self._clock.pause(waited_s)
        return b"x"[:size] if waited_s == 1.0 else b""


def test_a_device_that_only_dribbles_is_given_up_in_two_seconds() -> None:
    clock = Clock()
    printer = ZebraPrinter("labels", Dribbling(clock), clock.read, pause=clock.pause)

    assert printer.send("carton 1", LABEL) == PrintResult(PrintOutcome.FAILED, "no answer")
    assert clock.now_s <= 2


# -- over a real socket -------------------------------------------------------------------------


@pytest.fixture
def device() -> Iterator[SimulatedZebra]:
    with SimulatedZebra() as zebra:
        yield zebra


def over_tcp(device: SimulatedZebra, settle_s: float = 10.0) -> ZebraPrinter:
    line = TcpTransport("labels", "127.0.0.1", device.port)
    return ZebraPrinter("labels", line, settle_s=settle_s)


def test_labels_come_out_whole_and_in_order(device: SimulatedZebra) -> None:
    printer = over_tcp(device)
    labels = [b"^XA^FDcarton %d^FS^XZ" % number for number in range(5)]

    results = [printer.send("carton", label) for label in labels]

    assert {result.outcome for result in results} == {PrintOutcome.CONFIRMED}
    assert device.labels == labels


def test_a_label_with_a_large_picture_arrives_whole(device: SimulatedZebra) -> None:
    picture = b"^XA^GFA,1,1,1," + b"F0" * 500_000 + b"^XZ"

    assert over_tcp(device).send("carton", picture).outcome is PrintOutcome.CONFIRMED
    assert device.labels == [picture]


def test_switched_off_nothing_is_printed(device: SimulatedZebra) -> None:
    printer = over_tcp(device)
    device.close()

    assert printer.send("carton 1", LABEL).outcome is PrintOutcome.FAILED
    assert printer.status() == PrinterStatus()


def test_out_of_paper_nothing_is_sent_and_with_paper_it_prints_once(
    device: SimulatedZebra,
) -> None:
    printer = over_tcp(device)
    device.paper_out = True
    assert printer.send("carton 1", LABEL) == PrintResult(PrintOutcome.FAILED, "paper out")

    device.paper_out = False

    assert printer.send("carton 1", LABEL).outcome is PrintOutcome.CONFIRMED
    assert device.labels == [LABEL]


def test_the_last_label_of_the_roll_is_unknown_not_confirmed(device: SimulatedZebra) -> None:
    device.labels_left = 1

    result = over_tcp(device).send("carton 1", LABEL)

    assert result == PrintResult(PrintOutcome.UNKNOWN, "paper out")
    assert device.labels == [LABEL]


def test_dying_in_mid_job_is_unknown_and_no_half_label_comes_out(device: SimulatedZebra) -> None:
    device.dies_after_bytes = 10

    assert over_tcp(device).send("carton 1", LABEL).outcome is PrintOutcome.UNKNOWN
    assert device.labels == []


def test_a_silent_device_is_not_fed(device: SimulatedZebra) -> None:
    device.silent = True

    assert over_tcp(device).send("carton 1", LABEL) == PrintResult(PrintOutcome.FAILED, "no answer")
    assert device.labels == []
