"""Where stock work stands, for the screen: every kind of it latches, ends and is lost alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from app.fulfilment.double_scan.standing import Latch, Panel, Standing
from app.fulfilment.events import ItemNamed
from app.fulfilment.work import ClaimedPackage

LATCHED, DONE, NOT_YOURS, QUANTITY = "latched", "done", "not yours", "quantity"
"""What every kind of stock work calls these states."""


class StockProgress(Protocol):
    """How far a kind of stock work is."""

    @property
    def package(self) -> ClaimedPackage:
        """What was claimed."""

    @property
    def named(self) -> ItemNamed | None:
        """The tracked item whose lot or serial number is asked for, or None."""

    @property
    def is_over(self) -> bool:
        """True if nothing can be scanned into this work any more."""


StateT = TypeVar("StateT", bound=StrEnum)
ProgressT = TypeVar("ProgressT", bound=StockProgress)


@dataclass(frozen=True, slots=True)
class StockSituation(Generic[StateT, ProgressT]):
    """Where the work stands; ``entry`` are the digits of a quantity that is not confirmed yet."""

    state: StateT
    progress: ProgressT
    panel: Panel
    latch: Latch | None
    entry: str = ""

    @property
    def is_over(self) -> bool:
        """True if this task takes no goods any more."""
        return self.state.value in {DONE, NOT_YOURS}


def situation_of(
    standing: Standing[ProgressT], at_work: StateT
) -> StockSituation[StateT, ProgressT]:
    """Draw the situation from where the task stands.

    Args:
        standing: where it stands.
        at_work: the state of the work itself: a latch comes before it, an end, a quantity.
    """
    states: Any = type(at_work)
    value = _before_work(standing)
    state: StateT = states(value) if value else at_work
    return StockSituation(state, standing.progress, standing.panel, standing.latch, standing.entry)


def _before_work(standing: Standing[ProgressT]) -> str:
    if standing.latch is not None:
        return LATCHED
    if standing.progress.is_over:
        return DONE
    if standing.lost:
        return NOT_YOURS
    return QUANTITY if standing.panel == "quantity" else ""
