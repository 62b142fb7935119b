"""The warehouse's policy of verification: one for all stations, changed by supervisors only.

Source: verification.md D1 ("there is no "off" for an operator, only a supervisor's policy change,
which is audited"), D5, D7 and "The two tasks as state machines" (weight).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.fulfilment.work import DoubleScan

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckerPolicy(_Part):
    """When the second scan must be made under another badge than the first (D7).

    Attributes:
        order_value_minor: orders of this total or more, in minor units of their currency; 0 never.
        countries: orders to these countries, ISO 3166-1 alpha-2.
        new_operator_days: orders of which a picker came so many days ago or fewer; 0 never.
        sample_percent: so many of a hundred orders, the same ones whoever asks.
    """

    order_value_minor: Annotated[int, Field(ge=0)] = 0
    countries: tuple[Country, ...] = ()
    new_operator_days: Annotated[int, Field(ge=0, le=365)] = 0
    sample_percent: Annotated[int, Field(ge=0, le=100)] = 0


class WeightPolicy(_Part):
    """How far a carton may be from the sum of its contents: the wider of the two (tolerance)."""

    grams: Annotated[int, Field(ge=1, le=5_000)] = 30
    percent: Annotated[int, Field(ge=0, le=50)] = 3


class VerificationPolicy(_Part):
    """Everything that supervisors decide about verification.

    ``high_value_minor`` is the price from which units are always scanned one by one (D5), in
    minor units of the product's currency.
    """

    double_scan: DoubleScan = DoubleScan.PICK_AND_PACK
    checker: CheckerPolicy = CheckerPolicy()
    weight: WeightPolicy = WeightPolicy()
    high_value_minor: Annotated[int, Field(ge=0)] = 20_000
