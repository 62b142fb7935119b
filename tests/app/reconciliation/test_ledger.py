"""The ledger's proof finds nothing in a sound warehouse, and every fault that is made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import insert, update

from app.reconciliation.ledger import LedgerFault, check_ledger
from app.store.schema.floor import CartonContent
from app.store.schema.orders import OrderLine
from app.store.schema.stock import Hold, LedgerEntry, Stock
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.floor_play import StationPlay, packed_order, packs_of, picked_orders
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Three orders: one packed, one half packed, one picked; one more waits for stock."""
    warehouse = small_warehouse(store)
    warehouse.add_order("PACKED", {"MUG": 11, "BOOK": 2})
    warehouse.add_order("HALF", {"MUG": 2, "LAMP": 2})
    warehouse.add_order("PICKED", {"BOOK": 3})
    warehouse.add_order("WAITS", {"PEN": 3})
    picked_orders(store)
    packed_order(store, "PACKED")
    packer = StationPlay(store, "PACK-2")
    package = packer.claim_pack("HALF")
    packer.play(package, *list(packs_of(package))[:3])
    return warehouse


def test_the_ledger_agrees_at_every_step_of_the_floor(warehouse: Warehouse) -> None:
    report = check_ledger(warehouse.store)

    assert report.findings == ()
    assert report.agrees
    assert report.entries > 50


def _one_more_on_hand(uow: UnitOfWork) -> None:
    uow.session.execute(update(Stock).values(on_hand=Stock.on_hand + 1))


def _one_more_held(uow: UnitOfWork) -> None:
    uow.session.execute(update(Stock).where(Stock.on_hand > Stock.held).values(held=Stock.held + 1))


def _one_more_suspect(uow: UnitOfWork) -> None:
    free = Stock.on_hand > Stock.held
    uow.session.execute(update(Stock).where(free).values(suspect=Stock.suspect + 1))


def _one_more_in_quarantine(uow: UnitOfWork) -> None:
    free = Stock.on_hand > Stock.held
    uow.session.execute(update(Stock).where(free).values(quarantined=Stock.quarantined + 1))


def _one_hold_less(uow: UnitOfWork) -> None:
    uow.session.execute(update(Hold).where(Hold.picked < Hold.units).values(released=1))


def _one_unit_picked_less(uow: UnitOfWork) -> None:
    change = update(OrderLine).where(OrderLine.units_picked > OrderLine.units_packed)
    uow.session.execute(change.values(units_picked=OrderLine.units_picked - 1))


def _one_unit_more_in_cartons(uow: UnitOfWork) -> None:
    uow.session.execute(update(CartonContent).values(units=CartonContent.units + 1))


def _one_sided_entry(uow: UnitOfWork) -> None:
    entry = uow.session.query(LedgerEntry).first()
    assert entry is not None
    uow.session.execute(
        insert(LedgerEntry).values(
            movement_id=entry.movement_id,
            movement="count",
            product_id=entry.product_id,
            place_kind="difference",
            units=1,
            at=NINE,
        )
    )


def _shipped_more_than_scanned(uow: UnitOfWork) -> None:
    wanted = OrderLine.units_packed > 0
    uow.session.execute(
        update(OrderLine)
        .where(wanted)
        .values(
            units_ordered=OrderLine.units_ordered + 1,
            units_allocated=OrderLine.units_allocated + 1,
            units_picked=OrderLine.units_picked + 1,
            units_packed=OrderLine.units_packed + 1,
            units_shipped=OrderLine.units_packed + 1,
        )
    )


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (_one_more_on_hand, LedgerFault.STOCK_DIFFERS),
        (_one_more_held, LedgerFault.HELD_DIFFERS),
        (_one_more_suspect, LedgerFault.SUSPECT_DIFFERS),
        (_one_more_in_quarantine, LedgerFault.QUARANTINED_DIFFERS),
        (_one_hold_less, LedgerFault.HOLDS_DIFFER),
        (_one_unit_picked_less, LedgerFault.TOTES_DIFFER),
        (_one_unit_more_in_cartons, LedgerFault.CARTONS_DIFFER),
        (_one_sided_entry, LedgerFault.UNBALANCED),
        (_shipped_more_than_scanned, LedgerFault.NOT_SCANNED),
    ],
)
def test_every_fault_in_the_books_is_found(
    warehouse: Warehouse, spoil: Callable[[UnitOfWork], None], fault: LedgerFault
) -> None:
    warehouse.store.run(spoil)

    found = check_ledger(warehouse.store).findings

    assert fault in {finding.fault for finding in found}
