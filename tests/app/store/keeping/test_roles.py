"""A station's own login does its work, and nothing else, on a real PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from app.catalogue.products import import_products
from app.errors import AppError, BadValue, NotAllowed, StoreDenied, StoreRefused
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.dispatch.loading import DispatchVerdict, dispatch_parcel
from app.fulfilment.packing import PackTask
from app.fulfilment.shipping.papers import PaperDesk, StationPrinter, label_carton
from app.fulfilment.waves import release_wave
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.station.claims import Renewal, claim_pick, renew_lease
from app.station.claims.leases import LEASE
from app.station.journals.arrival import arrive
from app.station.presence.reporting import StationReport, report_in
from app.station.sign_in import note_visits
from app.store.keeping.rights import Group
from app.store.keeping.roles import apply_roles, login_of, role_statements
from app.store.migrate import upgrade
from app.store.schema.catalogue import KitComponent, Product
from tests.app.fulfilment.shipping.desk_printers import PRINTERS, TestPrinter
from tests.app.fulfilment.shipping.packed_orders import DESK
from tests.support.floor_play import cases_of
from tests.support.flown_station import FlownStation
from tests.support.packages import NEXT_CARTON, UNDO
from tests.support.recorded_sessions import BOX, CONFIRM, SHORT, code_of, two_orders
from tests.support.server_clock import ServerClock
from tests.support.station_roles import RoledDatabase
from tests.support.visits import came
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse

pytestmark = pytest.mark.postgresql


@pytest.fixture
def warehouse(database: RoledDatabase) -> Warehouse:
    return two_orders(database.owner)


def _walk(picker: FlownStation, warehouse: Warehouse) -> None:
    task = picker.walk()
    while (stop := task.situation.stop) is not None:
        units = [code_of(warehouse, stop.sku)] * stop.units
        picker.scan(stop.bin_code, *units, stop.tote)
    picker.scan(CONFIRM)


def test_a_floor_of_three_logins_brings_an_order_to_the_van(
    database: RoledDatabase, warehouse: Warehouse
) -> None:
    desk = database.station("DESK-1", [Group.SUPERVISE])
    allocate(desk, NINE)
    release_wave(desk, NINE)

    pick = database.station("PICK-1", [Group.PICK])
    visit = came(Person(PACKER, "Mara", "packer"))
    for _told in range(2):  # a lost answer is told again
        note_visits(pick, "PICK-1", [visit])
    _walk(FlownStation(pick, "PICK-1"), warehouse)

    packer = FlownStation(database.station("PACK-1", [Group.PACK]), "PACK-1")
    packer.pack_order("1001")
    mug, lamp = code_of(warehouse, "MUG"), code_of(warehouse, "LAMP")
    packer.scan(BOX, mug, mug, NEXT_CARTON, BOX, UNDO, UNDO, UNDO, mug, lamp)
    paper = PaperDesk(DESK, {k: StationPrinter(p, TestPrinter()) for k, p in PRINTERS.items()})
    sscc = label_carton(packer.store, "1001", 1, paper, PACKER).carton.sscc
    assert isinstance(packer.task, PackTask)
    packer.task.documents_ready(1, sscc, "")
    assert packer.scan(f"00{sscc}") is Verdict.TASK_DONE

    with pytest.raises(NotAllowed, match="no right"):
        dispatch_parcel(packer.store, sscc, None, PACKER, "PACK-1")
    ship = database.station("DOCK-1", [Group.SHIP])
    dispatch_parcel(ship, sscc, None, PACKER, "DOCK-1")
    asked_again = dispatch_parcel(packer.store, sscc, None, PACKER, "PACK-1").verdict
    assert asked_again is DispatchVerdict.ALREADY_LOADED  # what does not leave needs no right

    assert OrderState(warehouse.order("1001").state) is OrderState.SHIPPED
    assert check_ledger(database.owner).agrees


def _picker_of_a_cancelled_order(database: RoledDatabase, warehouse: Warehouse) -> FlownStation:
    """A station with picking rights alone; what it picked for 1001 lies in the tote for nobody."""
    allocate(database.owner, NINE)
    release_wave(database.owner, NINE)
    picker = FlownStation(database.station("PICK-1", [Group.PICK]), "PICK-1")
    _walk(picker, warehouse)
    order_id = warehouse.order("1001").id
    database.owner.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))
    return picker


def test_goods_of_a_cancelled_order_are_put_away_under_a_pickers_own_login(
    database: RoledDatabase, warehouse: Warehouse
) -> None:
    picker = _picker_of_a_cancelled_order(database, warehouse)
    mug, lamp = code_of(warehouse, "MUG"), code_of(warehouse, "LAMP")

    picker.put_away("1001")
    assert picker.scan(mug, mug, "A-01", lamp, "A-02") is Verdict.TASK_DONE

    assert [case.state for case in cases_of(warehouse)] == ["solved"]
    assert check_ledger(database.owner).agrees


def test_what_is_missing_of_a_cancelled_order_is_doubted_under_a_pickers_own_login(
    database: RoledDatabase, warehouse: Warehouse
) -> None:
    picker = _picker_of_a_cancelled_order(database, warehouse)
    mug = code_of(warehouse, "MUG")

    picker.put_away("1001")
    assert picker.scan(mug, mug, "A-01", SHORT, CONFIRM) is Verdict.TASK_DONE

    assert [case.state for case in cases_of(warehouse)] == ["solved", "open"]
    assert warehouse.stock_of("LAMP", "A-02").suspect == 1
    assert check_ledger(database.owner).agrees


def test_a_short_pick_is_allotted_elsewhere_under_the_pickers_own_login(
    database: RoledDatabase, warehouse: Warehouse
) -> None:
    allocate(database.owner, NINE)
    release_wave(database.owner, NINE)
    picker = FlownStation(database.station("PICK-1", [Group.PICK]), "PICK-1")
    task = picker.walk()
    stop = task.situation.stop
    assert stop is not None
    assert (stop.sku, stop.bin_code, warehouse.stock_of("MUG", "B-02").held) == ("MUG", "A-01", 0)

    picker.scan(stop.bin_code, SHORT, CONFIRM)

    assert warehouse.stock_of("MUG", "B-02").held == stop.units
    assert warehouse.stock_of("MUG", "A-01").suspect > 0
    assert check_ledger(database.owner).agrees


def test_the_walk_of_a_silent_station_is_taken_under_another_pickers_own_login(
    database: RoledDatabase, warehouse: Warehouse
) -> None:
    allocate(warehouse.store, NINE)
    release_wave(warehouse.store, NINE)
    silent = claim_pick(database.station("PICK-1", [Group.PICK]), "PICK-1", PACKER)
    assert silent is not None
    second = database.station("PICK-2", [Group.PICK])
    report_in(second, StationReport("PICK-2", 0, {"Scale": "ready"}))
    arrive(second, "PICK-2", uuid4())
    later = ServerClock(second, datetime.now(UTC) + 2 * LEASE)

    taken = claim_pick(later.store, "PICK-2", PACKER)

    assert taken is not None
    assert taken.work_id == silent.work_id
    assert all(stop.suspect for stop in taken.stops)
    assert renew_lease(second, "PICK-2", taken.work_id, taken.fence).renewal is Renewal.HELD


_AUDIT = (
    "INSERT INTO audit (at, badge, station, action, subject, facts) "
    "VALUES (now(), 'B-1', '{}', 'count', 'A-01', '{{}}')"
)
_SCAN = (
    "INSERT INTO scan_events (id, station, epoch, seq, device, badge, fence, state, raw, parsed,"
    " verdict, event, outcome, outcome_detail, station_at, received_at) VALUES"
    " (gen_random_uuid(), 'PACK-2', gen_random_uuid(), 1, 'd', 'b', 1, 's', '', 'p', 'accepted',"
    " '{}', 'applied', '', now(), now())"
)
_UNDER_ANOTHER_NAME = (
    _AUDIT.format("PACK-2"),
    _AUDIT.format(""),
    _SCAN,
    "INSERT INTO stations (name, last_seq) VALUES ('PACK-2', 0)",
    "UPDATE works SET holder = 'PACK-2', state = 'claimed'",
)


@pytest.mark.parametrize("statement", _UNDER_ANOTHER_NAME)
def test_nothing_is_written_under_another_stations_name(
    database: RoledDatabase, warehouse: Warehouse, statement: str
) -> None:
    allocate(database.owner, NINE)
    release_wave(database.owner, NINE)
    assert warehouse.order("1001")
    store = database.station("PACK-1", [Group.PICK, Group.PACK])

    with pytest.raises(AppError, match="row-level security"), store.unit() as uow:
        uow.session.execute(text(statement))


def test_the_end_of_another_stations_lease_is_noted_under_nobodys_name(
    database: RoledDatabase, warehouse: Warehouse
) -> None:
    allocate(database.owner, NINE)
    release_wave(database.owner, NINE)
    FlownStation(database.station("PICK-1", [Group.PICK]), "PICK-1").walk()
    gone = "UPDATE works SET lease_until = now() - interval '1 hour' WHERE state = 'claimed'"
    database.owner.run(lambda uow: uow.session.execute(text(gone)))

    other = FlownStation(database.station("PICK-2", [Group.PICK]), "PICK-2")
    other.walk()

    assert other.package.fence > 1
    assert warehouse.order("1001")


def test_a_station_whose_work_changed_loses_the_group_it_had(database: RoledDatabase) -> None:
    database.station("PACK-1", [Group.PICK, Group.PACK])
    store = database.station("PACK-1", [Group.PACK])

    with pytest.raises(AppError, match="denied"), store.unit() as uow:
        uow.session.execute(text("UPDATE pick_lines SET units_picked = 0"))


def test_the_worker_reads_the_letters_and_signs_nobody_up(database: RoledDatabase) -> None:
    store = database.station("WORKER-1", [Group.WORKER])

    with store.unit() as uow:
        uow.session.execute(text("SELECT payload FROM outbox"))
    with pytest.raises(AppError, match="denied"), store.unit() as uow:
        uow.session.execute(text("UPDATE people SET active = true"))


def test_a_desk_says_anew_what_a_kit_is_made_of(database: RoledDatabase) -> None:
    desk = database.station("DESK-1", [Group.SUPERVISE])
    columns = "sku,name,components,tracking\n"
    rows = ("MUG,Mug,,\nLAMP,Lamp,,\nSET,Set,2*MUG,\n", "SET,Set,MUG;LAMP,\n")

    for text_of_rows in rows:
        report = import_products(desk, "kits.csv", (columns + text_of_rows).encode(), "S-1")
        assert report.bad_rows == 0

    with desk.reading() as uow:
        parts = uow.session.execute(
            select(KitComponent.units, Product.sku)
            .join(Product, Product.id == KitComponent.component_id)
            .where(~KitComponent.retired)
        )
        assert sorted(parts.tuples()) == [(1, "LAMP"), (1, "MUG")]


def test_applying_the_roles_again_changes_nothing(database: RoledDatabase) -> None:
    apply_roles(database.url, role_statements())

    store = database.station("PICK-1", [Group.PICK])
    with store.unit() as uow:
        assert uow.session.execute(text("SELECT state FROM works")).all() == []
    with pytest.raises(StoreDenied, match="permission denied"), store.unit() as uow:
        uow.session.execute(text("DELETE FROM works"))


def test_a_login_that_may_make_no_roles_is_told_so_in_our_words(database: RoledDatabase) -> None:
    login = database.station("PACK-1", [Group.PACK]).engine.url

    with pytest.raises(StoreDenied, match="permission denied"):
        apply_roles(login.render_as_string(hide_password=False), ["CREATE ROLE packbench_more"])


def test_only_the_owner_upgrades_the_database(database: RoledDatabase) -> None:
    login = database.station("PACK-1", [Group.PACK]).engine.url
    with database.owner.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0021'"))

    with pytest.raises(StoreDenied, match="must be owner"):
        upgrade(login.render_as_string(hide_password=False))


def test_sqlite_has_no_roles(sqlite_url: str) -> None:
    with pytest.raises(StoreRefused):
        apply_roles(sqlite_url, role_statements())


@pytest.mark.parametrize(
    ("station", "login"), [("PACK-1", "packbench_pack_1"), ("  Bay C / 2 ", "packbench_bay_c_2")]
)
def test_a_login_is_named_after_its_station(station: str, login: str) -> None:
    assert login_of(station) == login


@pytest.mark.parametrize("station", ["", "---", "Pick", "worker", "x" * 60])
def test_a_station_that_would_be_a_group_or_nothing_has_no_login(station: str) -> None:
    with pytest.raises(BadValue):
        login_of(station)
