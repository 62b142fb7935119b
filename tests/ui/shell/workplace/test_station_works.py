"""The works behind the screens: what is owned up to at the start, and what is heard of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, text, update

from app.errors import StoreRefused, StoreUnreachable
from app.fulfilment.shipping.papers import label_carton
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.station.sync import SyncState
from app.store.keeping.rights import Group
from app.store.schema.cases import Case
from app.store.schema.shipping import PrintJob, PrintState
from app.store.unit_of_work import Store
from hardware.simulated import SimulatedPrinter
from tests.app.fulfilment.shipping.packed_orders import packed_warehouse
from tests.support.databases import PostgresDatabases
from tests.support.postgres import PostgresServer
from tests.support.station_roles import roled_database
from tests.support.warehouse import PACKER, small_warehouse
from tests.support.workplaces import paper_desk
from ui.shell.workplace.station_works import StationWorks


def print_and_cut_off(store: Store, station: str) -> SimulatedPrinter:
    """The label of order SO-1 was being sent when the power went."""
    packed_warehouse(store)
    printer = SimulatedPrinter("labels", "pdf")
    label_carton(store, "SO-1", 1, paper_desk({PaperKind.LABEL: printer}, station), PACKER)
    with store.unit() as uow:
        uow.session.execute(update(PrintJob).values(state=PrintState.SENDING))
        uow.commit()
    printer.jobs.clear()
    return printer


def test_a_print_that_was_cut_off_is_unknown_at_the_next_start_and_not_sent_again(
    store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = print_and_cut_off(store, "Pack 04")

    works = StationWorks(store, tmp_path, "Pack 04")
    works.start()
    qtbot.waitUntil(lambda: _prints(store) == [PrintState.UNKNOWN])
    works.close()
    assert printer.jobs == []


def test_another_station_s_prints_are_left_to_it(
    store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    print_and_cut_off(store, "Pack 05")

    works = StationWorks(store, tmp_path, "Pack 04")
    with qtbot.waitSignal(works.synced):
        works.start()
    works.close()
    assert _prints(store) == [PrintState.SENDING]


def test_a_product_that_comes_in_elsewhere_is_known_by_its_code(
    store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    warehouse = small_warehouse(store)
    works = StationWorks(store, tmp_path, "Pack 04")
    works.start()
    assert "04999999999995" not in works.directory.products

    with qtbot.waitSignal(works.changed):
        warehouse.add_product("VASE", gtin="04999999999995")
    # names rest 20 times as long as their last fetch took: on a busy machine that is many seconds
    qtbot.waitUntil(lambda: "04999999999995" in works.directory.products, timeout=30_000)
    works.close()


def test_the_journal_is_named_after_the_station(store: Store, tmp_path: Path) -> None:
    works = StationWorks(store, tmp_path, "Pack 04/b")
    works.close()

    assert (tmp_path / "Pack_04_b.journal").exists()


def _prints(store: Store) -> list[str]:
    with store.reading() as uow:
        return list(uow.session.scalars(select(PrintJob.state)))


def test_trouble_beside_the_sync_does_not_hide_how_many_scans_are_kept(
    store: Store, tmp_path: Path
) -> None:
    works = StationWorks(store, tmp_path, "Pack 04")
    heard: list[SyncState] = []
    works.synced.connect(heard.append)
    trouble = StoreUnreachable(url="db", detail="gone")

    works.sync._said(SyncState(9, trouble))
    works.untroubled(trouble)
    works.close()

    assert [state.waiting for state in heard] == [9, 9]


def test_once_the_database_answers_again_the_station_says_so_by_itself(
    store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    works = StationWorks(store, tmp_path, "Pack 04")
    said: list[SyncState] = []
    works.synced.connect(said.append)
    works.untroubled(StoreUnreachable(url="db", detail="no route"))
    assert said[-1].trouble is not None

    works.start()  # its first report is answered

    qtbot.waitUntil(lambda: said[-1].trouble is None)
    works.close()


def test_a_station_reports_what_it_has_not_sent_and_how_its_devices_are(
    store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    works = StationWorks(store, tmp_path, "Pack 04")
    works.health = lambda: {"Scale": "ready"}
    works.start()

    qtbot.waitUntil(lambda: _reported(store, "Pack 04") == {"Scale": "ready"})
    works.close()


def _reported(store: Store, station: str) -> dict[str, str]:
    with store.reading() as uow:
        facts = uow.stations.facts(station)
    return dict(facts.health) if facts else {}


@pytest.mark.postgresql
def test_what_a_station_may_not_do_is_denied_noted_and_a_case(
    postgres_server: PostgresServer, postgres_databases: PostgresDatabases, tmp_path: Path
) -> None:
    with roled_database(postgres_server, postgres_databases) as roled:
        works = StationWorks(roled.station("PACK-1", [Group.PACK]), tmp_path, "PACK-1")

        with pytest.raises(StoreRefused, match="denied"), works.store.unit() as uow:
            uow.session.execute(text("UPDATE people SET role = 'administrator'"))
        with pytest.raises(StoreRefused, match="denied"), works.store.unit() as uow:
            uow.session.execute(text("DELETE FROM audit"))
        works.close()

        with roled.owner.reading() as uow:
            noted = uow.people.audited(action="denied")
            cases = uow.session.scalars(select(Case).order_by(Case.id)).all()
    assert [entry.station for entry in noted] == ["PACK-1", "PACK-1"]
    assert [case.facts["denied"] for case in cases] == ["PACK-1", "PACK-1"]
    assert "table people" in str(cases[0].facts["detail"])
