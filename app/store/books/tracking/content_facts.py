"""What lies in one carton: units of each order line, by lot and with their numbers."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.store.schema.floor import CartonContent
from app.store.schema.tracking import Serial
from app.store.statements.ready import Ready

_INSIDE = Ready(
    select(CartonContent.order_line_id, CartonContent.lot, CartonContent.units)
    .where(CartonContent.carton_id == bindparam("carton"), CartonContent.units > 0)
    .order_by(CartonContent.lot)
)
_NUMBERS = Ready(
    select(Serial.order_line_id, Serial.serial)
    .where(Serial.carton_id == bindparam("carton"))
    .order_by(Serial.serial)
)


class ContentFacts:
    """The contents of one carton, read once."""

    def __init__(self, session: Session, carton_id: int) -> None:
        session.flush()
        inside = _INSIDE.soon(session, carton=carton_id)
        numbers = _NUMBERS.soon(session, carton=carton_id)
        self._units, self._serials = inside(), numbers()

    def units_of(self, order_line_id: int) -> int:
        """Units of a line in this carton, of whatever lot."""
        return sum(units for line_id, _lot, units in self._units if line_id == order_line_id)

    def lots_of(self, order_line_id: int) -> tuple[tuple[str, int], ...]:
        """Lots of a line in this carton with their units; empty where lots are not tracked."""
        mine = [(lot, units) for line_id, lot, units in self._units if line_id == order_line_id]
        return tuple((lot, units) for lot, units in mine if lot)

    def serials_of(self, order_line_id: int) -> tuple[str, ...]:
        """Numbers of a line in this carton."""
        return tuple(number for line_id, number in self._serials if line_id == order_line_id)
