"""Replayed scan records and the stations' journals."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Uuid, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import Session

from app.scanning.verdicts import Verdict
from app.station.records import ScanRecord
from app.store.books.capture.upserting import insert_into, table_of
from app.store.columns import UtcTime
from app.store.schema.floor import Tote, Work
from app.store.schema.orders import Order
from app.store.schema.station import ScanEvent, ScanOutcome, Station
from app.store.statements.among import among
from app.store.statements.many_rows import RowsIn, new_values
from app.store.statements.ready import Ready, Row, link_of

Judged = tuple[int, ScanRecord, ScanOutcome, str]
"""A record with its sequence in the journal, its outcome and a few words of detail."""

_STATIONS = table_of(Station)


def _came_at(name: str) -> ColumnElement[datetime]:
    """The time that is given; where none is, the transaction's own, by the server's clock."""
    return func.coalesce(bindparam(name, type_=UtcTime()), func.now())


_LOCK = Ready(
    select(Station.epoch, Station.last_seq)
    .where(Station.name == bindparam("station"))
    .with_for_update()
)
_LAST = Ready(
    select(func.coalesce(func.max(ScanEvent.seq), 0)).where(
        ScanEvent.station == bindparam("station"), ScanEvent.epoch == bindparam("epoch")
    )
)
_NOTE = Ready(
    update(_STATIONS)
    .where(_STATIONS.c.name == bindparam("station"))
    .values(
        epoch=bindparam("new_epoch"),
        last_seq=bindparam("new_last_seq"),
        last_seen=bindparam("new_last_seen"),
    )
)
_GO_ON = Ready(
    update(_STATIONS)
    .where(
        _STATIONS.c.name == bindparam("station"),
        _STATIONS.c.epoch == bindparam("at_epoch"),
        _STATIONS.c.last_seq == bindparam("after"),
    )
    .values(last_seq=bindparam("new_last_seq"), last_seen=_came_at("new_last_seen"))
    .returning(_STATIONS.c.last_seen)
)
_GO_ON_WITH_EVIDENCE = (
    update(_STATIONS)
    .where(
        _STATIONS.c.name == bindparam("new_station"),
        _STATIONS.c.epoch == bindparam("new_epoch"),
        _STATIONS.c.last_seq == bindparam("new_seq", type_=BigInteger) - 1,
        or_(
            bindparam("new_work_id", type_=BigInteger).is_(None),
            exists().where(
                Work.id == bindparam("new_work_id"), Work.fence == bindparam("new_fence")
            ),
        ),
    )
    .values(last_seq=bindparam("new_seq"), last_seen=_came_at("new_received_at"))
    .returning(_STATIONS.c.last_seen)
)
_EVIDENCE_NOTED = Ready(_GO_ON_WITH_EVIDENCE)
_OUTCOMES = Ready(
    select(ScanEvent.id, ScanEvent.outcome).where(among(ScanEvent.id, "scan_ids", Uuid))
)
_KEPT = RowsIn(table_of(ScanEvent), tuple(table_of(ScanEvent).columns.keys()))
_NOTED = _GO_ON_WITH_EVIDENCE.cte("noted")
_EVIDENCE_KEPT = _KEPT.where_found(_NOTED, received_at=_NOTED.c.last_seen)


class ScanBook:
    """Replayed scan records and the stations' journals."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def go_on(
        self, station: str, epoch: UUID, numbers: range, at: datetime | None
    ) -> Callable[[], datetime | None]:
        """Lock a station's journal and note that its records of these numbers are here.

        Its answer comes with that of the next statement.  It is when they came: ``at``, or by the
        server's clock if that is None.  It is None, and nothing is noted, unless they are just the
        next ones of this very journal.
        """
        new = {"new_last_seq": numbers.stop - 1, "new_last_seen": at}
        here = {"station": station, "at_epoch": epoch, "after": numbers.start - 1}
        return _time_of(_GO_ON.soon(self._session, **here, **new))

    def keep_evidence(
        self, station: str, epoch: UUID, number: int, record: ScanRecord, at: datetime | None
    ) -> Callable[[], datetime | None]:
        """Keep one record that moved nothing, if it is the next one and its claim stands.

        Its answer comes with that of the next statement or the commit, and is as that of
        ``go_on``: None, and nothing is kept, if it is another one or its claim does not stand.
        """
        judged = (number, record, ScanOutcome.APPLIED, "")
        row = _row(judged, station, epoch, at, {record.work_id})
        if link_of(self._session).dialect.name != "sqlite":
            return _time_of(_EVIDENCE_KEPT.soon(self._session, **new_values(row)))
        noted = _EVIDENCE_NOTED.rows(self._session, **new_values(row))
        if noted:
            _KEPT.run(self._session, [row])
        return _time_of(lambda: noted)

    def lock_journal(self, station: str, epoch: UUID) -> int:
        """Lock a station's row, so that one batch of it is replayed at a time.

        Returns:
            The sequence of the last record of this journal that is here, 0 if none.
        """
        rows = _LOCK.rows(self._session, station=station)
        if not rows:
            new = insert_into(self._session, _STATIONS).values(name=station, last_seq=0)
            self._session.execute(new.on_conflict_do_nothing())
            rows = _LOCK.rows(self._session, station=station)
        stands_on, last_seq = rows[0]
        if stands_on == epoch:
            return int(last_seq)
        return int(_LAST.rows(self._session, station=station, epoch=epoch)[0][0])

    def last_received(self, station: str, epoch: UUID) -> datetime | None:
        """When the last record of a journal came here, by the database's clock; None if none."""
        mine = (ScanEvent.station == station) & (ScanEvent.epoch == epoch)
        query = select(ScanEvent.received_at).where(mine).order_by(ScanEvent.seq.desc()).limit(1)
        return self._session.scalar(query)

    def note_journal(self, station: str, epoch: UUID, last_seq: int, at: datetime) -> None:
        """Remember how far a station's journal is here."""
        new = {"new_epoch": epoch, "new_last_seq": last_seq, "new_last_seen": at}
        _NOTE.run(self._session, {"station": station, **new})

    def outcomes(self, scan_ids: Collection[UUID]) -> dict[UUID, ScanOutcome]:
        """The outcomes of those records that are here."""
        found = _OUTCOMES.rows(self._session, scan_ids=scan_ids)
        return {scan_id: ScanOutcome(outcome) for scan_id, outcome in found}

    def wrong_items(self, work_id: int) -> set[str]:
        """The SKUs that were scanned under a work and did not belong to it."""
        query = select(ScanEvent.parsed).where(
            ScanEvent.work_id == work_id, ScanEvent.verdict == Verdict.WRONG_ITEM.value
        )
        return set(self._session.scalars(query))

    def binding_of(self, tote_id: int) -> dict[str, str]:
        """Which order and cart a tote is bound to, and who scanned it there where and when.

        The last three are "" where it was bound when its wave was released.
        """
        bound = (
            select(Order.order_no, Work.work_no)
            .add_columns(ScanEvent.station, ScanEvent.badge, ScanEvent.station_at, ScanEvent.id)
            .select_from(Tote)
            .join(Order, Order.id == Tote.order_id)
            .join(Work, Work.id == Tote.work_id)
            .outerjoin(
                ScanEvent,
                (ScanEvent.work_id == Work.id)
                & (ScanEvent.event["kind"].as_string() == "tote_bound")
                & (ScanEvent.event["tote"].as_string() == Tote.code)
                & (ScanEvent.outcome == ScanOutcome.APPLIED.value),
            )
            .where(Tote.id == tote_id)
            .order_by(ScanEvent.seq.desc())
        )
        names = ("bound_order", "bound_cart", "bound_at_station", "bound_by", "bound_at", "scan")
        row = self._session.execute(bound).first()
        return (
            {}
            if row is None
            else dict(zip(names, ("" if one is None else str(one) for one in row), strict=True))
        )

    def add(
        self,
        judged: Sequence[Judged],
        station: str,
        epoch: UUID,
        at: datetime,
        works: Collection[int | None],
    ) -> None:
        """Keep records with their outcomes, for ever; ``works`` are those that exist."""
        rows = [_row(one, station, epoch, at, works) for one in judged]
        _KEPT.run(self._session, rows)


def _time_of(found: Callable[[], list[Row]]) -> Callable[[], datetime | None]:
    """The time in the one row that is to be found, None if there is none."""
    return lambda: next((row[0] for row in found()), None)


def _row(
    judged: Judged, station: str, epoch: UUID, at: datetime | None, works: Collection[int | None]
) -> dict[str, Any]:
    seq, record, outcome, detail = judged
    return {
        "id": record.scan_id,
        "station": station,
        "epoch": epoch,
        "seq": seq,
        "device": _words(record.scan.source_id, 48),
        "badge": _words(record.badge, 48),
        "work_id": record.work_id if record.work_id in works else None,
        "fence": record.fence,
        "state": _words(record.state, 24),
        "raw": record.scan.raw,
        "parsed": _words(record.parsed, 1000),
        "verdict": record.verdict.value,
        "event": record.event.model_dump_json(),
        "outcome": outcome.value,
        "outcome_detail": _words(detail, 1000),
        "station_at": record.station_at,
        "received_at": at,
        "text": record.scan.text.encode("utf-8", "surrogatepass"),
        "aim_id": record.scan.aim_id,
        "monotonic_s": record.scan.monotonic_s,
        "device_sequence": record.scan.sequence,
        "circumstances": record.circumstances.as_json() if record.circumstances else None,
    }


def _words(text: str, length: int) -> str:
    """What a text column takes: PostgreSQL refuses NUL and half characters; ``raw`` keeps all."""
    if text.isascii() and "\x00" not in text:  # as nearly everything is
        return text[:length]
    return text.replace("\x00", "␀").encode("utf-8", "replace").decode("utf-8")[:length]
