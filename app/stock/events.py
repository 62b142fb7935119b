"""What happens at a scan of stock work; kept, replayed and folded as the events of picking are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Apart(StrEnum):
    """Why a received unit does not go where it was meant to."""

    NOT_ORDERED = "not ordered"
    OVER = "over"


class Purpose(StrEnum):
    """What units are taken out of a bin for; all but a move need a supervisor's badge."""

    MOVE = "move"
    DAMAGED = "damaged"
    LOST = "lost"
    FOUND = "found"
    QUARANTINE = "quarantine"
    CLEAR = "clear"


class StockHappening(BaseModel):
    """Frozen, and kept in the journal as JSON with its ``kind``."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Goods(StockHappening):
    """Units of one product, told apart by lot and serials where the product is tracked."""

    product_id: int
    sku: str
    name: str = ""
    lot: str = ""
    units: int = Field(ge=0)
    serials: tuple[str, ...] = ()
    expires_on: date | None = None

    @property
    def key(self) -> GoodsKey:
        """What the stock knows them by."""
        return self.product_id, self.lot

    def plus(self, other: Goods) -> Goods:
        """These units and ``other`` ones of the same product and lot."""
        return self.model_copy(
            update={
                "units": self.units + other.units,
                "serials": self.serials + other.serials,
                "expires_on": self.expires_on or other.expires_on,
            }
        )


GoodsKey = tuple[int, str]
"""A product and a lot, "" without one."""


def together(some: Mapping[GoodsKey, Goods], more: Goods) -> dict[GoodsKey, Goods]:
    """``some`` goods and ``more``, each product and lot once."""
    before = some.get(more.key)
    return {**some, more.key: before.plus(more) if before else more}


class UnitsTaken(StockHappening):
    """Units were scanned and are in the hand; no stock moved yet."""

    kind: Literal["units_taken"] = "units_taken"
    goods: Goods
    apart: Apart | None = None


class OverAllowed(StockHappening):
    """A supervisor's badge lets the units in the hand be received beyond the order."""

    kind: Literal["over_allowed"] = "over_allowed"
    approved_by: str


class UnitsReceived(StockHappening):
    """MOVES GOODS: units of a delivery were put away."""

    kind: Literal["units_received"] = "units_received"
    goods: Goods
    bin_code: str
    quarantine: bool = False
    apart: Apart | None = None
    approved_by: str = ""


class UnitsTallied(StockHappening):
    """Units were counted in a bin."""

    kind: Literal["units_tallied"] = "units_tallied"
    goods: Goods


class EmptyClaimed(StockHappening):
    """CONFIRM was scanned with nothing counted: the same once more says that the bin is empty."""

    kind: Literal["empty_claimed"] = "empty_claimed"


class BinCounted(StockHappening):
    """MOVES GOODS (the doubted ones): a bin's blind count is complete.

    ``agrees`` is what the station made of it; the shared database judges by itself.
    """

    kind: Literal["bin_counted"] = "bin_counted"
    found: tuple[Goods, ...]
    agrees: bool


class PurposeChosen(StockHappening):
    """What the units are taken out for."""

    kind: Literal["purpose_chosen"] = "purpose_chosen"
    purpose: Purpose


class MoveApproved(StockHappening):
    """A supervisor's badge lets the units leave the quarantine bin."""

    kind: Literal["move_approved"] = "move_approved"
    approved_by: str


class UnitsMoved(StockHappening):
    """MOVES GOODS: units went from one bin to another."""

    kind: Literal["units_moved"] = "units_moved"
    goods: tuple[Goods, ...]
    bin_code: str
    to_bin: str
    approved_by: str = ""


class StockAdjusted(StockHappening):
    """MOVES GOODS: a supervisor let units leave, enter or stand still in a bin, for a reason."""

    kind: Literal["stock_adjusted"] = "stock_adjusted"
    goods: tuple[Goods, ...]
    bin_code: str
    purpose: Purpose
    approved_by: str


class UnitsPutBack(StockHappening):
    """MOVES GOODS: units of a cancelled order went from its totes or cartons into a bin.

    ``places`` are the totes and cartons that were emptied here; ``last`` ends the work.
    """

    kind: Literal["units_put_back"] = "units_put_back"
    goods: tuple[Goods, ...]
    order_no: str
    places: tuple[str, ...]
    to_bin: str
    last: bool = False


class UnitsMissing(StockHappening):
    """MOVES GOODS (to the doubted ones): the rest of a cancelled order's goods is not where it was.

    ``goods`` are what should still lie in ``places``, the totes and cartons that were emptied here.
    It ends the work.
    """

    kind: Literal["units_missing"] = "units_missing"
    goods: tuple[Goods, ...]
    order_no: str
    places: tuple[str, ...]


StockEvent = (
    UnitsTaken
    | OverAllowed
    | UnitsReceived
    | UnitsTallied
    | EmptyClaimed
    | BinCounted
    | PurposeChosen
    | MoveApproved
    | UnitsMoved
    | StockAdjusted
    | UnitsPutBack
    | UnitsMissing
)
"""Everything that happens in stock work and nowhere else."""

STOCK_MOVING = (
    UnitsReceived,
    BinCounted,
    UnitsMoved,
    StockAdjusted,
    UnitsPutBack,
    UnitsMissing,
)
"""Those that change the shared database when they are replayed."""
