"""Receiving a delivery: item by item into bins, waiting orders first (S6; Q1).

``scan PO --> lines --scan ITEM--> in hand --scan BIN--> put away``.  What nobody ordered goes to
quarantine; more than was ordered needs a supervisor's badge or goes there too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Standing
from app.fulfilment.events import AnyEvent, Because, ItemNamed, WorkFinished
from app.scanning.control_card import ControlCode
from app.scanning.meaning import BadgeScanned, BinScanned, ControlScanned, ItemScanned, Meaning
from app.scanning.verdicts import Verdict
from app.stock.events import Apart, Goods, OverAllowed, UnitsReceived, UnitsTaken
from app.stock.packages import ReceiveLine, ReceivePackage
from app.stock.work.frame import StockWork
from app.stock.work.situation import StockSituation


class ReceiveState(StrEnum):
    """What the receiver has to do next; ``APART`` waits for a supervisor or the quarantine bin."""

    SCAN_ITEM = "scan item"
    IN_HAND = "in hand"
    APART = "apart"
    QUANTITY = "quantity"
    LATCHED = "latched"
    DONE = "done"
    NOT_YOURS = "not yours"


@dataclass(frozen=True, slots=True)
class ReceiveProgress:
    """How far a delivery is.

    Attributes:
        package: the purchase order as it was claimed.
        hand: units that were scanned and lie in no bin yet.
        apart: why those in the hand must not go where they were meant to.
        approved_by: the supervisor who let them be received beyond the order.
        received: units put away in this session, by product; strange ones are not among them.
        strange: units that went to quarantine because nobody ordered them, or so many.
        serials: serial numbers scanned in this session.
        named: the tracked item whose lot or serial number is asked for, or None.
        finished: the delivery is done, for now.
    """

    package: ReceivePackage
    hand: Goods | None = None
    apart: Apart | None = None
    approved_by: str = ""
    received: Mapping[int, int] = field(default_factory=dict)
    strange: int = 0
    serials: frozenset[str] = frozenset()
    named: ItemNamed | None = None
    finished: bool = False

    @property
    def is_over(self) -> bool:
        """True if nothing more of this delivery is taken."""
        return self.finished

    @property
    def last(self) -> Goods | None:
        """What more units may be keyed on: those in the hand."""
        return self.hand

    def line(self, product_id: int) -> ReceiveLine | None:
        """The line of a product; None if nobody ordered it."""
        return next((x for x in self.package.lines if x.product_id == product_id), None)

    def done(self, line: ReceiveLine) -> int:
        """Units of a line that have come, put away or in the hand."""
        in_hand = self.hand.units if self.hand and self.hand.product_id == line.product_id else 0
        in_hand = 0 if self.apart and not self.approved_by else in_hand
        return line.received + self.received.get(line.product_id, 0) + in_hand

    @property
    def must_go_apart(self) -> bool:
        """True if the units in the hand may go to quarantine only."""
        return self.apart is not None and not self.approved_by

    @property
    def for_orders(self) -> tuple[str, ...]:
        """The waiting orders that the units in the hand will serve, one for each unit."""
        line = self.line(self.hand.product_id) if self.hand else None
        if self.hand is None or line is None or self.must_go_apart:
            return ()
        waiting = chain.from_iterable([one.order_no] * one.units for one in line.waiting)
        before = self.received.get(line.product_id, 0)
        return tuple(waiting)[before : before + self.hand.units]

    @property
    def bins(self) -> tuple[str, ...]:
        """Where the units in the hand should go, the best first."""
        if self.hand is None:
            return ()
        if self.must_go_apart:
            return self.package.quarantine_bins
        line = self.line(self.hand.product_id)
        return line.bins if line else ()


def _judge_code(progress: ReceiveProgress, meaning: Meaning) -> Ruling | None:
    match meaning:
        case ControlScanned(ControlCode.CONFIRM) if progress.hand is not None:
            return refuse(Verdict.WRONG_STATE, because=Because.BIN_FIRST)
        case ControlScanned(ControlCode.CONFIRM):
            return accept(WorkFinished(), Verdict.TASK_DONE)
        case BinScanned(code=bin_code):
            return _judge_bin(progress, bin_code)
        case BadgeScanned(person) if progress.must_go_apart and progress.apart is Apart.OVER:
            if not person.supervises:
                return refuse(Verdict.WRONG_STATE, because=Because.SUPERVISOR_FIRST)
            return accept(OverAllowed(approved_by=person.badge))
        case _:
            return None


def _judge_product(progress: ReceiveProgress, item: ItemScanned) -> Ruling | None:
    hand = progress.hand
    if hand is not None and hand.product_id != item.product.product_id:
        return refuse(Verdict.WRONG_STATE, because=Because.PUT_AWAY_FIRST)
    return None


def _judge_goods(progress: ReceiveProgress, goods: Goods) -> Ruling:
    line, hand = progress.line(goods.product_id), progress.hand
    if hand is not None and hand.key != goods.key:
        return refuse(Verdict.WRONG_STATE, because=Because.PUT_AWAY_FIRST)
    if line is None:
        return accept(UnitsTaken(goods=goods, apart=Apart.NOT_ORDERED), Verdict.SET_APART)
    if progress.approved_by:
        return accept(UnitsTaken(goods=goods, apart=Apart.OVER))
    if progress.done(line) + goods.units <= line.ordered and progress.apart is None:
        return accept(UnitsTaken(goods=goods))
    if hand is not None and progress.apart is None:
        return refuse(Verdict.WRONG_STATE, because=Because.PUT_AWAY_FIRST)
    return accept(UnitsTaken(goods=goods, apart=Apart.OVER), Verdict.SET_APART)


def _judge_bin(progress: ReceiveProgress, bin_code: str) -> Ruling:
    hand = progress.hand
    if hand is None:
        return refuse(Verdict.WRONG_STATE, because=Because.ITEM_FIRST)
    quarantine = bin_code in progress.package.quarantine_bins
    if progress.must_go_apart and not quarantine:
        wanted = progress.package.quarantine_bins
        return refuse(Verdict.WRONG_BIN, wanted[0] if wanted else "")
    event = UnitsReceived(
        goods=hand,
        bin_code=bin_code,
        quarantine=quarantine,
        apart=progress.apart,
        approved_by=progress.approved_by,
    )
    line = progress.line(hand.product_id)
    full = line is not None and not progress.must_go_apart and progress.done(line) >= line.ordered
    return accept(event, Verdict.LINE_DONE if full else Verdict.ACCEPTED)


def after_receipt(progress: ReceiveProgress, event: AnyEvent) -> ReceiveProgress:
    """How far the delivery is after ``event``; what moves nothing changes nothing."""
    match event:
        case UnitsTaken(goods=goods, apart=apart):
            hand = progress.hand.plus(goods) if progress.hand else goods
            serials = progress.serials.union(goods.serials)
            return replace(progress, hand=hand, apart=apart, serials=serials, named=None)
        case ItemNamed():
            return replace(progress, named=event)
        case OverAllowed(approved_by=badge):
            return replace(progress, approved_by=badge)
        case UnitsReceived(goods=goods, apart=apart, approved_by=badge):
            emptied = replace(progress, hand=None, apart=None, approved_by="")
            if apart and not badge:
                return replace(emptied, strange=progress.strange + goods.units)
            before = progress.received.get(goods.product_id, 0)
            received = {**progress.received, goods.product_id: before + goods.units}
            return replace(emptied, received=received)
        case WorkFinished():
            return replace(progress, finished=True)
        case _:
            return progress


def _at_work(standing: Standing[ReceiveProgress]) -> ReceiveState:
    progress = standing.progress
    if progress.hand is None:
        return ReceiveState.SCAN_ITEM
    return ReceiveState.APART if progress.must_go_apart else ReceiveState.IN_HAND


ReceiveSituation = StockSituation[ReceiveState, ReceiveProgress]
"""Where a delivery stands, for the screen."""

RECEIVING = StockWork(
    known=ReceiveProgress.line,
    judge_code=_judge_code,
    judge_product=_judge_product,
    judge_goods=_judge_goods,
    after=after_receipt,
    at_work=_at_work,
)
