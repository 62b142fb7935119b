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
from app.scanning.meaning import BinScanned, ControlScanned, ItemScanned, Meaning
from app.scanning.verdicts import Verdict
from app.stock.events import BinCounted, EmptyClaimed, Goods, GoodsKey, UnitsTallied, together
from app.stock.packages import CountPackage, Expected
from app.stock.work.frame import StockWork
from app.stock.work.situation import StockSituation


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


def _judge_code(progress: CountProgress, meaning: Meaning) -> Ruling | None:
    here = progress.package.bin_code
    match meaning:
        case ControlScanned(ControlCode.CONFIRM):
            return _end(progress)
        case BinScanned(code=code) if code == here:
            return refuse(Verdict.WRONG_STATE, because=Because.ALREADY_HERE)
        case BinScanned():
            return refuse(Verdict.WRONG_BIN, here)
        case _:
            return None


def _judge_product(progress: CountProgress, item: ItemScanned) -> Ruling | None:
    package = progress.package
    if package.product_id in {None, item.product.product_id}:
        return None
    return refuse(Verdict.WRONG_ITEM, package.sku)


def _tally(_progress: CountProgress, goods: Goods) -> Ruling:
    return accept(UnitsTallied(goods=goods))


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


def _at_work(standing: Standing[CountProgress]) -> CountState:
    return CountState.EMPTY if standing.progress.asked_empty else CountState.COUNTING


CountSituation = StockSituation[CountState, CountProgress]
"""Where a count stands, for the screen."""

COUNTING = StockWork(
    known=CountProgress.expected,
    judge_code=_judge_code,
    judge_product=_judge_product,
    judge_goods=_tally,
    after=after_count,
    at_work=_at_work,
)
