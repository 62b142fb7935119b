"""A cart that went without totes: the picker binds them by scanner alone, walks, and packs (T2)."""

from __future__ import annotations

from pathlib import Path

from app.fulfilment.picking.situation import PickState
from app.fulfilment.waves.rule import change_rule
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.store.books.planning.rule_book import RuleFacts
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, release_everything
from tests.support.newcomer import Newcomer
from tests.support.picking_aisle import PickingAisle
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse
from ui.fulfilment.picking.pick_view import PickView
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme


def _by_scan(store: Store) -> Warehouse:
    """Tote T-01 is bound already, to order 900, whose cart another station walks."""
    warehouse = small_warehouse(store)
    warehouse.add_order("900", {"PEN": 1})
    release_everything(store)
    StationPlay(store, "Pick 02").claim_pick()
    supervisor = Person(SUPERVISOR, "Ines", "supervisor")
    change_rule(store, RuleFacts(totes_by_scan=True), NINE, supervisor)
    return warehouse


def _sign_out_and_in(person: Newcomer) -> None:
    person.say(ControlCode.SIGN_OUT)
    person.wait(lambda: person.front is ScreenName.SIGN_IN, "signed out")
    person.scan(PACKER)
    pick = person.workplace.floor.pick
    person.wait(lambda: pick.ready and pick.in_hand is not None, "the walk again")


def _bound(store: Store) -> dict[str, str]:
    with store.reading() as uow:
        totes = uow.waves.totes_in_use()
        return {code: use.order_no for code, use in totes.items()}


def test_the_picker_binds_totes_walks_and_the_order_is_opened_by_its_tote(
    sqlite_url: str, tmp_path: Path, theme: Theme
) -> None:
    orders = {"1001": {"MUG": 1}, "1002": {"LAMP": 1}}
    store, journal = Store.open(sqlite_url), tmp_path / "journal"
    aisle = PickingAisle(store, journal, theme, orders, _by_scan)
    person = aisle.person
    assert (aisle.at.state, aisle.at.slot) == (PickState.BIND_TOTE, 1)

    # when a bin, a tote in use and the wrong tote come first
    assert person.scan("A-01") is Verdict.WRONG_STATE
    assert person.scan("T-01") is Verdict.WRONG_TOTE
    view = person.workplace.window.findChild(PickView)
    assert isinstance(view, PickView)
    assert view.banner.content.overline == "Tote is in use · 900 · P-0001"
    assert person.scan("T-02") is Verdict.WRONG_TOTE
    aisle.confirm()
    assert person.scan("T-06") is Verdict.ACCEPTED
    assert person.say(ControlCode.UNDO) is Verdict.ACCEPTED
    assert person.scan("T-02") is Verdict.ACCEPTED

    # and the picker signs out and in again between the two slots
    _sign_out_and_in(person)
    assert (aisle.at.state, aisle.at.slot) == (PickState.BIND_TOTE, 2)
    assert person.scan("T-03") is Verdict.ACCEPTED

    # then the walk is walked, and each tote opens its order at the packing station
    while aisle.at.state is not PickState.DROP_POINT:
        person.scan(aisle.stop.bin_code)
        aisle.item(aisle.stop.sku)
        assert person.scan(aisle.stop.tote) is Verdict.LINE_DONE
    person.say(ControlCode.CONFIRM)
    person.settle()
    assert _bound(store) == {"T-01": "900", "T-02": "1001", "T-03": "1002"}
    person.leave()
    assert check_ledger(store).agrees
    store.close()
