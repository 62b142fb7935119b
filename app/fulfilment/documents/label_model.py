"""What a shipping label says, before anybody decides how it looks (F5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.errors import BadValue
from app.values import to_sscc


@dataclass(frozen=True, slots=True)
class ShippingLabel:
    """One carton's label, checked when it is made.

    Attributes:
        addressee: name and address as the customer spells them, one entry a line.
        sender: the warehouse's own, likewise.
        service: the carrier's and service's name ("Parcelway Express").
        routing: the carrier's sort code, or "" where it has none.
        order_no: the order's number as its channel wrote it.
        carton: this carton's number in its order, from 1.
        cartons: how many cartons the order fills; None while nobody knows.
        weight_grams: the carton's weight, or None while nobody knows it.
        tracking_no: the carrier's number, printable ASCII.
        sscc: 18 digits, allotted before in a transaction.
        printed_at: aware; printed in its own zone.
        reprint: None on the first print, then 1, 2 ...

    Raises:
        BadValue: no addressee, a carton that is not one of ``cartons``, a weight or reprint
            under 1, a wrong SSCC, or a time without a zone.
    """

    addressee: tuple[str, ...]
    sender: tuple[str, ...]
    service: str
    routing: str
    order_no: str
    carton: int
    cartons: int | None
    weight_grams: int | None
    tracking_no: str
    sscc: str
    printed_at: datetime
    reprint: int | None = None

    def __post_init__(self) -> None:
        to_sscc(self.sscc)
        if not any(line.strip() for line in self.addressee):
            raise BadValue(kind="addressee", value="", reason="empty")
        last = self.carton if self.cartons is None else self.cartons
        if not 1 <= self.carton <= last:
            raise BadValue(kind="carton", value=self.carton, reason=f"not 1 to {last}")
        for kind, number in (("weight", self.weight_grams), ("reprint", self.reprint)):
            if number is not None and number < 1:
                raise BadValue(kind=kind, value=number, reason="not 1 or more")
        if self.printed_at.tzinfo is None:
            raise BadValue(kind="time", value=str(self.printed_at), reason="without a time zone")
