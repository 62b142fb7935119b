"""The floor screens of stock work with what each asks of the shared database (S6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.scanning.resolver import CodeKind
from app.station.claims import (
    Takeover,
    claim_count,
    claim_move,
    claim_put_away,
    claim_receive,
)
from app.stock.packages import CountPackage, MovePackage, PutAwayPackage, ReceivePackage
from app.store.unit_of_work import Store
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.wording import translate
from ui.shell.screen import Screen, ScreenName
from ui.shell.workplace.station_works import StationWorks
from ui.stock.floor.count_content import count_scene, waiting_of
from ui.stock.floor.move_content import move_scene
from ui.stock.floor.put_away_content import put_away_scene, stray_of
from ui.stock.floor.receive_content import expected_of, receive_scene
from ui.stock.floor.stock_presenter import StockJob, StockPresenter
from ui.stock.floor.stock_view import StockView
from ui.theme.theme import Theme
from ui.widgets.content import LinesContent


@dataclass(frozen=True, slots=True)
class StockScreens:
    """Presenters and views of receiving, counting, moving and putting away."""

    screens: dict[ScreenName, Screen]
    views: dict[ScreenName, QWidget]
    jobs: tuple[StockPresenter[Any], ...]

    def refresh(self) -> None:
        """The shared database has changed: say again what waits, where nothing is in hand."""
        for job in self.jobs:
            job.refresh()


def make_stock(works: StationWorks, kit: FloorKit, theme: Theme) -> StockScreens:
    """Make the screens for one station."""
    jobs: tuple[tuple[ScreenName, StockJob[Any]], ...] = (
        (ScreenName.RECEIVE, _receiving(works)),
        (ScreenName.COUNT, _counting(works)),
        (ScreenName.MOVE, _moving(works)),
        (ScreenName.PUT_AWAY, _putting_away(works)),
    )
    views = {name: StockView(theme) for name, _job in jobs}
    made = {
        name: StockPresenter(views[name], kit, works.bench, works.on_store, job)
        for name, job in jobs
    }
    return StockScreens(dict(made), dict(views), tuple(made.values()))


def _now() -> datetime:
    return datetime.now(UTC)


def _receiving(works: StationWorks) -> StockJob[ReceivePackage]:
    store, station = works.store, works.station
    return StockJob(
        kind=ScreenName.RECEIVE.value,
        package_type=ReceivePackage,
        opened_by=(CodeKind.PURCHASE_ORDER,),
        scene=receive_scene,
        claim=lambda code, person, takeover: claim_receive(
            store, code, station, person.badge, _now(), takeover
        ),
        waiting=lambda: _expected(store),
    )


def _expected(store: Store) -> LinesContent:
    with store.reading() as uow:
        return expected_of(uow.purchases.expected())


def _counting(works: StationWorks) -> StockJob[CountPackage]:
    store, station = works.store, works.station
    near = [""]  # the bin of the last count: the next one is the nearest from there

    def claim(code: str, badge: str, takeover: Takeover | None) -> CountPackage | None:
        package = claim_count(store, code, station, badge, _now(), near[0], takeover)
        if package is not None:
            near[0] = package.bin_code
        return package

    return StockJob(
        kind=ScreenName.COUNT.value,
        package_type=CountPackage,
        opened_by=(CodeKind.BIN,),
        scene=count_scene,
        claim=lambda code, person, takeover: claim(code, person.badge, takeover),
        waiting=lambda: _counts(store),
        confirm_opens=True,
    )


def _counts(store: Store) -> LinesContent:
    with store.reading() as uow:
        return waiting_of(uow.counts.waiting())


def _moving(works: StationWorks) -> StockJob[MovePackage]:
    store, station = works.store, works.station
    title = translate("stock", "Move")
    return StockJob(
        kind=ScreenName.MOVE.value,
        package_type=MovePackage,
        opened_by=(CodeKind.BIN,),
        scene=move_scene,
        claim=lambda code, person, _takeover: claim_move(
            store, code, station, person.badge, _now()
        ),
        waiting=lambda: LinesContent(title, "", 0, 0),
    )


def _putting_away(works: StationWorks) -> StockJob[PutAwayPackage]:
    store, station = works.store, works.station
    return StockJob(
        kind=ScreenName.PUT_AWAY.value,
        package_type=PutAwayPackage,
        opened_by=(CodeKind.TOTE, CodeKind.LABEL, CodeKind.ORDER),
        scene=put_away_scene,
        claim=lambda code, person, _takeover: claim_put_away(
            store, code, station, person.badge, _now()
        ),
        waiting=lambda: _strays(store),
    )


def _strays(store: Store) -> LinesContent:
    with store.reading() as uow:
        return stray_of(uow.waiting.to_put_away())
