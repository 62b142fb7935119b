"""What happened at a scan: the facts that a task keeps, the journal stores and the store applies.

A task's state is the fold of its events over its package, so that a restart stands at the same
unit.  ``MOVES_GOODS`` events also change the shared database when they are replayed.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from app.fulfilment.happening import Happening
from app.fulfilment.let_pass import Approved as Approved  # noqa: PLC0414 -- one of the events
from app.fulfilment.let_pass import CartonWeighed as CartonWeighed  # noqa: PLC0414 -- one of the events
from app.fulfilment.let_pass import LabelAsked as LabelAsked  # noqa: PLC0414 -- one of the events
from app.fulfilment.let_pass import LabelLetOut as LabelLetOut  # noqa: PLC0414 -- one of the events
from app.fulfilment.let_pass import LineDropped as LineDropped  # noqa: PLC0414 -- one of the events
from app.fulfilment.let_pass import WeightOff as WeightOff  # noqa: PLC0414 -- one of the events
from app.fulfilment.own_label import LabelMade as LabelMade  # noqa: PLC0414 -- one of the events
from app.fulfilment.own_label import LabelPrinted as LabelPrinted  # noqa: PLC0414 -- one of the events
from app.fulfilment.reasons import Because as Because  # noqa: PLC0414 -- said with the events
from app.fulfilment.reasons import Deviation as Deviation  # noqa: PLC0414 -- said with the events
from app.fulfilment.reasons import EarlyReason as EarlyReason  # noqa: PLC0414 -- said with the events
from app.fulfilment.reasons import ReprintReason as ReprintReason  # noqa: PLC0414 -- said with the events
from app.fulfilment.reasons import ShortReason as ShortReason  # noqa: PLC0414 -- said with the events
from app.fulfilment.reasons import WeightReason as WeightReason  # noqa: PLC0414 -- said with the events
from app.scanning.verdicts import Verdict
from app.stock.events import StockEvent


class Refused(Happening):
    """Nothing moved.  ``latches`` says that a STOP waits for CONFIRM (D4).

    ``scanned`` and ``expected`` are codes to compare, in one notation and fit to be shown;
    ``order_no`` is the order that changed under the task (D10).
    """

    kind: Literal["refused"] = "refused"
    verdict: Verdict
    expected: str = ""
    latches: bool = False
    scanned: str = ""
    because: Because | None = None
    order_no: str = ""


class ItemNamed(Happening):
    """A tracked item was scanned without its lot or serial, which is asked for; nothing moved.

    ``lot`` and ``serial`` are what its code did say; "" where it did not.  ``name`` and
    ``tracking`` are kept by stock work only, whose package may not speak of the product.
    """

    kind: Literal["item_named"] = "item_named"
    product_id: int
    sku: str
    units: int = Field(gt=0)
    asks: Literal["lot", "serial"]
    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    name: str = ""
    tracking: str = ""


class Acknowledged(Happening):
    """The operator confirmed a latched STOP."""

    kind: Literal["acknowledged"] = "acknowledged"


class ToteBound(Happening):
    """MOVES GOODS: an empty tote was put on a slot of the cart, for the slot's order."""

    kind: Literal["tote_bound"] = "tote_bound"
    slot: int = Field(gt=0)
    tote: str


class BinReached(Happening):
    """The right bin of the next stop was scanned."""

    kind: Literal["bin_reached"] = "bin_reached"
    pick_line_id: int


class UnitsCounted(Happening):
    """Units were scanned at the bin and are in the picker's hand.

    ``lot`` is what was scanned, not what was asked for; "" where lots are not tracked.
    """

    kind: Literal["units_counted"] = "units_counted"
    pick_line_id: int
    units: int = Field(gt=0)
    lot: str = ""
    serials: tuple[str, ...] = ()


class Taken(BaseModel):
    """Units of one lot in the hand or in a tote, with their serial numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lot: str
    units: int = Field(gt=0)
    serials: tuple[str, ...] = ()


class BinChecked(Happening):
    """MOVES GOODS if not ``empty``: the bin should be empty after this stop, and was looked at."""

    kind: Literal["bin_checked"] = "bin_checked"
    pick_line_id: int
    empty: bool


class PutInTote(Happening):
    """MOVES GOODS: the counted units of a stop went into the right tote.

    ``taken`` says which lots and serials they are; it is empty where nothing is tracked.
    """

    kind: Literal["put_in_tote"] = "put_in_tote"
    pick_line_id: int
    units: int = Field(gt=0)
    tote: str
    taken: tuple[Taken, ...] = ()


class ShortDeclared(Happening):
    """MOVES GOODS: the bin did not hold the remaining ``missing`` units of a stop."""

    kind: Literal["short_declared"] = "short_declared"
    pick_line_id: int
    missing: int = Field(gt=0)
    reason: ShortReason


class CartonOpened(Happening):
    """MOVES GOODS: a carton of a type was opened; numbers count 1, 2, 3 within the order."""

    kind: Literal["carton_opened"] = "carton_opened"
    carton_number: int = Field(gt=0)
    carton_type: str
    tare_grams: int | None = None


class UnitsInHand(Happening):
    """Units were scanned; the scan of the carton's label packs them (policy item+carton)."""

    kind: Literal["units_in_hand"] = "units_in_hand"
    order_line_id: int
    units: int = Field(gt=0)
    lot: str = ""
    serials: tuple[str, ...] = ()


class UnitsPacked(Happening):
    """MOVES GOODS: units of a line were verified into a carton."""

    kind: Literal["units_packed"] = "units_packed"
    order_line_id: int
    units: int = Field(gt=0)
    carton_number: int = Field(gt=0)
    lot: str = ""
    serials: tuple[str, ...] = ()


class CartonFull(Happening):
    """NEXT CARTON was scanned: the carton in hand takes no more."""

    kind: Literal["carton_full"] = "carton_full"
    carton_number: int = Field(gt=0)


class LineShort(Happening):
    """MOVES GOODS: the tote did not hold what the line needs; a case is opened, nothing ships."""

    kind: Literal["line_short"] = "line_short"
    order_line_id: int
    missing: int = Field(gt=0)
    reason: ShortReason


class ProblemReported(Happening):
    """MOVES GOODS: the operator set the order aside for a supervisor with EXCEPTION."""

    kind: Literal["problem_reported"] = "problem_reported"


class LabelMatched(Happening):
    """MOVES GOODS: the printed label of this carton was scanned; the carton is closed (D9).

    ``last`` says that it closed the order's last carton.
    """

    kind: Literal["label_matched"] = "label_matched"
    carton_number: int = Field(gt=0)
    sscc: str
    last: bool = False


class ReprintRequested(Happening):
    """The label of this carton is to be printed once more, for this reason."""

    kind: Literal["reprint_requested"] = "reprint_requested"
    carton_number: int = Field(gt=0)
    reason: ReprintReason


class DigitKeyed(Happening):
    """One more digit of a quantity that CONFIRM will count; nothing is filled in before (D5)."""

    kind: Literal["digit_keyed"] = "digit_keyed"
    digit: int = Field(ge=0, le=9)


class PanelChanged(Happening):
    """A panel replaced the instruction, or went away ("")."""

    kind: Literal["panel_changed"] = "panel_changed"
    panel: Literal[
        "", "short", "exception", "help", "reprint", "quantity", "weight", "adjust", "missing",
        "early label",
    ]  # fmt: skip


class Navigated(Happening):
    """A scan outside work: it signed somebody in or out, or opened a screen."""

    kind: Literal["navigated"] = "navigated"
    to: str


class SignedOut(Happening):
    """SIGN OUT was scanned; the work is kept where it stands."""

    kind: Literal["signed_out"] = "signed_out"


class WorkFinished(Happening):
    """The cart stands at the drop point."""

    kind: Literal["work_finished"] = "work_finished"


Event = Annotated[
    Refused
    | ItemNamed
    | Acknowledged
    | ToteBound
    | BinReached
    | BinChecked
    | UnitsCounted
    | PutInTote
    | ShortDeclared
    | CartonOpened
    | UnitsInHand
    | UnitsPacked
    | CartonFull
    | WeightOff
    | CartonWeighed
    | Approved
    | LineDropped
    | LineShort
    | ProblemReported
    | LabelAsked
    | LabelLetOut
    | LabelMade
    | LabelPrinted
    | LabelMatched
    | ReprintRequested
    | DigitKeyed
    | PanelChanged
    | SignedOut
    | Navigated
    | WorkFinished
    | StockEvent,
    Field(discriminator="kind"),
]


class Undone(Happening):
    """MOVES GOODS if ``event`` did: the last accepted event was reversed by UNDO."""

    kind: Literal["undone"] = "undone"
    event: Event


AnyEvent = Annotated[Event | Undone, Field(discriminator="kind")]
EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)
"""Reads and writes an event as JSON."""
