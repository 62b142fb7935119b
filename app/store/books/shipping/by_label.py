"""Which cartons bear the number of a label: an SSCC, or a carrier's tracking number."""

from __future__ import annotations

from sqlalchemy import BindParameter, CompoundSelect, select, union_all

from app.store.schema.floor import Carton
from app.store.schema.shipping import Shipment


def cartons_bearing(number: str | BindParameter[str]) -> CompoundSelect[tuple[int]]:
    """The ids of the cartons whose label bears ``number``, those of its SSCC first.

    Two questions to two indexes; one OR over both tables would read all of them.
    """
    return union_all(
        select(Carton.id).where(Carton.sscc == number),
        select(Shipment.carton_id).where(Shipment.tracking_no == number),
    )
