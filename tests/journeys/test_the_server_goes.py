"""The server stops in mid-pack: scans are kept, known badges sign in, and all comes by itself."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Verdict
from app.store.migrate import upgrade
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
        yield own


def test_the_order_in_hand_is_packed_while_the_server_is_gone_and_nothing_is_lost(
    server: PostgresServer, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(server.url("packbench"))
    desk = PackingDesk(store, tmp_path / "journal", theme)
    desk.open()
    desk.item("MUG")
    desk.person.settle()

    server.stop(signal.SIGINT)
    assert desk.item("MUG") is Verdict.LINE_DONE
    assert desk.item("LAMP") is Verdict.LINE_DONE
    desk.person.wait(lambda: "offline, " in server_word(desk), "the status bar")
    assert server_word(desk).endswith("scans kept")
    desk.sign_out()
    desk.sign_in(PACKER)  # a known badge needs no server
    pack = desk.person.workplace.floor.pack
    desk.person.wait(lambda: pack.ready and pack.in_hand is not None, "the same order")
    assert desk.person.front is ScreenName.PACK
    assert desk.at.units_packed == 3

    server.start()
    desk.person.wait(lambda: desk.at.expected != "", "the label, without a touch")
    assert desk.person.scan(f"]C100{desk.at.expected}") is Verdict.TASK_DONE
    desk.person.settle()

    assert server_word(desk) == "saved"
    assert check_ledger(store).agrees
    desk.person.leave()
    store.close()


def server_word(desk: PackingDesk) -> str:
    """What the status bar says of the server."""
    bar = desk.person.workplace.window.findChild(StatusBar)
    assert isinstance(bar, StatusBar)
    return bar.content.devices[-1].word
