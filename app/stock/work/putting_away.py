"""A cancelled order's goods on their way back to stock, unit by unit (scenarios 25 and 41; S6).

``scan TOTE, LABEL or ORDER --> --scan ITEM--> in hand --scan BIN--> back`` until nothing is left.
What belongs to a recalled lot goes into a quarantine bin.  CONFIRM with empty hands leaves the
rest where it lies; its case stays open.  SHORT says that the rest is not there: the bins it was
picked from are counted, and a supervisor hears of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Standing
from app.fulfilment.events import AnyEvent, Because, ItemNamed, PanelChanged, WorkFinished
from app.scanning.control_card import ControlCode
from app.scanning.meaning import BinScanned, ControlScanned, ItemScanned, Meaning
from app.scanning.verdicts import Verdict
from app.stock.events import (
    Goods,
    GoodsKey,
    UnitsMissing,
    UnitsPutBack,
    UnitsTaken,
    together,
)
from app.stock.packages import PutAwayPackage, StrayGoods
from app.stock.work.frame import StockWork
from app.stock.work.situation import StockSituation


class PutAwayState(StrEnum):
    """What the hands do next."""

    SCAN_ITEM = "scan item"
    IN_HAND = "in hand"
    MISSING_PANEL = "missing panel"
    QUANTITY = "quantity"
    LATCHED = "latched"
    DONE = "done"
    NOT_YOURS = "not yours"


@dataclass(frozen=True, slots=True)
class PutAwayProgress:
    """What is in the hand, and what lies in bins again, by product and lot.

    ``last`` is what was taken last; ``named`` the tracked item whose lot or serial number is asked
    for; ``missing`` units are not where they should be.
    """

    package: PutAwayPackage
    hand: Mapping[GoodsKey, Goods] = field(default_factory=dict)
    back: Mapping[GoodsKey, Goods] = field(default_factory=dict)
    last: Goods | None = None
    named: ItemNamed | None = None
    missing: int = 0
    finished: bool = False

    @property
    def needed(self) -> int:
        """All units that are to go back."""
        return sum(one.units for one in self.package.items)

    @property
    def done(self) -> int:
        """Units that lie in bins again."""
        return sum(goods.units for goods in self.back.values())

    @property
    def is_over(self) -> bool:
        """True if nothing is left, or the rest is left where it lies, or is not there."""
        return self.finished or self.done >= self.needed

    @property
    def serials(self) -> frozenset[str]:
        """Numbers that were scanned here."""
        some = (*self.hand.values(), *self.back.values())
        return frozenset(serial for goods in some for serial in goods.serials)

    def of_product(self, product_id: int) -> StrayGoods | None:
        """What is known of a product here, of whatever lot."""
        return next((one for one in self.package.items if one.product_id == product_id), None)

    def there(self, key: GoodsKey) -> tuple[StrayGoods, ...]:
        """What there was of a product and lot before anything was taken out."""
        return tuple(one for one in self.package.items if (one.product_id, one.lot) == key)

    def handled(self, key: GoodsKey) -> int:
        """Units of a product and lot that are in the hand or in bins."""
        return sum(some[key].units for some in (self.hand, self.back) if key in some)

    @property
    def rest(self) -> tuple[Goods, ...]:
        """What was not taken out, by product and lot, with the numbers that were not scanned."""
        keys = dict.fromkeys((one.product_id, one.lot) for one in self.package.items)
        rest = (self._left_of(self.there(key)) for key in keys)
        return tuple(goods for goods in rest if goods.units)

    def _left_of(self, there: tuple[StrayGoods, ...]) -> Goods:
        one, numbers = there[0], [serial for some in there for serial in some.serials]
        return Goods(
            product_id=one.product_id,
            sku=one.sku,
            name=one.name,
            lot=one.lot,
            units=sum(some.units for some in there) - self.handled((one.product_id, one.lot)),
            serials=tuple(serial for serial in numbers if serial not in self.serials),
        )

    @property
    def must_be_kept_back(self) -> bool:
        """True if something in the hand is of a recalled lot."""
        return any(one.barred for key in self.hand for one in self.there(key))

    @property
    def bins(self) -> tuple[str, ...]:
        """Where the units in the hand should go, the best first."""
        if self.must_be_kept_back:
            return self.package.quarantine_bins
        keys = list(self.hand)
        found = self.there(keys[0]) if keys else ()
        return found[0].bins if found else ()


def _judge_code(progress: PutAwayProgress, meaning: Meaning) -> Ruling | None:
    match meaning:
        case ControlScanned(ControlCode.CONFIRM | ControlCode.SHORT) if progress.hand:
            return refuse(Verdict.WRONG_STATE, because=Because.BIN_FIRST)
        case ControlScanned(ControlCode.SHORT):
            return accept(PanelChanged(panel="missing"))
        case ControlScanned(ControlCode.CONFIRM):
            return accept(WorkFinished(), Verdict.TASK_DONE)
        case BinScanned(code=bin_code):
            return _judge_bin(progress, bin_code)
        case _:
            return None


def _judge_missing(progress: PutAwayProgress, code: ControlCode | None) -> Ruling:
    """Say what a code means while the panel asks whether the rest is really not there."""
    if code is ControlCode.UNDO:
        return accept(PanelChanged(panel=""))
    if code is not ControlCode.CONFIRM:
        return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)
    package = progress.package
    event = UnitsMissing(goods=progress.rest, order_no=package.order_no, places=package.places)
    return accept(event, Verdict.TASK_DONE)


def _judge_product(progress: PutAwayProgress, item: ItemScanned) -> Ruling | None:
    known = progress.of_product(item.product.product_id)
    return refuse(Verdict.WRONG_ITEM) if known is None else None


def _judge_goods(progress: PutAwayProgress, goods: Goods) -> Ruling:
    there = progress.there(goods.key)
    if not there:
        return refuse(Verdict.WRONG_LOT, scanned=goods.lot)
    if any(all(serial not in one.serials for one in there) for serial in goods.serials):
        return refuse(Verdict.WRONG_SERIAL, scanned=goods.serials[0])
    if progress.handled(goods.key) + goods.units > sum(one.units for one in there):
        return refuse(Verdict.OVER_QUANTITY)
    if progress.hand and progress.must_be_kept_back != any(one.barred for one in there):
        return refuse(Verdict.WRONG_STATE, because=Because.PUT_AWAY_FIRST)
    return accept(UnitsTaken(goods=goods))


def _judge_bin(progress: PutAwayProgress, bin_code: str) -> Ruling:
    if not progress.hand:
        return refuse(Verdict.WRONG_STATE, because=Because.ITEM_FIRST)
    package = progress.package
    if progress.must_be_kept_back and bin_code not in package.quarantine_bins:
        wanted = package.quarantine_bins
        return refuse(Verdict.WRONG_BIN, wanted[0] if wanted else "")
    hand = tuple(progress.hand[key] for key in sorted(progress.hand))
    last = progress.done + sum(goods.units for goods in hand) >= progress.needed
    event = UnitsPutBack(
        goods=hand,
        order_no=package.order_no,
        places=package.places,
        to_bin=bin_code,
        last=last,
    )
    return accept(event, Verdict.TASK_DONE if last else Verdict.ACCEPTED)


def after_put_away(progress: PutAwayProgress, event: AnyEvent) -> PutAwayProgress:
    """How far the goods are after ``event``; what moves nothing changes nothing."""
    match event:
        case UnitsTaken(goods=goods):
            hand = together(progress.hand, goods)
            return replace(progress, hand=hand, last=goods, named=None)
        case ItemNamed():
            return replace(progress, named=event)
        case UnitsPutBack(goods=some):
            back = progress.back
            for goods in some:
                back = together(back, goods)
            return replace(progress, hand={}, last=None, back=back)
        case UnitsMissing(goods=some):
            missing = sum(goods.units for goods in some)
            return replace(progress, missing=missing, finished=True)
        case WorkFinished():
            return replace(progress, finished=True)
        case _:
            return progress


def _at_work(standing: Standing[PutAwayProgress]) -> PutAwayState:
    if standing.panel == "missing":
        return PutAwayState.MISSING_PANEL
    return PutAwayState.IN_HAND if standing.progress.hand else PutAwayState.SCAN_ITEM


PutAwaySituation = StockSituation[PutAwayState, PutAwayProgress]
"""Where a cancelled order's goods stand, for the screen."""

PUTTING_AWAY = StockWork(
    known=PutAwayProgress.of_product,
    judge_code=_judge_code,
    judge_product=_judge_product,
    judge_goods=_judge_goods,
    judge_answer=_judge_missing,
    after=after_put_away,
    at_work=_at_work,
)
