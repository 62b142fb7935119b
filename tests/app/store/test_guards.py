"""What the database itself refuses: a changed past, and a move that the SOP does not know."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from app.errors import StoreRefused
from app.lifecycle import MOVES, OrderState, may_move
from app.scanning.verdicts import Verdict
from app.store.columns import Base
from app.store.engine import open_engine
from app.store.guards import APPEND_ONLY, install_guards, missing_guards
from app.store.migrate import upgrade
from app.store.schema.cases import Case, CaseEvent
from app.store.schema.floor import ClaimedPackage, Work
from app.store.schema.orders import Order
from app.store.schema.shipping import Manifest, NumberBlock
from app.store.schema.station import AuditEntry, ScanEvent
from app.store.schema.stock import CountResult, CountTask
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.warehouse import NINE, Warehouse, small_warehouse

_CHANGES = ("update", "delete")


@pytest.fixture
def past(store: Store) -> Store:
    """A store with something in every table that must never change."""
    small_warehouse(store)
    with store.unit() as uow:
        uow.session.add_all(_something_happened(uow))
        uow.commit()
    return store


def _something_happened(uow: UnitOfWork) -> list[Base]:
    case = Case(
        case_no="C-1",
        key="bin A-01",
        kind="reported",
        severity="low",
        subject="A-01",
        facts={},
        opened_at=NINE,
        due_at=NINE,
    )
    work = Work(work_no="P-1", kind="pick", opened_at=NINE)
    count = CountTask(bin_id=uow.stock.bin_id("A-01"), reason="bin empty", opened_at=NINE)
    uow.session.add_all([case, work, count])
    uow.session.flush()
    return [
        CaseEvent(case_id=case.id, at=NINE, what="opened", facts={}),
        AuditEntry(at=NINE, action="counted", subject="A-01", facts={}),
        _scan_event(),
        NumberBlock(
            series="sscc", first=1, last=50, station="Pack 04", epoch=uuid4(), given_at=NINE
        ),
        Manifest(
            manifest_no="M-00001",
            carrier="Parcelway",
            closed_at=NINE,
            closed_by="B-100",
            station="Dock 1",
            approved_by="",
            parcels=1,
        ),
        ClaimedPackage(work_id=work.id, fence=1, edition=1, package={}, claimed_at=NINE),
        CountResult(
            count_task_id=count.id, badge="B-100", station="Pack 04", found={}, agrees=True, at=NINE
        ),
    ]


def _scan_event() -> ScanEvent:
    return ScanEvent(
        id=uuid4(),
        station="Pack 04",
        epoch=uuid4(),
        seq=1,
        device="scanner-1",
        badge="B-100",
        fence=1,
        state="at bin",
        raw=b"MUG",
        parsed="MUG",
        verdict=Verdict.ACCEPTED.value,
        event={},
        outcome="applied",
        station_at=NINE,
        received_at=NINE,
    )


def _sql_of(change: str, table: str) -> str:
    if change == "update":
        column = "units = units + 1" if table == "ledger" else "id = id"
        return f"UPDATE {table} SET {column}"  # noqa: S608 -- the names are our tables'
    return f"DELETE FROM {table}"  # noqa: S608 -- the names are our tables'


def _rows(store: Store, table: str) -> list[tuple[object, ...]]:
    with store.reading() as uow:
        found = uow.session.execute(text(f"SELECT * FROM {table} ORDER BY id"))  # noqa: S608 -- as above
        return [tuple(row) for row in found]


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", _CHANGES)
def test_what_happened_can_neither_be_changed_nor_deleted(
    past: Store, table: str, change: str
) -> None:
    before = _rows(past, table)
    assert before

    with pytest.raises(StoreRefused) as refused, past.unit() as uow:
        uow.session.execute(text(_sql_of(change, table)))

    assert refused.value.facts["constraint"] == f"{table}_refuses_{change}"
    assert _rows(past, table) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_happened_cannot_be_swept_away_at_once(
    past: Store, table: str, database_url: str
) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("SQLite has no TRUNCATE: its DELETE is refused by the test above")

    with pytest.raises(StoreRefused) as refused, past.unit() as uow:
        uow.session.execute(text(f"TRUNCATE {table} CASCADE"))

    assert refused.value.facts["constraint"] == f"{table}_refuses_truncate"


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_happened_cannot_be_replaced_either(
    past: Store, table: str, database_url: str
) -> None:
    if not database_url.startswith("sqlite"):
        pytest.skip("only SQLite has INSERT OR REPLACE; ON CONFLICT DO UPDATE is an UPDATE")
    before = _rows(past, table)

    again = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608 -- as above
    with pytest.raises(StoreRefused, match="refuses_delete"), past.unit() as uow:
        uow.session.execute(text(again))

    assert _rows(past, table) == before


def test_a_statement_that_changes_nothing_harms_nobody(store: Store) -> None:
    with store.unit() as uow:
        uow.people.audit(NINE, "S-1", "", "sign in", "somebody", {})
        uow.session.execute(text("DELETE FROM audit WHERE subject = 'nobody'"))
        uow.commit()

    with store.reading() as uow:
        assert [entry.subject for entry in uow.people.audited()] == ["somebody"]


@pytest.mark.parametrize(("old", "allowed"), MOVES.items())
def test_an_order_takes_every_move_that_the_sop_allows(
    order: Warehouse, old: OrderState, allowed: frozenset[OrderState]
) -> None:
    for new in sorted(allowed):
        _put_into(order.store, old)
        _wish(order.store, new)
        assert order.order("1001").state == new


@pytest.mark.parametrize(("old", "allowed"), MOVES.items())
def test_every_other_move_is_refused_and_the_order_stays(
    order: Warehouse, old: OrderState, allowed: frozenset[OrderState]
) -> None:
    _put_into(order.store, old)

    for new in sorted(set(OrderState) - allowed - {old}):
        with pytest.raises(StoreRefused) as refused:
            _wish(order.store, new)
        assert refused.value.facts["constraint"] == "orders_move_as_allowed"

    assert order.order("1001").state == old


def test_only_an_order_of_which_a_delivery_has_left_is_shipped_from_where_it_waits(
    order: Warehouse,
) -> None:
    _put_into(order.store, OrderState.BACKORDERED)
    with pytest.raises(StoreRefused):
        _wish(order.store, OrderState.SHIPPED)

    order.store.run(lambda uow: uow.session.execute(update(Order).values(delivery=2)))
    _wish(order.store, OrderState.SHIPPED)

    assert order.order("1001").state == OrderState.SHIPPED


@given(wishes=st.lists(st.sampled_from(OrderState), max_size=12))
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_anybody_wants_an_order_only_walks_allowed_moves(
    order: Warehouse, wishes: list[OrderState]
) -> None:
    # given an order that just came in
    _put_into(order.store, OrderState.RECEIVED)
    stands = OrderState.RECEIVED

    # when somebody tries any moves, in any order
    for wish in wishes:
        try:
            _wish(order.store, wish)
        except StoreRefused:
            assert not may_move(stands, wish)
        else:
            assert may_move(stands, wish)
            stands = wish

    # then it stands where the allowed ones brought it
    assert order.order("1001").state == stands


def test_every_guard_stands_after_an_upgrade_from_zero(store: Store) -> None:
    with store.engine.begin() as connection:
        assert missing_guards(connection) == []


@pytest.mark.parametrize(
    "guard", ["ledger_refuses_update", "orders_move_as_allowed", "shipments_stay_on_their_manifest"]
)
def test_a_guard_that_was_taken_away_is_missed_and_can_be_put_back(
    store: Store, guard: str
) -> None:
    table = guard.split("_", maxsplit=1)[0]
    with store.engine.begin() as connection:
        of_table = "" if connection.dialect.name == "sqlite" else f" ON {table}"
        connection.exec_driver_sql(f"DROP TRIGGER {guard}{of_table}")

        assert missing_guards(connection) == [guard]

        install_guards(connection)
        assert missing_guards(connection) == []


@pytest.mark.postgresql
def test_a_guard_that_sleeps_is_missed(postgres_url: str) -> None:
    store = Store.open(postgres_url)

    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE audit DISABLE TRIGGER audit_refuses_delete")
        assert missing_guards(connection) == ["audit_refuses_delete"]

    store.close()


def test_guards_can_be_installed_again_and_still_refuse(past: Store) -> None:
    with past.engine.begin() as connection:
        install_guards(connection)

    with pytest.raises(IntegrityError), past.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM ledger")


def test_an_upgrade_that_has_nothing_to_do_leaves_the_guards(database_url: str) -> None:
    upgrade(database_url)

    engine = open_engine(database_url)
    with engine.begin() as connection:
        assert missing_guards(connection) == []
    engine.dispose()


@pytest.fixture
def order(store: Store) -> Warehouse:
    """A warehouse with the order 1001."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    return warehouse


def _wish(store: Store, state: OrderState) -> None:
    with store.unit() as uow:
        uow.session.execute(update(Order).where(Order.order_no == "1001").values(state=state.value))
        uow.commit()


def _put_into(store: Store, state: OrderState) -> None:
    """Put the order into a state as if it had walked there: with its guard away for a moment."""
    with store.engine.begin() as connection:
        of_table = "" if connection.dialect.name == "sqlite" else " ON orders"
        connection.exec_driver_sql(f"DROP TRIGGER orders_move_as_allowed{of_table}")
        connection.execute(update(Order).values(state=state.value))
        install_guards(connection)
