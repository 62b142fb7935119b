"""Blocks of numbers that stations hold, and whether a number that comes back is one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.books.shipping.number_series import take_numbers
from app.store.schema.floor import Carton
from app.store.schema.shipping import NumberBlock, Shipment


@dataclass(frozen=True, slots=True)
class GivenBlock:
    """Numbers ``first`` to ``last`` of a series, which nobody else will ever get."""

    series: str
    first: int
    last: int


class BlockBook:
    """Number blocks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def give(self, series: str, count: int, station: str, epoch: UUID, at: datetime) -> GivenBlock:
        """Take ``count`` numbers of a series for one journal of a station, for ever."""
        numbers = take_numbers(self._session, series, count)
        block = GivenBlock(series, numbers[0], numbers[-1])
        row = NumberBlock(
            series=series,
            first=block.first,
            last=block.last,
            station=station,
            epoch=epoch,
            given_at=at,
        )
        self._session.add(row)
        self._session.flush()
        return block

    def given_to(self, station: str, epoch: UUID) -> tuple[GivenBlock, ...]:
        """The blocks of a station's journal, oldest first."""
        query = (
            select(NumberBlock)
            .where(NumberBlock.station == station, NumberBlock.epoch == epoch)
            .order_by(NumberBlock.id)
        )
        return tuple(GivenBlock(r.series, r.first, r.last) for r in self._session.scalars(query))

    def cover(self, numbers: Mapping[str, int], station: str, epoch: UUID) -> bool:
        """True if each number is out of a block that was given to this journal of the station."""
        blocks = self.given_to(station, epoch)
        return bool(numbers) and all(
            any(b.series == series and b.first <= number <= b.last for b in blocks)
            for series, number in numbers.items()
        )

    def are_used(self, sscc: str, tracking_no: str) -> bool:
        """True if a carton bears one of these numbers already."""
        carton = select(Carton.id).where(Carton.sscc == sscc)
        shipment = select(Shipment.id).where(Shipment.tracking_no == tracking_no)
        return any(self._session.scalar(query) is not None for query in (carton, shipment))
