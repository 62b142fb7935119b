"""One scan after another: judged, kept, shown; then the next."""

from __future__ import annotations

import pytest

from app.scanning.verdicts import Verdict
from app.station.recorder import Judged, Recorder
from app.station.runner import Runner
from hardware.ports import Scan
from tests.support.desk_kit import NOW, Told
from tests.support.floor_stage import DISK_FULL
from tests.support.runners import AtOnce, Held
from tests.support.scans import judged, scan_of
from ui.fulfilment.scan_round import ScanRound


class Desk:
    """Writes down what was judged, shown and withdrawn."""

    def __init__(self, runner: Runner) -> None:
        self.told = Told()
        recorder = Recorder(self.told, runner, "Pack 04", lambda: NOW, lambda: None)
        self.log: list[str] = []
        self.round = ScanRound(recorder, self._judge, self._shown, self._withdrawn)
        self.breaks = False

    def _judge(self, scan: Scan) -> tuple[Judged, str]:
        self.log.append(f"judge {scan.text}")
        return judged(scan.text), scan.text

    def _shown(self, text: str) -> None:
        if self.breaks:
            self.breaks = False
            raise ZeroDivisionError
        self.log.append(f"show {text}")

    def _withdrawn(self, error: Exception) -> None:
        self.log.append(f"withdraw {type(error).__name__}")


def test_a_scan_is_judged_kept_and_shown_before_the_next_is_judged() -> None:
    runner = Held()
    desk = Desk(runner)

    for code in "ABC":
        desk.round.scanned(scan_of(code))
    assert desk.log == ["judge A"]
    runner.let_go()

    assert desk.log == [f"{step} {code}" for code in "ABC" for step in ("judge", "show")]
    assert [record.verdict for record in desk.told.kept] == [Verdict.ACCEPTED] * 3


def test_what_cannot_be_kept_is_withdrawn_before_the_next_is_judged() -> None:
    desk = Desk(AtOnce())
    desk.told.journal_fails = DISK_FULL

    desk.round.scanned(scan_of("A"))

    assert desk.log == ["judge A", "withdraw JournalUnwritable"]
    assert desk.round.at_rest


def test_scans_held_back_are_judged_when_it_goes_on() -> None:
    desk = Desk(AtOnce())
    desk.round.hold()

    desk.round.scanned(scan_of("A"))
    assert (desk.log, desk.round.at_rest) == ([], False)
    desk.round.go_on()

    assert desk.log == ["judge A", "show A"]


def test_a_fault_in_showing_does_not_silence_the_scans_behind_it() -> None:
    runner = Held()
    desk = Desk(runner)
    desk.breaks = True
    desk.round.scanned(scan_of("A"))
    desk.round.scanned(scan_of("B"))

    with pytest.raises(ZeroDivisionError):
        runner.let_go(1)
    runner.let_go()

    assert desk.log == ["judge A", "judge B", "show B"]
