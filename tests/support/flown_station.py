"""A station without screens whose scans are judged by the real tasks and sent as they are kept.

Numbers and times count up from nothing, so that the same play is recorded the same way each time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.fulfilment.double_scan import Answer
from app.fulfilment.packing import PackTask
from app.fulfilment.picking import PickTask
from app.fulfilment.work import PackPackage
from app.scanning.bounce import SeenLately
from app.scanning.directory import Directory, Person
from app.scanning.verdicts import Verdict
from app.station.claims import claim_count, claim_move, claim_put_away, claim_receive
from app.station.flight_recorder.recording import RecordedPackage
from app.station.flight_recorder.replaying import Task, task_of
from app.station.journal import Journal
from app.station.recorder import judged_in, record_of
from app.station.replay import replay
from app.store.unit_of_work import Store
from hardware.ports import Scan
from tests.support.floor_play import StationPlay, give_sscc
from tests.support.warehouse import NINE, PACKER

MARA = Person(PACKER, "Mara Okafor", "packer")
BOUNCE_MS = 300


class FlownStation(StationPlay):
    """Claims work and scans; every record is replayed into the store at once, and kept here."""

    def __init__(
        self, store: Store, name: str, person: Person = MARA, journal: Journal | None = None
    ) -> None:
        super().__init__(store, name, person.badge)
        self.epoch = UUID(int=sum(name.encode()))
        self.person = person
        self.journal = journal
        self.names: Directory = self._read_names()
        self._now_s = 100.0
        self._seen = SeenLately()
        self.package: RecordedPackage
        self.task: Task

    def _read_names(self) -> Directory:
        with self.store.reading() as uow:
            names = uow.catalogue.directory()
        return replace(names, people={self.person.badge: self.person})

    def walk(self) -> PickTask:
        """Claim the next walk."""
        self._take("pick", self.claim_pick())
        assert isinstance(self.task, PickTask)
        return self.task

    def pack_order(self, code: str) -> PackTask:
        """Claim the packing of an order."""
        self._take("pack", self.claim_pack(code))
        assert isinstance(self.task, PackTask)
        return self.task

    def receive(self, po_no: str) -> None:
        """Claim a delivery."""
        self._take("receive", claim_receive(self.store, po_no, self.name, self.badge, NINE))

    def count(self, bin_code: str) -> None:
        """Claim the count of a bin."""
        package = claim_count(self.store, bin_code, self.name, self.badge, NINE)
        assert package is not None
        self._take("count", package)

    def move(self, bin_code: str) -> None:
        """Claim units out of a bin."""
        self._take("move", claim_move(self.store, bin_code, self.name, self.badge, NINE))

    def put_away(self, code: str) -> None:
        """Claim the goods of a cancelled order."""
        self._take("put away", claim_put_away(self.store, code, self.name, self.badge, NINE))

    def _take(self, kind: str, package: RecordedPackage) -> None:
        self.package = package
        if self.journal:
            self._end_open_work(self.journal)
            text = package.model_dump_json()
            self.journal.begin_work(text, kind, package.work_id, package.fence)
        self.begin()

    @staticmethod
    def _end_open_work(journal: Journal) -> None:
        opened = journal.open_work()
        if opened is not None:
            journal.end_work(opened.work_id)

    def begin(self) -> None:
        """Make the task, as at a claim or a start of the program."""
        self.task = task_of(self.package, lambda: self.names, self.person, _window)
        self.task.remember(self._seen)

    def scan(self, *codes: str, after_s: float = 1.0) -> Verdict:
        """Scan codes one after another; the last verdict."""
        return [self.answer_to(code, after_s).verdict for code in codes][-1]

    def answer_to(self, code: str, after_s: float = 1.0) -> Answer[Any]:
        """Scan one code: judged, kept, sent."""
        self.seq += 1
        self._now_s += after_s
        scan = Scan("scanner-1", code.encode(), code, None, self._now_s, self.seq)
        answer: Answer[Any] = self.task.judge(scan)
        self._seen = self._seen.after(scan)
        at = NINE + timedelta(seconds=self._now_s)
        record = replace(
            record_of(judged_in(self.package, self.person.badge, answer), self.name, at),
            scan_id=UUID(int=self.epoch.int * 1_000_000 + self.seq),
        )
        if self.journal:
            self.journal.append(record)
        outcomes = replay(self.store, self.name, self.epoch, [(self.seq, record)], NINE)
        if self.journal:
            self.journal.acknowledge(outcomes)
        return answer

    def print_label(self, number: int = 1) -> str:
        """Give a carton its number and tell the task that its label is printed."""
        assert isinstance(self.package, PackPackage)
        assert isinstance(self.task, PackTask)
        sscc = give_sscc(self.store, self.package.order_no, number)
        self.task.documents_ready(number, sscc, "")
        return sscc


def _window(_device: str) -> int:
    return BOUNCE_MS
