"""Late scans: records that are evidence only, read back for whoever decides about them.

And the goods of theirs that lie in another bin than the books say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.fulfilment.events import EVENT
from app.scanning.verdicts import Verdict
from app.station.records import ScanRecord
from app.store.books.floor.postings import Posting, free_in, post
from app.store.schema.cases import Case, CaseEvent
from app.store.schema.catalogue import Bin
from app.store.schema.floor import Work
from app.store.schema.station import ScanEvent, ScanOutcome
from app.store.schema.stock import Movement, Stock
from hardware.ports import Scan


def late_key(work_no: str, outcome: ScanOutcome) -> str:
    """The key of the case of such records."""
    return f"replay {outcome.value} {work_no}"


@dataclass(frozen=True, slots=True)
class PutAway:
    """Who put goods away, where and when; ``reference`` is the case's number."""

    reference: str
    badge: str
    station: str
    at: datetime


class LateBook:
    """Records that came too late, or could not be true of their work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def records(self, work_no: str, outcome: ScanOutcome) -> list[ScanRecord]:
        """What came of a work with this outcome and nobody has decided yet, in the station's order.

        Clocks of stations say nothing here: what a solved case has settled is in its history.
        """
        settled = self._settled(late_key(work_no, outcome))
        query = (
            select(ScanEvent)
            .join(Work, Work.id == ScanEvent.work_id)
            .where(Work.work_no == work_no, ScanEvent.outcome == outcome.value)
            .order_by(ScanEvent.station, ScanEvent.epoch, ScanEvent.seq)
        )
        found = self._session.scalars(query)
        return [_record(row) for row in found if str(row.id) not in settled]

    def _settled(self, key: str) -> set[str]:
        query = (
            select(CaseEvent.facts)
            .join(Case, Case.id == CaseEvent.case_id)
            .where(Case.key == key, CaseEvent.what == "solved")
        )
        return {scan for facts in self._session.scalars(query) for scan in facts.get("scans", ())}

    def put_away(self, stock_id: int, bin_id: int, units: int, by: PutAway) -> None:
        """Write that free units of a stock row lie in another bin.

        Raises:
            DBAPIError: more than are free; the unit of work says it as StoreRefused.
        """
        source = self._session.get_one(Stock, stock_id, populate_existing=True)
        target = self._stock_in(bin_id, source)
        codes = dict(self._session.execute(select(Bin.id, Bin.code)).tuples().all())
        source.on_hand -= units
        target.on_hand += units
        self._session.flush()
        posting = Posting(
            Movement.MOVE,
            source.product_id,
            units,
            free_in(codes[source.bin_id]),
            free_in(codes[bin_id]),
            source.lot,
            by.reference,
            by.badge,
            by.station,
        )
        post(self._session, [posting], by.at)

    def _stock_in(self, bin_id: int, like: Stock) -> Stock:
        wanted = {"bin_id": bin_id, "product_id": like.product_id, "lot": like.lot}
        query = select(Stock).filter_by(**wanted).with_for_update()
        found = self._session.scalar(query.execution_options(populate_existing=True))
        if found is None:
            found = Stock(**wanted, on_hand=0)
            self._session.add(found)
        return found


def _record(row: ScanEvent) -> ScanRecord:
    raw: Any = row.text if row.text is not None else row.raw
    scan = Scan(
        source_id=row.device,
        raw=row.raw,
        text=bytes(raw).decode("utf-8", "surrogatepass"),
        aim_id=row.aim_id,
        monotonic_s=row.monotonic_s or 0.0,
        sequence=row.device_sequence or 0,
    )
    return ScanRecord(
        scan_id=row.id,
        station=row.station,
        badge=row.badge,
        work_id=row.work_id,
        fence=row.fence,
        state=row.state,
        scan=scan,
        parsed=row.parsed,
        verdict=Verdict(row.verdict),
        event=EVENT.validate_python(row.event),
        station_at=row.station_at,
    )
