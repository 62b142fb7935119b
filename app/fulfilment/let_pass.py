"""What somebody let pass at the packing station: a weight, a badge, a line that is not there."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from app.fulfilment.happening import Happening
from app.fulfilment.reasons import Deviation, EarlyReason, WeightReason


class WeightOff(Happening):
    """The scale showed a weight outside the band: somebody has to say why, or mend it."""

    kind: Literal["weight_off"] = "weight_off"
    carton_number: int = Field(gt=0)
    grams: int = Field(ge=0)
    expected_grams: int


class CartonWeighed(Happening):
    """MOVES GOODS: a full carton has its weight.

    ``grams`` is None where the scale said nothing.  Outside the band it goes on for a ``reason``,
    which opens a case, or because a supervisor ``approved_by`` badge says so.
    """

    kind: Literal["carton_weighed"] = "carton_weighed"
    carton_number: int = Field(gt=0)
    grams: int | None = Field(default=None, ge=0)
    expected_grams: int | None = None
    reason: WeightReason | None = None
    approved_by: str = ""


class Approved(Happening):
    """MOVES GOODS: a supervisor's badge, scanned in place, let one deviation pass."""

    kind: Literal["approved"] = "approved"
    deviation: Deviation
    approved_by: str


class LineDropped(Happening):
    """MOVES GOODS: a supervisor let the order go without the ``missing`` units of a line."""

    kind: Literal["line_dropped"] = "line_dropped"
    order_line_id: int
    missing: int = Field(gt=0)
    approved_by: str


class LabelAsked(Happening):
    """Somebody said why a label is wanted before all is verified; a supervisor's badge follows."""

    kind: Literal["label_asked"] = "label_asked"
    carton_number: int = Field(gt=0)
    reason: EarlyReason


class LabelLetOut(Happening):
    """A supervisor let the label of a carton be bought and printed early; no unit moved (D8)."""

    kind: Literal["label_let_out"] = "label_let_out"
    carton_number: int = Field(gt=0)
    reason: EarlyReason
    approved_by: str
