"""The blind count of a bin: every unit is scanned, what the books say is never shown (S6).

``scan BIN --> count --scan ITEM xN--> --CONFIRM--> equal: done; else another badge counts again``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Latch, Panel, Standing
from app.fulfilment.events import AnyEvent, Because
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    BinScanned,
    ControlScanned,
    DamagedScanned,
    ItemScanned,
    Meaning,
    UnknownScanned,
)
from app.scanning.verdicts import Verdict
from app.stock.events import BinCounted, EmptyClaimed, Goods, UnitsTallied
from app.stock.packages import CountPackage
from app.stock.work.tracked import goods_of

Key = tuple[int, str]


class CountState(StrEnum):
    """What the counter has to do next."""

    COUNTING = "counting"
    EMPTY = "empty?"
    LATCHED = "latched"
    DONE = "done"
    NOT_YOURS = "not yours"


@dataclass(frozen=True, slots=True)
class CountProgress:
    """How far a count is: what was tallied by product and lot, and how it ended."""

    package: CountPackage
    tallied: Mapping[Key, Goods] = field(default_factory=dict)
    asked_empty: bool = False
    ended: BinCounted | None = None

    @property
    def units(self) -> int:
        """All units that were counted."""
        return sum(goods.units for goods in self.tallied.values())

    @property
    def serials(self) -> frozenset[str]:
        """Serial numbers that were counted."""
        return frozenset(s for goods in self.tallied.values() for s in goods.serials)

    def tracking(self, product_id: int) -> str:
        """What the product's units are told apart by, as far as the books know it here."""
        found = (x.tracking for x in self.package.expected if x.product_id == product_id)
        return next(found, "none")


def agrees(expected: Mapping[Key, int], found: Mapping[Key, int]) -> bool:
    """Say whether a count is what the books say; a missing key is 0."""
    keys = expected.keys() | found.keys()
    return all(expected.get(key, 0) == found.get(key, 0) for key in keys)


def judge_count(progress: CountProgress, meaning: Meaning) -> Ruling:
    """Say what a code means now.  UNDO, HELP, SIGN OUT and latches are judged before."""
    package = progress.package
    if progress.ended is not None:
        return refuse(Verdict.WRONG_STATE, because=Because.TASK_OVER)
    match meaning:
        case ControlScanned(ControlCode.CONFIRM):
            return _end(progress)
        case ItemScanned(product=product):
            if package.product_id not in {None, product.product_id}:
                return refuse(Verdict.WRONG_ITEM, package.sku)
            goods = goods_of(meaning, progress.tracking(product.product_id), progress.serials)
            return goods if isinstance(goods, Ruling) else accept(UnitsTallied(goods=goods))
        case BinScanned(code=code) if code == package.bin_code:
            return refuse(Verdict.WRONG_STATE, because=Because.ALREADY_HERE)
        case BinScanned():
            return refuse(Verdict.WRONG_BIN, package.bin_code)
        case AmbiguousScanned():
            return refuse(Verdict.AMBIGUOUS_CODE)
        case UnknownScanned() | DamagedScanned():
            return refuse(Verdict.UNKNOWN_CODE)
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.NOT_IN_THIS_TASK)


def _end(progress: CountProgress) -> Ruling:
    if not progress.units and not progress.asked_empty:
        return accept(EmptyClaimed())
    expected = {(x.product_id, x.lot): x.units for x in progress.package.expected}
    found = {key: goods.units for key, goods in progress.tallied.items()}
    goods = tuple(progress.tallied[key] for key in sorted(progress.tallied))
    return accept(BinCounted(found=goods, agrees=agrees(expected, found)), Verdict.TASK_DONE)


def after_count(progress: CountProgress, event: AnyEvent) -> CountProgress:
    """How far the count is after ``event``."""
    match event:
        case UnitsTallied(goods=goods):
            before = progress.tallied.get(goods.key)
            tallied = {**progress.tallied, goods.key: before.plus(goods) if before else goods}
            return replace(progress, tallied=tallied, asked_empty=False)
        case EmptyClaimed():
            return replace(progress, asked_empty=True)
        case BinCounted():
            return replace(progress, ended=event)
        case _:
            return progress


@dataclass(frozen=True, slots=True)
class CountSituation:
    """Where a count stands, for the screen."""

    state: CountState
    progress: CountProgress
    panel: Panel
    latch: Latch | None

    @property
    def is_over(self) -> bool:
        """True if this task counts no more."""
        return self.state in {CountState.DONE, CountState.NOT_YOURS}


def count_situation(standing: Standing[CountProgress]) -> CountSituation:
    """Draw the situation from where the task stands."""
    return CountSituation(_state_of(standing), standing.progress, standing.panel, standing.latch)


def _state_of(standing: Standing[CountProgress]) -> CountState:
    if standing.latch is not None:
        return CountState.LATCHED
    if standing.progress.ended is not None:
        return CountState.DONE
    if standing.lost:
        return CountState.NOT_YOURS
    return CountState.EMPTY if standing.progress.asked_empty else CountState.COUNTING
