"""Units out of one bin: to another bin, or for a reason that a supervisor answers for (S6).

``scan BIN --scan ITEM--> in hand --scan BIN--> moved``; EXCEPTION asks what else it is: damaged,
lost, found, into quarantine or back.  What is promised to orders stays where its picker looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Standing
from app.fulfilment.events import AnyEvent, Because, ItemNamed, PanelChanged, WorkFinished
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BadgeScanned, BinScanned, ControlScanned, ItemScanned, Meaning
from app.scanning.verdicts import Verdict
from app.stock.events import (
    Goods,
    GoodsKey,
    MoveApproved,
    Purpose,
    PurposeChosen,
    StockAdjusted,
    UnitsMoved,
    UnitsTaken,
    together,
)
from app.stock.packages import InBin, MovePackage
from app.stock.work.frame import StockWork
from app.stock.work.situation import StockSituation

ANSWERS = {
    ControlCode.CONFIRM: Purpose.DAMAGED,
    ControlCode.SHORT: Purpose.LOST,
    ControlCode.EXCEPTION: Purpose.QUARANTINE,
    ControlCode.REPRINT: Purpose.CLEAR,
    ControlCode.NEXT_CARTON: Purpose.FOUND,
}
"""What each key answers to the question what the units are taken out for."""


class MoveState(StrEnum):
    """What the hands do next; ``SUPERVISOR`` waits for a supervisor's badge."""

    SCAN_ITEM = "scan item"
    IN_HAND = "in hand"
    SUPERVISOR = "supervisor"
    REASON_PANEL = "reason panel"
    QUANTITY = "quantity"
    LATCHED = "latched"
    DONE = "done"
    NOT_YOURS = "not yours"


@dataclass(frozen=True, slots=True)
class MoveProgress:
    """What is in the hand, what for, and how it ended.

    ``last`` is what was taken last; ``named`` the tracked item whose lot or serial number is
    asked for.
    """

    package: MovePackage
    purpose: Purpose = Purpose.MOVE
    hand: Mapping[GoodsKey, Goods] = field(default_factory=dict)
    last: Goods | None = None
    named: ItemNamed | None = None
    approved_by: str = ""
    ended: UnitsMoved | StockAdjusted | WorkFinished | None = None

    @property
    def is_over(self) -> bool:
        """True if the units went where they should."""
        return self.ended is not None

    @property
    def units(self) -> int:
        """All units in the hand."""
        return sum(goods.units for goods in self.hand.values())

    @property
    def serials(self) -> frozenset[str]:
        """Serial numbers in the hand."""
        return frozenset(s for goods in self.hand.values() for s in goods.serials)

    def there(self, product_id: int, lot: str) -> InBin | None:
        """What the books say lies in the bin."""
        return next(
            (x for x in self.package.items if (x.product_id, x.lot) == (product_id, lot)), None
        )

    def of_product(self, product_id: int) -> InBin | None:
        """What the books know of a product in the bin, of whatever lot."""
        return next((x for x in self.package.items if x.product_id == product_id), None)

    def limit(self, product_id: int, lot: str) -> int | None:
        """How many units may be in the hand; None where nothing limits it."""
        if self.purpose is Purpose.FOUND:
            return None
        found = self.there(product_id, lot)
        if found is None:
            return 0
        from_quarantine = self.purpose is Purpose.CLEAR or (
            self.package.quarantine and self.purpose is not Purpose.QUARANTINE
        )
        return found.quarantined if from_quarantine else found.free

    @property
    def bins(self) -> tuple[str, ...]:
        """Where the units in the hand could go, the best first."""
        keys = list(self.hand)
        found = self.there(*keys[0]) if keys else None
        return found.bins if found else ()


def _judge_code(progress: MoveProgress, meaning: Meaning) -> Ruling | None:
    match meaning:
        case ControlScanned(ControlCode.EXCEPTION) if not progress.hand:
            return accept(PanelChanged(panel="adjust"))
        case ControlScanned(ControlCode.CONFIRM) if not progress.hand:
            return accept(WorkFinished(), Verdict.TASK_DONE)
        case BinScanned(code=bin_code):
            return _judge_bin(progress, bin_code)
        case BadgeScanned(person):
            return _judge_badge(progress, person)
        case _:
            return None


def _judge_reason(_progress: MoveProgress, code: ControlCode | None) -> Ruling:
    """Say what a code means while the panel asks what the units are taken out for."""
    if code is ControlCode.UNDO:
        return accept(PanelChanged(panel=""))
    if code in ANSWERS:
        return accept(PurposeChosen(purpose=ANSWERS[code]))
    return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)


def _judge_product(progress: MoveProgress, item: ItemScanned) -> Ruling | None:
    known = progress.of_product(item.product.product_id)
    if known is None and progress.purpose is not Purpose.FOUND:
        return refuse(Verdict.WRONG_ITEM)
    return None


def _judge_goods(progress: MoveProgress, goods: Goods) -> Ruling:
    limit, found = progress.limit(*goods.key), progress.there(*goods.key)
    if limit is not None and found is None and goods.lot:
        return refuse(Verdict.WRONG_LOT, scanned=goods.lot)
    in_hand = progress.hand.get(goods.key)
    if limit is not None and (in_hand.units if in_hand else 0) + goods.units > limit:
        because = Because.PROMISED if found is not None and found.held else None
        return refuse(Verdict.OVER_QUANTITY, because=because)
    return accept(UnitsTaken(goods=goods))


def _judge_bin(progress: MoveProgress, bin_code: str) -> Ruling:
    if bin_code == progress.package.bin_code:
        return refuse(Verdict.WRONG_STATE, because=Because.ALREADY_HERE)
    if not progress.hand:
        return refuse(Verdict.WRONG_STATE, because=Because.ITEM_FIRST)
    if progress.purpose is not Purpose.MOVE:
        return refuse(Verdict.WRONG_STATE, because=Because.SUPERVISOR_FIRST)
    leaves = progress.package.quarantine and bin_code not in progress.package.quarantine_bins
    if leaves and not progress.approved_by:
        return refuse(Verdict.WRONG_STATE, because=Because.SUPERVISOR_FIRST)
    event = UnitsMoved(
        goods=_in_order(progress.hand),
        bin_code=progress.package.bin_code,
        to_bin=bin_code,
        approved_by=progress.approved_by,
    )
    return accept(event, Verdict.TASK_DONE)


def _judge_badge(progress: MoveProgress, person: Person) -> Ruling:
    wanted = progress.purpose is not Purpose.MOVE or progress.package.quarantine
    if not progress.hand or not wanted:
        return refuse(Verdict.WRONG_STATE, because=Because.NOT_IN_THIS_TASK)
    if not person.supervises:
        return refuse(Verdict.WRONG_STATE, because=Because.SUPERVISOR_FIRST)
    if progress.purpose is Purpose.MOVE:
        return accept(MoveApproved(approved_by=person.badge))
    event = StockAdjusted(
        goods=_in_order(progress.hand),
        bin_code=progress.package.bin_code,
        purpose=progress.purpose,
        approved_by=person.badge,
    )
    return accept(event, Verdict.TASK_DONE)


def _in_order(hand: Mapping[GoodsKey, Goods]) -> tuple[Goods, ...]:
    return tuple(hand[key] for key in sorted(hand))


def after_move(progress: MoveProgress, event: AnyEvent) -> MoveProgress:
    """What is in the hand after ``event``."""
    match event:
        case UnitsTaken(goods=goods):
            hand = together(progress.hand, goods)
            return replace(progress, hand=hand, last=goods, named=None)
        case ItemNamed():
            return replace(progress, named=event)
        case PurposeChosen(purpose=purpose):
            return replace(progress, purpose=purpose)
        case MoveApproved(approved_by=badge):
            return replace(progress, approved_by=badge)
        case UnitsMoved() | StockAdjusted() | WorkFinished():
            return replace(progress, ended=event)
        case _:
            return progress


def _at_work(standing: Standing[MoveProgress]) -> MoveState:
    progress = standing.progress
    if standing.panel == "adjust":
        return MoveState.REASON_PANEL
    if not progress.hand:
        return MoveState.SCAN_ITEM
    out = progress.package.quarantine and not progress.approved_by
    return (
        MoveState.SUPERVISOR if progress.purpose is not Purpose.MOVE or out else MoveState.IN_HAND
    )


MoveSituation = StockSituation[MoveState, MoveProgress]
"""Where the units in hand stand, for the screen."""

MOVING = StockWork(
    known=MoveProgress.of_product,
    judge_code=_judge_code,
    judge_product=_judge_product,
    judge_goods=_judge_goods,
    judge_answer=_judge_reason,
    after=after_move,
    at_work=_at_work,
)
