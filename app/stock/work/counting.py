"""The blind count of a bin: every unit is scanned, what the books say is never shown (S6).

``scan BIN --> count --scan ITEM xN--> --CONFIRM--> equal: done; else another badge counts again``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Standing
from app.fulfilment.events import AnyEvent, Because, ItemNamed
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    BinScanned,
    ControlScanned,
    DamagedScanned,
    DigitScanned,
    ItemScanned,
    Meaning,
    UnknownScanned,
)
from app.scanning.verdicts import Verdict
from app.stock.events import BinCounted, EmptyClaimed, Goods, GoodsKey, UnitsTallied, together
from app.stock.packages import CountPackage, Expected
from app.stock.work.situation import StockSituation, situation_of
from app.stock.work.tracked import first_digit, goods_of, with_answer


class CountState(StrEnum):
    """What the counter has to do next."""

    COUNTING = "counting"
    EMPTY = "empty?"
    QUANTITY = "quantity"
    LATCHED = "latched"
    DONE = "done"
    NOT_YOURS = "not yours"


@dataclass(frozen=True, slots=True)
class CountProgress:
    """How far a count is: what was tallied by product and lot, and how it ended.

    ``last`` is what was tallied last; ``named`` the tracked item whose lot or serial number is
    asked for.
    """

    package: CountPackage
    tallied: Mapping[GoodsKey, Goods] = field(default_factory=dict)
    last: Goods | None = None
    named: ItemNamed | None = None
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

    @property
    def is_over(self) -> bool:
        """True if the count is complete."""
        return self.ended is not None

    def expected(self, product_id: int) -> Expected | None:
        """What the books know of a product here; None if they do not know it here."""
        found = (x for x in self.package.expected if x.product_id == product_id)
        return next(found, None)


def agrees(expected: Mapping[GoodsKey, int], found: Mapping[GoodsKey, int]) -> bool:
    """Say whether a count is what the books say; a missing key is 0."""
    keys = expected.keys() | found.keys()
    return all(expected.get(key, 0) == found.get(key, 0) for key in keys)


def judge_count(progress: CountProgress, scanned: Meaning) -> Ruling:
    """Say what a code means now.  UNDO, HELP, SIGN OUT and latches are judged before."""
    package = progress.package
    if progress.is_over:
        return refuse(Verdict.WRONG_STATE, because=Because.TASK_OVER)
    meaning = with_answer(progress.named, scanned)
    match meaning:
        case Ruling():
            return meaning
        case ControlScanned(ControlCode.CONFIRM):
            return _end(progress)
        case DigitScanned(digit):
            last = progress.last
            known = progress.expected(last.product_id) if last else None
            return first_digit(digit, last, by_hand=known is not None and known.count_by_hand)
        case ItemScanned():
            return _judge_item(progress, meaning)
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


def judge_count_keyed(progress: CountProgress, units: int) -> Ruling:
    """Say what a keyed quantity does: so many more of the last product are here."""
    if progress.last is None:
        return refuse(Verdict.WRONG_STATE, because=Because.SCAN_ONE_FIRST)
    return accept(UnitsTallied(goods=progress.last.model_copy(update={"units": units})))


def _judge_item(progress: CountProgress, item: ItemScanned) -> Ruling:
    package, product = progress.package, item.product
    if package.product_id not in {None, product.product_id}:
        return refuse(Verdict.WRONG_ITEM, package.sku)
    known = progress.expected(product.product_id)
    goods = goods_of(item, known.tracking if known else "", progress.serials)
    return goods if isinstance(goods, Ruling) else accept(UnitsTallied(goods=goods))


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
            tallied = together(progress.tallied, goods)
            return replace(progress, tallied=tallied, last=goods, named=None, asked_empty=False)
        case ItemNamed():
            return replace(progress, named=event, asked_empty=False)
        case EmptyClaimed():
            return replace(progress, asked_empty=True)
        case BinCounted():
            return replace(progress, ended=event)
        case _:
            return progress


CountSituation = StockSituation[CountState, CountProgress]
"""Where a count stands, for the screen."""


def count_situation(standing: Standing[CountProgress]) -> CountSituation:
    """Draw the situation from where the task stands."""
    asked = standing.progress.asked_empty
    return situation_of(standing, CountState.EMPTY if asked else CountState.COUNTING)
