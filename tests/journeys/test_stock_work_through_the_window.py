"""Stock work through the real window by scanner alone: receive, count, move, and a pulled plug."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.exception_queue.kinds import CaseKind
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, cases_of, packs_of, picked_orders
from tests.support.stock_play import OTHER, expect, stock_warehouse
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse
from tests.support.workplaces import Desk, at_work
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme

pytestmark = pytest.mark.postgresql  # at a window of the shared database, under its own login

CONFIRM, SHORT = payload_of(ControlCode.CONFIRM), payload_of(ControlCode.SHORT)
UNDO, NEXT_CARTON = payload_of(ControlCode.UNDO), payload_of(ControlCode.NEXT_CARTON)


@contextmanager
def dock(warehouse: Warehouse, folder: Path, theme: Theme, badge: str = PACKER) -> Iterator[Desk]:
    with at_work(warehouse.store, folder, theme, station="Dock 1") as desk:
        desk.robot.wait_for(lambda: bool(desk.robot.names.bins), "the names")
        desk.sign_in(badge)
        yield desk


def _scan(desk: Desk, *codes: str) -> Verdict:
    """Scan codes; what is refused is an answer too."""
    for code in codes:
        verdict = desk.robot._send(code)
    return verdict


def _front(desk: Desk, screen: ScreenName) -> None:
    desk.robot.wait_for(lambda: desk.place.shell.front is screen, screen.value)
    presenter = desk.place.stock.screens.get(screen)
    if presenter is not None:
        desk.robot.wait_for(lambda: bool(presenter.ready), "the work")  # type: ignore[attr-defined]  # of task screens


def _ready(desk: Desk, screen: ScreenName) -> None:
    presenter = desk.place.stock.screens[screen]
    desk.robot.wait_for(lambda: presenter.in_hand is not None and presenter.ready, "the work")  # type: ignore[attr-defined]  # of task screens


def _count(desk: Desk, bin_code: str) -> None:
    """From home to the count of a bin."""
    _scan(desk, NEXT_CARTON)  # home: stock
    _front(desk, ScreenName.STOCK)
    _scan(desk, SHORT)  # stock: count
    _front(desk, ScreenName.COUNT)
    _scan(desk, bin_code)
    _ready(desk, ScreenName.COUNT)


def test_a_delivery_is_received_by_scanner_alone_and_the_waiting_order_is_served(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(postgres_url)
    warehouse = stock_warehouse(store)
    warehouse.add_order("WAITS", {"PEN": 3})
    allocate(store, NINE)
    expect(warehouse, "PO-1", PEN=4)
    with dock(warehouse, tmp_path, theme) as desk:
        _scan(desk, "PO-1")
        _ready(desk, ScreenName.RECEIVE)
        assert _scan(desk, "PEN", "PEN") is Verdict.ACCEPTED
        assert _scan(desk, "B-01") is Verdict.ACCEPTED
        desk.robot.settle()
        assert warehouse.order("WAITS").state == OrderState.ALLOCATED
        assert _scan(desk, "LAMP") is Verdict.SET_APART
        assert _scan(desk, "Q-01") is Verdict.ACCEPTED
        assert _scan(desk, CONFIRM) is Verdict.TASK_DONE
        desk.robot.settle()

    assert warehouse.stock_of("LAMP", "Q-01").quarantined == 1
    assert check_ledger(store).agrees
    store.close()


def test_a_bin_is_counted_twice_by_two_badges_and_becomes_a_case(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(postgres_url)
    warehouse = stock_warehouse(store)
    with dock(warehouse, tmp_path, theme) as desk:
        for badge in (PACKER, OTHER):
            if desk.place.shell.person is None:
                desk.sign_in(badge)
            _count(desk, "A-02")
            assert _scan(desk, "LAMP", CONFIRM) is Verdict.TASK_DONE
            desk.robot.settle()
            _scan(desk, payload_of(ControlCode.SIGN_OUT))
            desk.robot.wait_for(lambda: desk.place.shell.person is None, "the door")

    with store.reading() as uow:
        (case,) = uow.cases.page(limit=9)
    assert case.kind is CaseKind.STOCK_DRIFT
    assert warehouse.stock_of("LAMP", "A-02").on_hand == 5  # the ledger waits for a supervisor
    assert check_ledger(store).agrees
    store.close()


def test_units_are_moved_and_written_off_with_a_supervisors_badge_in_place(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(postgres_url)
    warehouse = stock_warehouse(store)
    with dock(warehouse, tmp_path, theme) as desk:
        _scan(desk, "A-02")  # a bin opens the stock desk
        _front(desk, ScreenName.STOCK)
        _scan(desk, payload_of(ControlCode.EXCEPTION))
        _front(desk, ScreenName.MOVE)
        _scan(desk, "A-02")
        _ready(desk, ScreenName.MOVE)
        assert _scan(desk, "LAMP", "A-03") is Verdict.TASK_DONE
        desk.robot.settle()
        _scan(desk, "A-02")
        _ready(desk, ScreenName.MOVE)
        _scan(desk, payload_of(ControlCode.EXCEPTION), CONFIRM, "LAMP")
        assert _scan(desk, SUPERVISOR) is Verdict.TASK_DONE
        desk.robot.settle()
        assert desk.place.shell.person is not None
        assert desk.place.shell.person.badge == PACKER  # nobody was logged out

    assert warehouse.stock_of("LAMP", "A-03").on_hand == 1
    assert warehouse.stock_of("LAMP", "A-02").on_hand == 3
    assert check_ledger(store).agrees
    store.close()


def test_after_a_pulled_plug_the_same_unit_waits_in_the_hand(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(postgres_url)
    warehouse = stock_warehouse(store)
    expect(warehouse, "PO-1", MUG=3)
    with dock(warehouse, tmp_path, theme) as desk:
        _scan(desk, "PO-1")
        _ready(desk, ScreenName.RECEIVE)
        _scan(desk, "MUG", "MUG")

    with dock(warehouse, tmp_path, theme) as desk:
        _ready(desk, ScreenName.RECEIVE)
        assert _scan(desk, "A-01") is Verdict.ACCEPTED
        desk.robot.settle()

    assert warehouse.stock_of("MUG", "A-01").on_hand == 12
    assert check_ledger(store).agrees
    store.close()


def test_a_cancelled_orders_goods_go_back_into_bins_by_scanner_alone(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(postgres_url)
    warehouse = stock_warehouse(store)
    warehouse.add_order("1001", {"MUG": 3, "LAMP": 1})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.play(package, *list(packs_of(package))[:2])  # a carton with one mug
    order_id = warehouse.order_ids["1001"]
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))
    with dock(warehouse, tmp_path, theme) as desk:
        _scan(desk, "T-01")  # as if to pack it: its order is cancelled
        _ready(desk, ScreenName.PUT_AWAY)
        assert _scan(desk, "PEN") is Verdict.WRONG_ITEM
        assert _scan(desk, CONFIRM, "LAMP", "A-02") is Verdict.ACCEPTED
        assert _scan(desk, "MUG", "MUG", "A-01") is Verdict.TASK_DONE
        desk.robot.settle()
        assert cases_of(warehouse)[0].state == "open"  # one mug lies in the carton

        _scan(desk, "1001")  # the carton has no label yet: its order's number
        _ready(desk, ScreenName.PUT_AWAY)
        assert _scan(desk, "MUG", "A-03") is Verdict.TASK_DONE
        desk.robot.settle()

    assert cases_of(warehouse)[0].state == "solved"
    assert warehouse.stock_of("MUG", "A-03").on_hand == 1
    assert check_ledger(store).agrees
    store.close()


def test_a_unit_that_is_missing_from_a_cancelled_orders_tote_is_found_in_its_bin_by_a_count(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(postgres_url)
    warehouse = stock_warehouse(store)
    warehouse.add_order("1001", {"PEN": 1, "LAMP": 1})
    picked_orders(store)
    order_id = warehouse.order_ids["1001"]
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))
    with dock(warehouse, tmp_path, theme) as desk:
        # the lamp goes back; the pen is not in the tote, and that is asked before it is said
        _scan(desk, "T-01")
        _ready(desk, ScreenName.PUT_AWAY)
        assert _scan(desk, "LAMP", "A-02") is Verdict.ACCEPTED
        assert _scan(desk, SHORT, UNDO, SHORT) is Verdict.ACCEPTED
        assert _scan(desk, CONFIRM) is Verdict.TASK_DONE
        desk.robot.settle()
        pen = warehouse.stock_of("PEN", "B-01")
        assert (pen.on_hand, pen.suspect) == (1, 1)  # where it came from, and promised to nobody

        # whoever counts that bin finds it there
        _scan(desk, UNDO)  # with nothing in hand: home
        _front(desk, ScreenName.HOME)
        _count(desk, "B-01")
        assert _scan(desk, "PEN", CONFIRM) is Verdict.TASK_DONE
        desk.robot.settle()

    pen = warehouse.stock_of("PEN", "B-01")
    assert (pen.on_hand, pen.suspect, pen.held) == (1, 0, 0)
    on_floor, missing = cases_of(warehouse)
    assert (on_floor.state, missing.state, missing.facts["missing"][0]["bin"]) == (
        "solved",
        "open",
        "B-01",
    )
    assert check_ledger(store).agrees
    store.close()
