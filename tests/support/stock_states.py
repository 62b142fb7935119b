"""The telling states of the screens of stock work, with believable data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.fulfilment.allocation.promising import Promise
from app.fulfilment.allocation.recalling import Recall
from app.scanning.control_card import digit_payload
from app.scanning.resolver import CodeKind
from app.stock.packages import CountPackage, MovePackage, ReceivePackage
from app.store.books.floor.waiting_book import GoodsToPutAway
from app.store.books.shelves.count_book import CountFacts
from app.store.books.shelves.purchase_book import PurchaseFacts
from app.store.books.shelves.stock_lists import Change, ShelfRow, StockFilter
from app.store.books.tracking.lot_book import LotAt
from tests.support import stock_packages as packages
from tests.support.desk_kit import NOVAK, NOW
from tests.support.floor_data import FLOOR, TOTE
from tests.support.floor_states import Scene
from tests.support.packages import CONFIRM, EXCEPTION, NEXT_CARTON, SHORT
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.shell.screen import ScreenName
from ui.stock.desk.stock_desk_display import ShelfRead, StockRead, StockUseCases
from ui.stock.desk.stock_desk_presenter import StockDeskPresenter
from ui.stock.desk.stock_desk_view import StockDeskView
from ui.stock.floor.count_content import count_scene, waiting_of
from ui.stock.floor.move_content import move_scene
from ui.stock.floor.put_away_content import put_away_scene, stray_of
from ui.stock.floor.receive_content import expected_of, receive_scene
from ui.stock.floor.stock_presenter import StockJob, StockPresenter
from ui.stock.floor.stock_view import StockView
from ui.theme.theme import Theme
from ui.widgets.content import LinesContent

BOTTLE, MUG, TOWEL, BOX = "BTL-750-PTB", "MUG-CER-WHT", "TWL-LIN-NAT", "LBX-BAM-09L"

DELIVERIES = [
    PurchaseFacts(1, packages.PO_NO, "Potteries Ltd", "open", date(2026, 3, 2), 18, 6),
    PurchaseFacts(2, "PO-561", "Gooseneck & Sons", "open", date(2026, 3, 4), 24, 0),
]
STRAYS = [
    GoodsToPutAway("SO-10482", 6, ("T-118",)),
    GoodsToPutAway("SO-10455", 2, ()),
]
COUNTS = [
    CountFacts(7, 1, "A-14-03", "A", 3, 3, BOTTLE, "", "bin empty", "open", "", NOW, "", False),  # noqa: FBT003 -- the row's own order
    CountFacts(8, 2, "A-15-01", "A", 4, None, "", "", "reported", "recount", "P-1", NOW, "", False),  # noqa: FBT003 -- as above
    CountFacts(9, 3, "B-02-04", "B", 9, None, "", "", "damaged", "open", "", NOW, "", True),  # noqa: FBT003 -- as above
]


def _scene(theme: Theme, name: ScreenName, job: StockJob) -> Scene:  # type: ignore[type-arg]  # of any job
    scene = Scene(theme, name)
    scene.stage.kit = replace(scene.stage.kit, directory=lambda: packages.with_stock(FLOOR))
    view = StockView(theme)
    presenter = StockPresenter(view, scene.stage.kit, scene.stage.bench, AtOnce(), job)
    return scene.show(view, presenter)


def receiving(
    theme: Theme, *codes: str, package: Callable[[], ReceivePackage] = packages.delivery
) -> QWidget:
    """Receiving after these scans."""
    job = StockJob(
        kind="receive",
        package_type=type(packages.delivery()),
        opened_by=(CodeKind.PURCHASE_ORDER,),
        scene=receive_scene,
        claim=lambda _code, _person, _takeover: package(),
        waiting=lambda: expected_of(DELIVERIES),
    )
    return _scene(theme, ScreenName.RECEIVE, job).scan(*codes)


def counting(
    theme: Theme, *codes: str, second: bool = False, package: CountPackage | None = None
) -> QWidget:
    """Counting after these scans."""
    job = StockJob(
        kind="count",
        package_type=type(packages.count()),
        opened_by=(CodeKind.BIN,),
        scene=count_scene,
        claim=lambda _code, _person, _takeover: package or packages.count(second=second),
        waiting=lambda: waiting_of(COUNTS),
        confirm_opens=True,
    )
    return _scene(theme, ScreenName.COUNT, job).scan(*codes)


def moving(
    theme: Theme, *codes: str, package: Callable[[], MovePackage] = packages.bin_of_bottles
) -> QWidget:
    """Moving after these scans."""
    job = StockJob(
        kind="move",
        package_type=type(packages.bin_of_bottles()),
        opened_by=(CodeKind.BIN,),
        scene=move_scene,
        claim=lambda _code, _person, _takeover: package(),
        waiting=lambda: LinesContent("Move", "", 0, 0),
    )
    return _scene(theme, ScreenName.MOVE, job).scan(*codes)


def _tracked_receiving(theme: Theme, *codes: str) -> QWidget:
    return receiving(theme, packages.PO_NO, *codes, package=packages.tracked_delivery)


def _tracked_counting(theme: Theme, *codes: str) -> QWidget:
    return counting(theme, CONFIRM, *codes, package=packages.tracked_count())


def putting_away(theme: Theme, *codes: str) -> QWidget:
    """Putting a cancelled order's goods away after these scans."""
    job = StockJob(
        kind="put away",
        package_type=type(packages.strays()),
        opened_by=(CodeKind.TOTE, CodeKind.LABEL, CodeKind.ORDER),
        scene=put_away_scene,
        claim=lambda _code, _person, _takeover: packages.strays(),
        waiting=lambda: stray_of(STRAYS),
    )
    return _scene(theme, ScreenName.PUT_AWAY, job).scan(*codes)


SHELVES = (
    ShelfRow(1, 3, "A-14-03", "A", BOTTLE, "Insulated bottle 750 ml", "", 18, 4, 0, 0),
    ShelfRow(2, 6, "A-14-03", "A", "BTL-500-PTB", "Insulated bottle 500 ml", "", 6, 0, 0, 0),
    ShelfRow(3, 1, "A-14-01", "A", MUG, "Ceramic mug, white", "", 36, 4, 2, 0),
    ShelfRow(4, 2, "A-14-02", "A", TOWEL, "Tea towel, linen", "L2407", 58, 2, 0, 12),
    ShelfRow(5, 1, "Q-01-1", "quarantine", MUG, "Ceramic mug, white", "", 3, 0, 0, 3),
)
CHANGES = (
    Change(NOW - timedelta(minutes=2), "P-1001", "PICK-1", "pick", "SO-10482", -2, 0),
    Change(NOW - timedelta(minutes=40), "P-1001", "", "hold", "SO-10482", 0, 4),
    Change(NOW - timedelta(hours=3), "P-1002", "DOCK-1", "receipt", "PO-553", 24, 24),
    Change(NOW - timedelta(days=1), "S-3001", "DESK-1", "count", "A-14-03", -1, 0),
)


def use_cases() -> StockUseCases:
    """A shared database that answers from memory."""
    filters = {
        StockFilter.ALL: 5,
        StockFilter.HELD: 3,
        StockFilter.SUSPECT: 1,
        StockFilter.QUARANTINE: 2,
    }
    return StockUseCases(
        read=lambda _query: StockRead(SHELVES, filters, 2, 3),
        shelf=lambda _row: ShelfRead(CHANGES, Promise(24, 4, 0, 0, 20, 3)),
        bar_lot=lambda _row, _person: Recall(("SO-1",), (LotAt("T-118", 2, "SO-2"),)),
        ask_count=lambda _bin, _person: None,
        export=lambda _query: Path("stock.csv"),
    )


def stock_desk(theme: Theme, stand_on: str = "", *codes: str) -> QWidget:
    """The desk standing on the bottles, or on another shelf after these scans."""
    view = StockDeskView(theme)
    stage = Scene(theme, ScreenName.STOCK).stage
    presenter = StockDeskPresenter(view, stage.kit, AtOnce(), use_cases())
    presenter.enter(NOVAK, "")
    presenter.stand_on(stand_on or "1")
    presenter.refresh()
    for code in codes:
        presenter.scanned(scan_of(code))
    view.setProperty("presenter", presenter)
    return view


STATES: dict[str, Callable[[Theme], QWidget]] = {
    "receive_idle": receiving,
    "receive_lines": lambda theme: receiving(theme, packages.PO_NO),
    "receive_in_hand": lambda theme: receiving(theme, packages.PO_NO, BOTTLE, BOTTLE),
    "receive_not_ordered": lambda theme: receiving(theme, packages.PO_NO, "LBX-BAM-09L"),
    "receive_over": lambda theme: receiving(theme, packages.PO_NO, TOWEL, TOWEL, "A-14-02", TOWEL),
    "receive_which_lot": lambda theme: _tracked_receiving(theme, TOWEL),
    "receive_lot_in_hand": lambda theme: _tracked_receiving(theme, TOWEL, "L2501"),
    "receive_which_serial": lambda theme: _tracked_receiving(theme, BOX, "LBX-00417", BOX),
    "receive_quantity": lambda theme: _tracked_receiving(theme, MUG, digit_payload(4)),
    "count_idle": counting,
    "count_counting": lambda theme: counting(theme, CONFIRM, BOTTLE, BOTTLE, MUG),
    "count_stop_wrong_bin": lambda theme: counting(theme, CONFIRM, BOTTLE, "A-14-01"),
    "count_differs": lambda theme: counting(theme, CONFIRM, BOTTLE, CONFIRM),
    "count_which_lot": lambda theme: _tracked_counting(theme, TOWEL),
    "count_quantity": lambda theme: _tracked_counting(
        theme, TOWEL, "L2407", MUG, digit_payload(1), digit_payload(2)
    ),
    "move_serials": lambda theme: moving(
        theme, "A-14-03", BOX, "LBX-00417", BOX, "LBX-00418", package=packages.tracked_bin
    ),
    "move_which_serial": lambda theme: moving(theme, "A-14-03", BOX, package=packages.tracked_bin),
    "move_in_hand": lambda theme: moving(theme, "A-14-03", BOTTLE, BOTTLE),
    "move_promised": lambda theme: moving(theme, "A-14-03", *[BOTTLE] * 4),
    "move_reason": lambda theme: moving(theme, "A-14-03", EXCEPTION),
    "move_supervisor": lambda theme: moving(theme, "A-14-03", EXCEPTION, CONFIRM, BOTTLE),
    "put_away_idle": putting_away,
    "put_away_lines": lambda theme: putting_away(theme, TOTE),
    "put_away_in_hand": lambda theme: putting_away(theme, TOTE, MUG, "A-14-01", BOTTLE, BOTTLE),
    "put_away_recalled": lambda theme: putting_away(theme, TOTE, TOWEL, "L2407"),
    "put_away_stop_not_here": lambda theme: putting_away(theme, TOTE, "LBX-BAM-09L"),
    "put_away_missing": lambda theme: putting_away(theme, TOTE, MUG, "A-14-01", SHORT),
    "put_away_missing_done": lambda theme: putting_away(
        theme, TOTE, MUG, "A-14-01", BOTTLE, "A-14-03", SHORT, CONFIRM
    ),
    "put_away_done": lambda theme: putting_away(
        theme, TOTE, MUG, "A-14-01", *[BOTTLE] * 3, "A-14-03", TOWEL, "L2407", "Q-01-1"
    ),
    "stock_desk": stock_desk,
    "stock_desk_lot": lambda theme: stock_desk(theme, "4"),
    "stock_desk_lot_asked": lambda theme: stock_desk(theme, "4", NEXT_CARTON),
}
"""Every state by the name of its picture."""
