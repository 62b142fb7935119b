"""The flight of one carton, from the bins of its units to its label, or of stock work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import NothingFound
from app.fulfilment.events import AnyEvent, Undone, UnitsPacked
from app.fulfilment.packing.situation import PackSituation
from app.fulfilment.picking.situation import PickSituation
from app.fulfilment.work import PackPackage, PickPackage
from app.scanning.codes import label_in
from app.station.flight_recorder.journal_reading import reading_journal
from app.station.flight_recorder.recording import STOCK_WORK, RecordedSession
from app.station.flight_recorder.replaying import Replayed, Step, replay_session
from app.store.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class CartonName:
    """A carton as it was asked for; ``number`` is None for all cartons of the order."""

    order_no: str
    number: int | None
    sscc: str = ""


@dataclass(frozen=True, slots=True)
class Flight:
    """A carton's sessions, judged again: its walks first, then its packing; or those of stock work.

    Attributes:
        carton: which one; of stock work its number, purchase order or bin in the order's place.
        sessions: whole claims: a walk's other orders are judged too, so that all is as it was.
    """

    carton: CartonName
    sessions: tuple[Replayed, ...]

    @property
    def differing(self) -> int:
        """Scans that today's rules answer otherwise."""
        return sum(len(session.differing) for session in self.sessions)

    @property
    def unknown(self) -> int:
        """Scans that cannot be judged again."""
        return sum(len(session.steps) - session.judged for session in self.sessions)

    @property
    def of_stock(self) -> bool:
        """True if this is stock work, which is of no order."""
        return all(session.session.kind in STOCK_WORK for session in self.sessions)

    def concerns(self, step: Step) -> bool:
        """True if a scan had to do with this carton or with a product that lies in it."""
        event = _inner(step.scan.record.event)
        package = step.package
        if isinstance(package, PickPackage):
            return self._concerns_walk(package, event, step)
        number = getattr(event, "carton_number", None)
        if number is None and step.answer is not None:
            carton = _situation(step, PackSituation)
            number = carton.carton.number if carton and carton.carton else None
        return self.carton.number is None or number == self.carton.number

    def _concerns_walk(self, package: PickPackage, event: AnyEvent, step: Step) -> bool:
        line = getattr(event, "pick_line_id", None)
        stop = next((one for one in package.stops if one.pick_line_id == line), None)
        if stop is None:
            stands = _situation(step, PickSituation)
            stop = stands.stop if stands else None
        if stop is None or stop.order_no != self.carton.order_no:
            return False
        return self.carton.number is None or stop.product_id in self._products()

    def _products(self) -> set[int]:
        """Products in the carton, by the recorded packing."""
        packed: Counter[int] = Counter()
        products: dict[int, int] = {}
        for session in self.sessions:
            for package in session.session.packages.values():
                if isinstance(package, PackPackage):
                    products |= {one.order_line_id: one.product_id for one in package.lines}
            for scan in session.session.scans:
                event = scan.record.event
                inner = _inner(event)
                if isinstance(inner, UnitsPacked) and inner.carton_number == self.carton.number:
                    packed[inner.order_line_id] += inner.units * (1 if inner is event else -1)
        return {products[line] for line in +packed if line in products}


def flight_in_store(store: Store, code: str) -> Flight:
    """Find a carton's scans in the shared database and judge them again.

    Args:
        store: the shared database.
        code: an SSCC, "ORDER/2" for the second carton of an order, or an order number; or of
            stock work its number, the purchase order, or the bin that was counted or emptied.

    Raises:
        NothingFound: no such carton or order, nor stock work.
    """
    with store.reading() as uow:
        carton = _carton_of(code, uow.flights.cartons(label_in(code)))
        sessions = uow.flights.sessions(carton.order_no) or uow.flights.stock_sessions(code)
    return _flown(carton, sessions)


def flight_in_journal(path: Path, code: str) -> Flight:
    """The same from a station's journal: what that station did, no more.

    Raises:
        NothingFound: this station had nothing to do with it.
        DocumentUnreadable: the file cannot be read as a journal.
    """
    with reading_journal(path) as journal:
        sscc = label_in(code)
        found = [(order, 0) for order in journal.orders_with_label(sscc)] if sscc else []
        carton = _carton_of(code, found)
        sessions = journal.sessions_of(carton.order_no)
    return _flown(_numbered(carton, sessions), sessions)


def _flown(carton: CartonName, sessions: list[RecordedSession]) -> Flight:
    if not sessions:
        raise NothingFound(kind="recorded carton", code=carton.order_no)
    walks_first = sorted(sessions, key=lambda one: one.kind != "pick")
    return Flight(carton, tuple(replay_session(one) for one in walks_first))


def _carton_of(code: str, found: list[tuple[str, int]]) -> CartonName:
    sscc = label_in(code)
    if sscc:
        if not found:
            raise NothingFound(kind="carton", code=sscc)
        order_no, number = found[0]
        return CartonName(order_no, number or None, sscc)
    order_no, slash, last = code.rpartition("/")
    if slash and last.isdecimal() and int(last):
        return CartonName(order_no, int(last))
    return CartonName(code, None)


def _numbered(carton: CartonName, sessions: list[RecordedSession]) -> CartonName:
    """The number of the carton that the label was scanned on; a journal has no table for it."""
    if not carton.sscc:
        return carton
    events = [scan.record.event for one in sessions for scan in one.scans]
    numbers = [
        getattr(event, "carton_number", None)
        for event in events
        if getattr(event, "sscc", "") == carton.sscc
    ]
    return CartonName(carton.order_no, next(iter(numbers), None), carton.sscc)


def _inner(event: AnyEvent) -> AnyEvent:
    return event.event if isinstance(event, Undone) else event


def _situation(step: Step, kind: type[Any]) -> Any:
    found = step.answer.situation if step.answer else None
    return found if isinstance(found, kind) else None
