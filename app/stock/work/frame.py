"""What every kind of stock work does alike; each kind fills in its own rules (S6; D4, D5).

``RECEIVING``, ``COUNTING``, ``MOVING`` and ``PUTTING_AWAY`` are such kinds, each in its own file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from app.fulfilment.double_scan import Ruling, refuse
from app.fulfilment.double_scan.standing import Standing
from app.fulfilment.events import AnyEvent, Because
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    DamagedScanned,
    DigitScanned,
    ItemScanned,
    Meaning,
    UnknownScanned,
)
from app.scanning.verdicts import Verdict
from app.stock.events import Goods
from app.stock.work.situation import StockProgress, StockSituation, situation_of
from app.stock.work.tracked import first_digit, goods_of, with_answer


class Known(Protocol):
    """What the claimed package knows of a product."""

    @property
    def tracking(self) -> str:
        """What its units are told apart by."""

    @property
    def count_by_hand(self) -> bool:
        """True if after one scan the rest may be keyed (D5)."""


class GoodsProgress(StockProgress, Protocol):
    """How far a kind of stock work is, with the goods that were scanned in it."""

    @property
    def last(self) -> Goods | None:
        """What was scanned last and may be keyed on; None before the first unit."""

    @property
    def serials(self) -> Collection[str]:
        """The serial numbers that were scanned in this work."""


StateT = TypeVar("StateT", bound=StrEnum)
ProgressT = TypeVar("ProgressT", bound=GoodsProgress)


def panel_open(_progress: object, _code: ControlCode | None) -> Ruling:
    """The answer of work that asks no question of its own."""
    return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)


@dataclass(frozen=True, slots=True)
class StockWork(Generic[StateT, ProgressT]):
    """One kind of stock work.

    Attributes:
        known: what the claimed package knows of a product; None if nothing.
        judge_code: answers a bin, a badge, a control code; None for what is no part of this work.
        judge_product: says why a scanned product is refused, before its lot and number are read;
            None if it is not.
        judge_goods: says what so many units of one product and lot do, scanned or keyed.
        judge_answer: answers the work's own question; None is a code of another kind.
        after: how far the work is after an event; what moves nothing changes nothing.
        at_work: what the hands do next, where nothing stands in the way.
    """

    known: Callable[[ProgressT, int], Known | None]
    judge_code: Callable[[ProgressT, Meaning], Ruling | None]
    judge_product: Callable[[ProgressT, ItemScanned], Ruling | None]
    judge_goods: Callable[[ProgressT, Goods], Ruling]
    after: Callable[[ProgressT, AnyEvent], ProgressT]
    at_work: Callable[[Standing[ProgressT]], StateT]
    judge_answer: Callable[[ProgressT, ControlCode | None], Ruling] = panel_open

    def judge(self, progress: ProgressT, scanned: Meaning) -> Ruling:
        """Say what a code means now.  UNDO, HELP, SIGN OUT and latches are judged before."""
        if progress.is_over:
            return refuse(Verdict.WRONG_STATE, because=Because.TASK_OVER)
        meaning = with_answer(progress.named, scanned)
        match meaning:
            case Ruling():
                return meaning
            case DigitScanned(digit):
                return self._judge_digit(progress, digit)
            case ItemScanned():
                return self._judge_item(progress, meaning)
            case AmbiguousScanned():
                return refuse(Verdict.AMBIGUOUS_CODE)
            case UnknownScanned() | DamagedScanned():
                return refuse(Verdict.UNKNOWN_CODE)
            case _:
                other = refuse(Verdict.WRONG_STATE, because=Because.NOT_IN_THIS_TASK)
                return self.judge_code(progress, meaning) or other

    def judge_keyed(self, progress: ProgressT, units: int) -> Ruling:
        """Say what a keyed quantity does: so many more of what was scanned last."""
        if progress.last is None:
            return refuse(Verdict.WRONG_STATE, because=Because.SCAN_ONE_FIRST)
        return self.judge_goods(progress, progress.last.model_copy(update={"units": units}))

    def situation(self, standing: Standing[ProgressT]) -> StockSituation[StateT, ProgressT]:
        """Where the work stands, for the screen."""
        return situation_of(standing, self.at_work(standing))

    def _judge_digit(self, progress: ProgressT, digit: int) -> Ruling:
        last = progress.last
        known = self.known(progress, last.product_id) if last else None
        return first_digit(digit, last, by_hand=known is not None and known.count_by_hand)

    def _judge_item(self, progress: ProgressT, item: ItemScanned) -> Ruling:
        refused = self.judge_product(progress, item)
        if refused is not None:
            return refused
        known = self.known(progress, item.product.product_id)
        goods = goods_of(item, known.tracking if known else "", progress.serials)
        return goods if isinstance(goods, Ruling) else self.judge_goods(progress, goods)
