"""Rows that are written together are the rows that were given, whatever is in them."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, select

from app.errors import StoreRefused
from app.scanning.verdicts import Verdict
from app.store.books.capture.upserting import table_of
from app.store.schema.floor import Tote
from app.store.schema.station import ScanEvent, ScanOutcome
from app.store.schema.stock import Stock
from app.store.statements.many_rows import RowsIn, rows_changed, rows_moved
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, small_warehouse

_SCANS = table_of(ScanEvent)
_KEPT = RowsIn(_SCANS, tuple(_SCANS.columns.keys()))
_TOTES = table_of(Tote)


def _scan(seq: int) -> dict[str, Any]:
    """A scan with everything in it that one document of many rows could lose."""
    return {
        "id": uuid4(),
        "station": "PICK-1",
        "epoch": uuid4(),
        "seq": seq,
        "device": 'a "wedge"\\',
        "badge": "B-100",
        "work_id": None,
        "fence": 0,
        "state": "counting",
        "raw": bytes(range(256)),
        "parsed": "Tasse 0,3 l é \n\t '",
        "verdict": Verdict.ACCEPTED.value,
        "event": {"kind": "refused", "scanned": 'odd \x00 "\\ ü', "units": 1},
        "outcome": ScanOutcome.APPLIED.value,
        "outcome_detail": "",
        "station_at": NINE + timedelta(microseconds=123456),
        "received_at": NINE,
        "text": None if seq % 3 == 0 else b"\x1d",
        "aim_id": None,
        "monotonic_s": 0.1 + 0.2,
        "device_sequence": 2**40,
        "circumstances": None if seq % 2 else {"bounce_ms": 80},
    }


def _as_given(scan: dict[str, Any]) -> dict[str, Any]:
    """JSON columns are given as text."""
    kept = scan["circumstances"]
    text = None if kept is None else json.dumps(kept)
    return {**scan, "event": json.dumps(scan["event"]), "circumstances": text}


@pytest.mark.parametrize("how_many", [0, 1, 2, 30])
def test_scans_are_kept_as_they_were_given(store: Store, how_many: int) -> None:
    scans = [_scan(seq) for seq in range(1, how_many + 1)]

    with store.unit() as uow:
        _KEPT.run(uow.session, [_as_given(scan) for scan in scans])
        uow.commit()

    with store.reading() as uow:
        found = uow.session.scalars(select(ScanEvent).order_by(ScanEvent.seq)).all()
    names = _SCANS.columns.keys()
    assert [{name: getattr(row, name) for name in names} for row in found] == scans


@pytest.mark.parametrize("how_many", [1, 3])
def test_what_no_row_says_is_what_the_table_says(store: Store, how_many: int) -> None:
    warehouse = small_warehouse(store)
    bin_id = warehouse.bin_ids["B-01"]
    products = [warehouse.product_ids[sku] for sku in ("MUG", "LAMP", "BOOK")][:how_many]
    rows = [{"product_id": one, "bin_id": bin_id, "on_hand": 7} for one in products]

    with store.unit() as uow:
        RowsIn(table_of(Stock), ("product_id", "bin_id", "on_hand")).run(uow.session, rows)
        uow.commit()

    new = select(Stock.product_id, Stock.lot, Stock.on_hand, Stock.held, Stock.quarantined)
    with store.reading() as uow:
        found = uow.session.execute(new.where(Stock.bin_id == bin_id, Stock.on_hand == 7)).all()
    assert sorted(map(tuple, found)) == sorted((one, "", 7, 0, 0) for one in products)


@pytest.mark.parametrize("how_many", [1, 3])
def test_rows_that_the_database_refuses_are_refused_together(store: Store, how_many: int) -> None:
    scans = [_as_given(_scan(seq)) for seq in range(1, how_many + 1)]
    scans[-1]["seq"] = 0

    with pytest.raises(StoreRefused) as refused:
        store.run(lambda uow: _KEPT.run(uow.session, scans))

    assert refused.value.facts["constraint"] == "ck_scan_events_seq_positive"
    with store.reading() as uow:
        assert uow.session.scalars(select(ScanEvent)).all() == []


@pytest.mark.parametrize("how_many", [0, 1, 2, 30])
def test_each_row_is_changed_as_it_was_said_and_no_other(store: Store, how_many: int) -> None:
    codes = [f"T-{number:02}" for number in range(31)]
    with store.unit() as uow:
        uow.session.execute(insert(Tote), [{"code": code} for code in codes])
        ids = dict(uow.session.execute(select(Tote.code, Tote.id)).tuples().all())
        rows = [{"id": ids[code], "code": f"{code}-new", "slot": None} for code in codes]
        rows_changed(_TOTES, ("code", "slot")).run(uow.session, rows[:how_many])
        uow.commit()

    with store.reading() as uow:
        found = uow.session.scalars(select(Tote.code).order_by(Tote.id)).all()
    assert found == [f"{code}-new" for code in codes[:how_many]] + codes[how_many:]


@pytest.mark.parametrize("how_many", [1, 3])
def test_what_is_moved_is_added_to_what_others_left(store: Store, how_many: int) -> None:
    small_warehouse(store)
    with store.unit() as uow:
        query = select(Stock.id, Stock.on_hand, Stock.held).order_by(Stock.id).limit(3)
        before = uow.session.execute(query).tuples().all()
        some = [{"id": row[0], "on_hand": -1, "held": 0} for row in before[:how_many]]
        for _station in range(2):
            rows_moved(table_of(Stock), ("on_hand", "held")).run(uow.session, some)
        uow.commit()

    with store.reading() as uow:
        after = [row[1] for row in uow.session.execute(query).tuples()]
    assert after == [row[1] - (2 if n < how_many else 0) for n, row in enumerate(before)]


def test_a_value_that_no_document_can_hold_is_a_bug(store: Store) -> None:
    scans = [{**_as_given(_scan(seq)), "station_at": NINE.replace(tzinfo=None)} for seq in (1, 2)]

    with pytest.raises((TypeError, ValueError)), store.unit() as uow:
        _KEPT.run(uow.session, scans)
