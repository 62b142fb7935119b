"""A lot is recalled at the desk while it is packed: the packer's next scan of it is stopped."""

from __future__ import annotations

from pathlib import Path

from app.fulfilment.cancelling import cancel_order
from app.fulfilment.packing.situation import PackState
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.store.schema.catalogue import Bin
from app.store.unit_of_work import Store
from tests.journeys.test_tracked_scenarios_through_the_window import TrackedDesk
from tests.support.floor_play import cases_of
from tests.support.warehouse import SUPERVISOR, Warehouse, gtin_of
from tests.support.workplaces import at_work, pack_banner
from ui.shell.screen import ScreenName
from ui.stock.desk.stock_desk_presenter import StockDeskPresenter
from ui.theme.theme import Theme


def test_a_recalled_lot_is_stopped_at_the_packing_station_and_goes_to_quarantine(
    sqlite_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(sqlite_url)
    desk = TrackedDesk(store, tmp_path / "packer", theme)
    _add_quarantine_bin(desk.warehouse)
    assert desk.unit("TEA", "10SOON") is Verdict.ACCEPTED

    _recall_at_the_desk(desk.warehouse, tmp_path / "desk", theme)
    desk.person.wait(lambda: bool(desk.person.workplace.works.directory.recalled), "the recall")
    assert desk.unit("TEA", "10SOON") is Verdict.WRONG_LOT
    assert desk.at.state is PackState.LATCHED
    banner = pack_banner(desk.person.workplace).content
    assert "Its lot was recalled" in f"{banner.overline} {banner.second}"
    desk.confirm()
    assert desk.item("TEA") is Verdict.LOT_REQUIRED
    assert desk.person.scan("SOON") is Verdict.WRONG_LOT
    desk.confirm()

    order_id = desk.warehouse.order_ids["1001"]
    desk.person.settle()
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))
    desk.person.wait(lambda: desk.item("CAM") is Verdict.ORDER_CANCELLED, "the news")
    desk.confirm()
    _put_all_away(desk)
    desk.person.settle()
    desk.person.leave()

    assert desk.warehouse.stock_of("TEA", "Q-01", lot="SOON").quarantined == 2
    assert {case.state for case in cases_of(desk.warehouse) if case.key == "put away 1001"} == {
        "solved"
    }
    assert check_ledger(store).agrees
    store.close()


def _add_quarantine_bin(warehouse: Warehouse) -> None:
    warehouse.add_bin("Q-01")
    with warehouse.store.unit() as uow:
        uow.session.get_one(Bin, warehouse.bin_ids["Q-01"]).quarantine = True
        uow.commit()


def _recall_at_the_desk(warehouse: Warehouse, folder: Path, theme: Theme) -> None:
    """Find a shelf of the lot, F6, a supervisor's badge."""
    with at_work(warehouse.store, folder, theme, station="Desk 1") as office:
        office.robot.wait_for(lambda: bool(office.robot.names.bins), "the names")
        office.sign_in(SUPERVISOR)
        office.robot._send(gtin_of(warehouse.product_ids["TEA"]))
        stock = office.place.shell._screens[ScreenName.STOCK]
        assert isinstance(stock, StockDeskPresenter)
        office.robot.wait_for(lambda: any(row.lot == "SOON" for row in stock._rows), "its shelves")
        shelf = next(row for row in stock._rows if row.lot == "SOON")
        stock.stand_on(str(shelf.stock_id))  # a click on its row
        assert office.robot._send(payload_of(ControlCode.NEXT_CARTON)) is Verdict.ACCEPTED
        assert office.robot._send(SUPERVISOR) is Verdict.ACCEPTED
        office.robot.settle()


def _put_all_away(desk: TrackedDesk) -> None:
    person, put_away = desk.person, desk.person.workplace.stock.screens[ScreenName.PUT_AWAY]
    assert person.scan("1001") is Verdict.ACCEPTED  # its carton has no label
    person.wait(lambda: put_away.in_hand is not None and put_away.ready, "the goods")  # type: ignore[attr-defined]  # of task screens
    for _tea in range(2):
        assert desk.unit("TEA", "10SOON") is Verdict.ACCEPTED
    assert person.scan("A-01") is Verdict.WRONG_BIN
    desk.confirm()
    assert person.scan("Q-01") is Verdict.ACCEPTED
    for serial in ("S-1", "S-2"):
        assert desk.unit("CAM", f"21{serial}") is Verdict.ACCEPTED
    assert person.scan("A-02") is Verdict.TASK_DONE
