"""A station's clock jumps years both ways: the order of its journal holds, and its claim too.

Only the server's clock is ever compared (sync.md, "Claim, scan, replay" step 1; issue 4).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from sqlalchemy import select

from app.reconciliation.ledger import check_ledger
from app.station.claims.leases import LEASE
from app.store.schema.floor import Work, WorkState
from app.store.schema.station import ScanEvent
from app.store.unit_of_work import Store
from tests.support.packing_desk import PackingDesk
from tests.support.warehouse import gtin_of
from ui.shell.workplace import station_works
from ui.theme.theme import Theme

_TEN_YEARS = timedelta(days=3650)


class JumpingClock(datetime):
    """The clock of a station whose battery is dead."""

    jump = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a plain time
        return datetime.now(tz) + cls.jump


def test_a_clock_that_jumps_both_ways_changes_neither_order_nor_claim(
    store: Store, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(station_works, "datetime", JumpingClock)
    began = store.now()
    desk = PackingDesk(store, tmp_path / "journal", theme)
    desk.open()
    for jump, sku in ((_TEN_YEARS, "MUG"), (-_TEN_YEARS, "LAMP"), (timedelta(0), "MUG")):
        monkeypatch.setattr(JumpingClock, "jump", jump)
        desk.item(sku)
        desk.person.settle()

    monkeypatch.setattr(JumpingClock, "jump", _TEN_YEARS)
    desk.restart()
    pack = desk.person.workplace.floor.pack
    desk.person.wait(lambda: pack.ready and pack.in_hand is not None, "the same order")

    assert desk.at.units_packed == 3
    works = desk.person.workplace.works
    with store.reading() as uow:
        mine = select(ScanEvent).filter_by(station=works.station).order_by(ScanEvent.seq)
        events = uow.session.scalars(mine).all()
        work = uow.session.scalars(select(Work).filter_by(state=WorkState.CLAIMED)).one()
    goods = [gtin_of(desk.warehouse.product_ids[sku]) for sku in ("MUG", "LAMP", "MUG")]
    units = [event for event in events if event.raw.decode() in goods]
    assert [event.raw.decode() for event in units] == goods
    assert units[0].station_at - units[1].station_at > _TEN_YEARS
    ended = store.now()
    assert [at for at in (event.received_at for event in events) if not began <= at <= ended] == []
    assert work.lease_until is not None
    assert work.lease_until <= store.now() + LEASE
    assert check_ledger(store).agrees
    desk.person.leave()


def test_the_server_says_what_time_it_is(store: Store) -> None:
    assert store.now().tzinfo is UTC
