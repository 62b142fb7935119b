"""``ledger check`` and ``worker`` on both engines."""

from __future__ import annotations

from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import update

from app.commands.output import DONE, FAILED
from app.commands.upkeep import drain_alone, drain_for_all, ledger_check, release_waves, worker
from app.fulfilment.allocation import allocate
from app.fulfilment.waves.rule import change_rule
from app.notices.telling import tell_backordered
from app.settings import FolderSettings, MailSettings, MailTransport, Settings
from app.store.books.planning.rule_book import RuleFacts
from app.store.keeping.rights import Group
from app.store.schema.planning import ReleaseMode
from app.store.schema.stock import Stock
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import pack, packed_warehouse
from tests.app.gateways.mail.postmaster import mail_server
from tests.support.databases import PostgresDatabases
from tests.support.planned_waves import LENA, bound_totes, waiting_warehouse
from tests.support.postgres import PostgresServer
from tests.support.station_roles import roled_database
from tests.support.warehouse import NINE, small_warehouse


def at(database: str) -> Namespace:
    return Namespace(database=database, json=True)


def wait_for_pens(store: Store) -> None:
    """Order SO-2 waits for pens, and its customer is to be told."""
    warehouse = packed_warehouse(store)
    pack(warehouse, "SO-2", [{"MUG": 1}], backordered={"PEN": 4})
    store.run(lambda uow: tell_backordered(uow, [warehouse.order_ids["SO-2"]], NINE))


def test_the_ledger_is_proved_and_a_fault_is_worded(
    database_url: str, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    small_warehouse(store)
    assert ledger_check(at(database_url), Settings()) == DONE
    store.run(lambda uow: uow.session.execute(update(Stock).values(on_hand=Stock.on_hand + 1)))

    assert ledger_check(at(database_url), Settings()) == FAILED
    agreed, found = capsys.readouterr().out.split("}\n{")
    assert '"agrees": true' in agreed
    assert "stock differs from ledger: " in found


def test_the_worker_sends_all_that_is_due_and_nothing_twice(
    database_url: str, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wait_for_pens(store)
    settings = Settings(folders=FolderSettings(mail=tmp_path / "mail"))

    assert [worker(at(database_url), settings) for _round in range(2)] == [DONE, DONE]
    first, second = capsys.readouterr().out.split("}\n{")
    assert '"sent": 1' in first
    assert '"sent": 0' in second
    assert len(list((tmp_path / "mail").iterdir())) == 1


def test_a_station_that_stands_alone_sends_its_letters_itself(store: Store, tmp_path: Path) -> None:
    wait_for_pens(store)
    settings = Settings(folders=FolderSettings(mail=tmp_path / "mail"))

    assert [drain_alone(store, settings).sent for _round in range(2)] == [1, 0]


@pytest.mark.postgresql
def test_of_a_shared_database_a_supervisors_desk_sends_what_waits_and_the_floor_takes_nothing(
    postgres_server: PostgresServer, postgres_databases: PostgresDatabases
) -> None:
    with (
        roled_database(postgres_server, postgres_databases) as database,
        mail_server() as (postmaster, port),
    ):
        wait_for_pens(database.owner)
        floor = database.station("PACK-1", [Group.PACK, Group.SHIP])
        desks = [database.station(f"DESK-{n}", [Group.SUPERVISE]) for n in (1, 2)]
        by_smtp = MailSettings(
            transport=MailTransport.SMTP, host="127.0.0.1", port=port, starttls=False
        )

        assert drain_for_all(desks[0], Settings()).total == 0, "no mail server is named here"
        settings = Settings(mail=by_smtp)
        assert drain_for_all(floor, settings).total == 0, "letters are no work of this login"
        with ThreadPoolExecutor(2) as both:
            sent = list(both.map(lambda desk: drain_for_all(desk, settings).sent, desks))

        assert (sum(sent), len(postmaster.taken)) == (1, 1)
        with database.owner.reading() as uow:
            denied = uow.people.audited(action="denied")
        assert denied == []


def test_the_worker_frees_holds_that_are_older_than_the_policy_allows(
    database_url: str, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_warehouse(store).add_order("1001", {"PEN": 1})
    allocate(store, NINE)  # long ago
    settings = Settings(folders=FolderSettings(mail=tmp_path / "mail"))

    assert [worker(at(database_url), settings) for _round in range(2)] == [DONE, DONE]

    first, second = capsys.readouterr().out.split("}\n{")
    assert '"holds_expired": 1' in first
    assert '"holds_expired": 0' in second


def test_a_round_of_the_worker_releases_the_waves_of_the_schedule(
    database_url: str, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting_warehouse(store, orders=3)
    settings = Settings(folders=FolderSettings(mail=tmp_path / "mail"))
    assert release_waves(store, settings).orders_released == 0  # they go when a picker asks
    change_rule(store, RuleFacts(ReleaseMode.SCHEDULE, every_min=30), NINE, LENA)

    assert worker(at(database_url), settings) == DONE

    assert '"orders_released": 3' in capsys.readouterr().out
    assert bound_totes(store) == 3
