"""The link takes every byte and brings nothing: said within seconds, and the work goes on.

Source: sync.md, "Claim, scan, replay" step 5; issue 4, "Faults survived".
"""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Verdict
from app.store.keeping.roles import apply_roles, role_statements
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from tests.support.black_hole import BlackHole, impatient
from tests.support.floor_play import picked_units
from tests.support.picking_aisle import PickingAisle
from tests.support.postgres import PostgresServer
from ui.theme.theme import Theme
from ui.widgets.frame.status_bar import StatusBar

pytestmark = pytest.mark.postgresql


def test_a_walk_goes_on_while_the_link_swallows_everything(
    postgres_url: str,
    hole: BlackHole,
    tmp_path: Path,
    theme: Theme,
) -> None:
    store = Store.open(hole.on_the_way_to(postgres_url))
    aisle = PickingAisle(store, tmp_path / "journal", theme)

    with impatient():
        hole.swallow()
        _pick_while_nobody_answers(aisle)
        hole.let_through()

    _all_is_saved_without_a_touch(aisle)
    store.close()


def test_a_walk_goes_on_while_the_server_stands_still(tmp_path: Path, theme: Theme) -> None:
    with PostgresServer() as server:
        server.execute("CREATE DATABASE packbench")
        upgrade(server.url("packbench"))
        apply_roles(server.url("packbench"), role_statements())
        store = Store.open(server.url("packbench"))
        aisle = PickingAisle(store, tmp_path / "journal", theme)

        server.signal_all(signal.SIGSTOP)
        try:
            with impatient():
                _pick_while_nobody_answers(aisle)
        finally:
            server.signal_all(signal.SIGCONT)

        _all_is_saved_without_a_touch(aisle)
        store.close()


def _pick_while_nobody_answers(aisle: PickingAisle) -> None:
    """Pick the whole cart; each answer comes at once, and the status bar says how it is."""
    while aisle.at.stop is not None:
        stop = aisle.stop
        assert aisle.person.scan(stop.bin_code) is Verdict.ACCEPTED
        for _unit in range(stop.units):
            assert aisle.item(stop.sku) in {Verdict.ACCEPTED, Verdict.LINE_DONE}
        assert aisle.person.scan(stop.tote) in {Verdict.ACCEPTED, Verdict.LINE_DONE}
    aisle.person.wait(lambda: "offline, " in _server_word(aisle), "the status bar")
    assert _server_word(aisle).endswith("scans kept")


def _all_is_saved_without_a_touch(aisle: PickingAisle) -> None:
    aisle.person.wait(lambda: _server_word(aisle) == "saved", "the link")
    aisle.store.engine.dispose()  # the links that the test itself had are as dead
    assert picked_units(aisle.warehouse, "1001") == [2, 1]
    assert check_ledger(aisle.store).agrees
    aisle.person.leave()


def _server_word(aisle: PickingAisle) -> str:
    bar = aisle.person.workplace.window.findChild(StatusBar)
    assert isinstance(bar, StatusBar)
    return bar.content.devices[-1].word
