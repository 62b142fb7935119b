"""A station that is cut off and started again: for each line on stdin one fresh process.

``python -m tests.support.station_program DATABASE JOURNAL_FOLDER SCANNER PAPER_FOLDER`` reads
``{"moment": ..., "times": n}`` a line and forks a process with a real workplace, which cuts its
own power at the n-th time of that moment (never for ""), as its parent may at any other.  It says
in JSON lines what an operator would see: that the scanner is heard, what the door says, every
verdict, and where the work stands.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.scanning.verdicts import Verdict
from app.station.sync import SyncState
from app.store.unit_of_work import Store
from hardware.ports import DeviceHealth, DeviceState, PrintResult
from hardware.printers.pdf_folder import PdfFolderPrinter
from hardware.scanners.serial_scanner import SerialScanner
from hardware.transports import SerialTransport
from tests.support.workplaces import make_workplace
from ui.shell.workplace.station_works import StationWorks
from ui.shell.workplace.workplace import Workplace
from ui.theme.theme import Theme
from ui.tidying import Tidying

STATION = "Pack 04"
SCANNER = "scanner-1"
_LOOK_MS = 5


class Moment(StrEnum):
    """When the power goes.  Each is told before or after the line of code that it names."""

    JUDGED = "judged, not kept"
    KEPT = "kept, not shown"
    CLAIMED = "claimed, not kept"
    NOT_ON_PAPER = "print begun, nothing on paper"
    ON_PAPER = "on paper, not confirmed"
    BEFORE_REPLAY = "before replay"
    REPLAYED = "replayed, not acknowledged"
    ENDED = "label scanned, work not ended"
    NEVER = ""


@dataclass
class PowerCut:
    """Kills this process at the ``times``-th time of its moment."""

    moment: Moment
    times: int

    def at(self, moment: Moment) -> None:
        """Say that a moment has come."""
        if moment is self.moment:
            self.times -= 1
            if self.times <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def around(
        self, job: Callable[..., Any], before: Moment | None, after: Moment | None
    ) -> Callable[..., Any]:
        """``job`` with its moments."""

        def cut(*args: object, **named: object) -> object:
            if before is not None:
                self.at(before)
            result = job(*args, **named)
            if after is not None:
                self.at(after)
            return result

        return cut


class CutPrinter(PdfFolderPrinter):
    """Prints to a folder and loses its power on the way."""

    def __init__(self, name: str, folder: Path, power: PowerCut) -> None:
        super().__init__(name, folder)
        self._power = power

    def send(self, job_name: str, data: bytes) -> PrintResult:
        """Print once."""
        self._power.at(Moment.NOT_ON_PAPER)
        result = super().send(job_name, data)
        self._power.at(Moment.ON_PAPER)
        return result


class Station:
    """One life of the program."""

    def __init__(self, database: str, folders: tuple[Path, Path], port: str, power: PowerCut):
        self._began_s = time.monotonic()
        self._power = power
        journal, paper = folders
        self._application = QApplication(["packbench"])
        theme = Theme()
        theme.dress(self._application)
        self._store = Store.open(database)
        works = StationWorks(self._store, journal, STATION)
        self._wire_cuts(works)
        scanner = SerialScanner(SCANNER, SerialTransport(SCANNER, port, 9600))
        printers = {kind: CutPrinter(kind.value, paper / kind.value, power) for kind in PaperKind}
        self._place: Workplace = make_workplace(
            self._store, journal, theme, scanners=[scanner], printers=printers, works=works
        )
        self._place.judged.connect(self._judged)
        self._place.watch.heard_of.connect(self._felt)
        self._told, self._unsent = "", -1
        works.synced.connect(self._synced)
        self._look = QTimer(interval=_LOOK_MS)
        self._look.timeout.connect(self._tell_where_it_stands)

    def run(self) -> None:
        """Work until the power goes."""
        self._place.window.resize(1280, 800)
        self._place.window.show()
        self._place.start()
        self._look.start()
        self._tidying = Tidying(self._place)
        self._application.exec()

    def _wire_cuts(self, works: StationWorks) -> None:
        cut, journal = self._power.around, works.journal
        journal.append = cut(journal.append, Moment.JUDGED, Moment.KEPT)  # type: ignore[method-assign]  # the cut is the test
        journal.begin_work = cut(journal.begin_work, Moment.CLAIMED, None)  # type: ignore[method-assign]  # as above
        journal.end_work = cut(journal.end_work, Moment.ENDED, None)  # type: ignore[method-assign]  # as above
        works.sync._replay = cut(works.sync._replay, Moment.BEFORE_REPLAY, Moment.REPLAYED)

    def _felt(self, health: DeviceHealth) -> None:
        if health.state is DeviceState.READY:
            say({"heard": True})

    def _judged(self, verdict: Verdict) -> None:
        say({"judged": verdict.value})

    def _synced(self, state: SyncState) -> None:
        self._unsent = state.waiting

    def _tell_where_it_stands(self) -> None:
        pack, shell = self._place.floor.pack, self._place.shell
        if shell.person is None:
            self._tell({"door": what_the_door_says(self._place)})
        elif pack.ready:
            stands = where_it_stands(self._place) | {"unsent": self._unsent}
            self._tell({"stands": stands})

    def _tell(self, seen: dict[str, Any]) -> None:
        if (text := json.dumps(seen)) != self._told:
            self._told = text
            say(seen | {"seconds": time.monotonic() - self._began_s})


def what_the_door_says(place: Workplace) -> str:
    """The work that lies open, as it is read from 3 m before anybody has signed in; "" for none."""
    banner = place.entrance.door.banner
    return f"{banner.content.headline}. {banner.content.second}" * banner.isVisible()


def where_it_stands(place: Workplace) -> dict[str, Any]:
    """What the screen shows of the work in hand; ``{}`` while there is none."""
    if place.floor.pack.in_hand is None:
        return {"open": bool(place.works.bench.kind_in_hand)}
    package, task = place.floor.pack.in_hand
    now = task.situation
    return {
        "open": bool(place.works.bench.kind_in_hand),
        "order": package.order_no,
        "work": package.work_id,
        "state": now.state.value,
        "line": now.line.sku if now.line else "",
        "packed": {one.line.sku: one.packed for one in now.lines},
        "cartons": len(now.cartons),
        "carton": now.carton.number if now.carton else 0,
        "latched": now.latch is not None,
        "label": now.expected if now.all_verified else "",
        "on_paper": place.floor.pack._paper.step is None,
        "today": place.kit.tape.content.summary,
    }


def say(facts: dict[str, Any]) -> None:
    """One line to the parent; written whole before anything else happens."""
    os.write(1, json.dumps(facts).encode() + b"\n")


def main(arguments: list[str]) -> None:
    """Begin a life for each line."""
    database, journal, port, paper = arguments
    say({"ready": True})
    for line in sys.stdin:
        wanted = json.loads(line)
        power = PowerCut(Moment(wanted["moment"]), wanted["times"])
        child = os.fork()
        if child == 0:
            say({"pid": os.getpid()})
            Station(database, (Path(journal), Path(paper)), port, power).run()
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        say({"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main(sys.argv[1:])
