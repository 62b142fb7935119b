"""Serial scanners: the conversation byte for byte, and a real line of the kernel."""

from __future__ import annotations

import itertools
import sys

import pytest

from hardware.ports import (
    NO_TERMINATOR,
    DeviceGone,
    DeviceHealth,
    DeviceState,
    Feedback,
    Scan,
    Scanner,
)
from hardware.scanners.serial_scanner import SerialScanner
from hardware.transports import SerialTransport
from tests.hardware.scanners.listening import Listening, heard_back
from tests.support.scripted_transport import Dies, ScriptedTransport

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

if sys.platform != "win32":
    from hardware.simulated_pty import PtyScanner


def serial(source_id: str, scanner: PtyScanner, profile: str = "none") -> SerialScanner:
    return SerialScanner(source_id, SerialTransport(source_id, scanner.address), profile)


# -- byte for byte ------------------------------------------------------------------------------


class Rehearsal:
    """Listens on the test's own thread; stops after so many scans or losses."""

    def __init__(self, scanner: Scanner, *, scans: int = -1, losses: int = -1) -> None:
        self._scanner = scanner
        self._stop_at = (scans, losses)
        self.scans: list[Scan] = []
        self.healths: list[DeviceHealth] = []
        scanner.listen(self._hear, self._feel)

    def _hear(self, scan: Scan) -> None:
        self.scans.append(scan)
        if len(self.scans) == self._stop_at[0]:
            self._scanner.stop()

    def _feel(self, health: DeviceHealth) -> None:
        self.healths.append(health)
        gone = [one for one in self.healths if one.state is DeviceState.GONE]
        if len(gone) == self._stop_at[1]:
            self._scanner.stop()


def test_a_scan_carries_its_bytes_its_text_its_time_and_its_number() -> None:
    line = ScriptedTransport((b"", b"]E05901234123457\r\nBTL-"), (b"", b"750\r"))
    times_s = itertools.count(50.0)
    scanner: Scanner = SerialScanner("scanner-1", line, clock=lambda: next(times_s))

    heard = Rehearsal(scanner, scans=2)

    assert heard.scans == [
        Scan("scanner-1", b"]E05901234123457", "5901234123457", "]E0", 50.0, 1),
        Scan("scanner-1", b"BTL-750", "BTL-750", None, 51.0, 2),
    ]
    assert heard.healths == [DeviceHealth("scanner-1", DeviceState.READY)]
    assert not line.is_open


def test_a_code_begun_before_the_loss_never_mixes_with_the_one_after_it() -> None:
    line = ScriptedTransport((b"", b"MUG\rBTL-"), (b"", Dies.ON_READ), (b"", b"CAP-1\r"))
    scanner = SerialScanner("scanner-1", line)

    heard = Rehearsal(scanner, scans=2)

    assert [(scan.text, scan.sequence) for scan in heard.scans] == [("MUG", 1), ("CAP-1", 2)]
    assert [health.state for health in heard.healths] == [
        DeviceState.READY,
        DeviceState.GONE,
        DeviceState.READY,
    ]
    assert line.opened == 2


def test_a_scanner_that_is_not_there_is_told_with_the_reason() -> None:
    line = ScriptedTransport(refuses_to_open=True)

    heard = Rehearsal(SerialScanner("scanner-1", line), losses=1)

    assert heard.healths == [DeviceHealth("scanner-1", DeviceState.GONE, "refused")]


def test_a_code_that_never_ends_is_told_once_and_the_next_end_makes_all_well() -> None:
    silence = [(b"", b"")] * 25
    line = ScriptedTransport((b"", b"BTL-750"), *silence, (b"", b"\r"))

    heard = Rehearsal(SerialScanner("scanner-1", line), scans=1)

    assert [scan.text for scan in heard.scans] == ["BTL-750"]
    assert heard.healths == [
        DeviceHealth("scanner-1", DeviceState.READY),
        DeviceHealth("scanner-1", DeviceState.ATTENTION, NO_TERMINATOR),
        DeviceHealth("scanner-1", DeviceState.READY),
    ]


def test_feedback_that_cannot_be_sent_is_a_loss_and_is_not_sent_later() -> None:
    line = ScriptedTransport((b"", b"MUG\r"), (b"\x1b7,", Dies.ON_WRITE), (b"", b"CAP\r"))
    scanner = SerialScanner("scanner-1", line, "honeywell")
    told = []

    def hear(scan: Scan) -> None:
        told.append(scan.text)
        if scan.text == "CAP":
            scanner.stop()
        else:
            scanner.tell(Feedback.GOOD)
            scanner.tell(Feedback.BAD)

    scanner.listen(hear, lambda _: None)

    assert told == ["MUG", "CAP"]
    assert line.finished


def test_silence_ends_a_code_where_the_scanner_sends_no_terminator() -> None:
    line = ScriptedTransport((b"", b"MUG"), (b"", b""), (b"", b"CAP"))
    scanner = SerialScanner("scanner-1", line, silence_ends=True)

    assert [scan.text for scan in Rehearsal(scanner, scans=2).scans] == ["MUG", "CAP"]


def test_a_scanner_stopped_before_it_listens_does_not_listen() -> None:
    line = ScriptedTransport()
    scanner = SerialScanner("scanner-1", line)
    scanner.stop()

    scanner.listen(lambda _: None, lambda _: None)

    assert line.opened == 0


def test_an_unknown_profile_is_refused_at_once() -> None:
    with pytest.raises(KeyError):
        SerialScanner("scanner-1", ScriptedTransport(), "zebra")


# -- a real line --------------------------------------------------------------------------------


def test_a_thousand_scans_arrive_in_order_and_none_is_lost() -> None:
    codes = [f"SKU-{number:05}" for number in range(1000)]
    with PtyScanner() as device, Listening(serial("scanner-1", device)) as listening:
        assert listening.state() is DeviceState.READY

        for code in codes:
            device.send(code)
        scans = listening.scans(1000)

        assert [scan.text for scan in scans] == codes
        assert [scan.sequence for scan in scans] == list(range(1, 1001))
        assert listening.nothing_more


def test_two_scanners_at_once_do_not_mix() -> None:
    with (
        PtyScanner() as left,
        PtyScanner() as right,
        Listening(serial("left", left)) as at_left,
        Listening(serial("right", right)) as at_right,
    ):
        assert at_left.state() is at_right.state() is DeviceState.READY
        for number in range(200):
            left.send(f"L{number}", end="\r\n")
            right.send(f"R{number}", end="\n")

        assert at_left.texts(200) == [f"L{number}" for number in range(200)]
        assert {scan.source_id for scan in at_right.scans(200)} == {"right"}


def test_a_scanner_pulled_out_and_put_back_ten_times_loses_no_complete_code() -> None:
    with PtyScanner() as device, Listening(serial("scanner-1", device)) as listening:
        for number in range(10):
            assert listening.state() is DeviceState.READY
            device.send(f"WHOLE-{number}")
            assert listening.texts(1) == [f"WHOLE-{number}"]

            device.send("HAL", end="")
            device.unplug()
            assert listening.state() is DeviceState.GONE
            device.plug()

        assert listening.state() is DeviceState.READY
        device.send("LAST")
        assert listening.texts(1) == ["LAST"]
        assert listening.nothing_more


def test_the_scanner_is_told_right_and_wrong() -> None:
    with PtyScanner() as device:
        scanner = serial("scanner-1", device, "datalogic")
        with Listening(scanner) as listening:
            assert listening.state() is DeviceState.READY

            scanner.tell(Feedback.GOOD)
            assert heard_back(device._ours()) == b"B"
            scanner.tell(Feedback.BAD)
            assert heard_back(device._ours()) == b"F"


def test_a_million_character_barcode_is_one_scan_and_the_next_one_is_whole() -> None:
    with PtyScanner() as device, Listening(serial("scanner-1", device)) as listening:
        assert listening.state() is DeviceState.READY

        device.send("9" * 1_000_000)
        device.send("BTL-750")

        assert [len(text) for text in listening.texts(2)] == [4096, 7]


def test_control_characters_and_wrong_bytes_are_a_scan_like_any_other() -> None:
    with PtyScanner() as device, Listening(serial("scanner-1", device)) as listening:
        assert listening.state() is DeviceState.READY

        device.send("\x00\x01\x1b[A\x7f\x1d\x04\x13\x11ß")

        assert listening.texts(1) == ["\x00\x01\x1b[A\x7f\x1d\x04\x13\x11ß"]


def test_a_port_that_another_program_holds_is_not_shared() -> None:
    with PtyScanner() as device:
        first = SerialTransport("scanner-1", device.address)
        first.open()

        with pytest.raises(DeviceGone) as gone:
            SerialTransport("scanner-2", device.address).open()

        assert gone.value.device == "scanner-2"
        first.close()
