"""The server stops in mid-pack: scans are kept, known badges sign in, and all comes by itself."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Verdict
from app.station.journal import Journal
from app.station.names.keeping import names_path
from app.store.keeping.roles import apply_roles, role_statements
from app.store.migrate import upgrade
from app.store.schema.floor import Carton
from app.store.schema.orders import Order
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Store
from tests.support.packing_desk import PackingDesk
from tests.support.postgres import PostgresServer
from tests.support.warehouse import PACKER
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.frame.status_bar import StatusBar

pytestmark = pytest.mark.postgresql


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A server of this test's own, for it is stopped."""
    with PostgresServer() as own:
        own.execute("CREATE DATABASE packbench")
        upgrade(own.url("packbench"))
        apply_roles(own.url("packbench"), role_statements())
        yield own


@pytest.fixture
def desk(server: PostgresServer, tmp_path: Path, theme: Theme) -> Iterator[PackingDesk]:
    """Order 1001 is open with one mug packed, and the station has label numbers in stock."""
    desk = PackingDesk(Store.open(server.url("packbench")), tmp_path / "journal", theme)
    desk.open()
    desk.item("MUG")
    desk.person.settle()
    journal = desk.person.workplace.works.journal
    desk.person.wait(lambda: len(numbers_of(desk, journal)) > 1, "numbers in stock")
    yield desk
    desk.person.leave()
    desk.store.close()


def test_the_order_in_hand_is_packed_while_the_server_is_gone_and_nothing_is_lost(
    server: PostgresServer, desk: PackingDesk
) -> None:
    server.stop(signal.SIGINT)
    assert desk.item("MUG") is Verdict.LINE_DONE
    assert desk.item("LAMP") is Verdict.LINE_DONE
    desk.person.wait(lambda: server_word(desk) == "offline, 2 scans kept", "the status bar")
    desk.sign_out()
    desk.person.wait(lambda: "Not signed out: " in desk.door.answer, "what is only here")
    assert "Leave this station on" in desk.door.note
    desk.sign_in(PACKER)  # a known badge needs no server
    stand_at_the_order(desk)
    assert desk.person.front is ScreenName.PACK
    assert not desk.person.workplace.window.close(), "what is only here is not switched off"
    assert desk.door.answer.startswith("Not closed: ")
    desk.sign_in(PACKER)
    stand_at_the_order(desk)
    assert desk.at.units_packed == 3
    sscc = stick_the_label(desk)

    server.start()
    desk.person.wait(lambda: server_word(desk) == "saved", "all scans, without a touch")
    with desk.store.reading() as uow:
        order = uow.session.scalars(select(Order).filter_by(order_no="1001")).one()
        carton = uow.session.scalars(select(Carton).filter_by(order_id=order.id)).one()
        jobs = uow.prints.jobs_of_carton(carton.id)
    assert (order.state, carton.state, carton.sscc) == ("packed", "closed", sscc)
    assert [job.state for job in jobs] == [PrintState.CONFIRMED] * 2
    assert check_ledger(desk.store).agrees
    desk.sign_out()
    desk.person.wait(lambda: signed_out(desk) == 1, "the sign-out, now that all is sent")


def test_a_station_that_starts_without_the_server_finishes_the_order_in_hand(
    server: PostgresServer, desk: PackingDesk, tmp_path: Path
) -> None:
    kept = names_path(tmp_path / "journal", "Pack 04")
    desk.person.wait(kept.exists, "the station's copy of names")
    before = desk.store
    server.stop(signal.SIGINT)

    desk.store = Store.for_later(server.url("packbench"))
    desk.person.leave()
    desk.come_back()
    desk.person.wait(lambda: desk.waits != "", "what lies open, out of the journal")
    assert desk.waits == f"Order 1001. 1 of 3 packed · Person {PACKER}"
    desk.sign_in()  # by a badge that is known here
    before.close()
    stand_at_the_order(desk)
    assert desk.at.units_packed == 1
    assert desk.item("MUG") is Verdict.LINE_DONE
    assert desk.item("LAMP") is Verdict.LINE_DONE
    stick_the_label(desk)
    desk.person.wait(lambda: "labels wait" in server_word(desk), "what waits")
    desk.sign_out()
    desk.person.wait(lambda: "new work wait" in desk.door.second, "what can be done and what not")

    server.start()
    desk.person.wait(lambda: server_word(desk) == "saved", "all scans, without a touch")
    with desk.store.reading() as uow:
        order = uow.session.scalars(select(Order).filter_by(order_no="1001")).one()
    assert order.state == "packed"
    desk.person.wait(lambda: "new work wait" not in desk.door.second, "the usual door")
    works = desk.person.workplace.works
    desk.person.wait(lambda: PACKER in list(works.directory.people), "names of the server")


def stand_at_the_order(desk: PackingDesk) -> None:
    """Wait until the order in hand is in front."""
    pack = desk.person.workplace.floor.pack
    desk.person.wait(lambda: pack.ready and pack.in_hand is not None, "the order in hand")


def stick_the_label(desk: PackingDesk) -> str:
    """Scan the label that the station made out of its own numbers; returns its SSCC."""
    desk.person.wait(lambda: desk.at.expected != "", "a label of the station's own numbers")
    sscc = desk.at.expected
    assert desk.person.scan(f"]C100{sscc}") is Verdict.TASK_DONE
    return sscc


def numbers_of(desk: PackingDesk, journal: Journal) -> dict[str, int]:
    """How many label numbers the station has."""
    return desk.person.workplace.works.on_journal.call(journal.numbers_left)


def signed_out(desk: PackingDesk) -> int:
    """How often the packer is signed out by the audit."""
    with desk.store.reading() as uow:
        return len(uow.people.audited(PACKER, "signed out"))


def server_word(desk: PackingDesk) -> str:
    """What the status bar says of the server."""
    bar = desk.person.workplace.window.findChild(StatusBar)
    assert isinstance(bar, StatusBar)
    return bar.content.devices[-1].word
