"""The floor's screens with what each asks of the shared database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from app.exception_queue.mismatch import report_wrong_items
from app.fulfilment.dispatch.handover import read_handovers
from app.fulfilment.dispatch.loading import dispatch_parcel
from app.fulfilment.dispatch.manifest import close_manifest
from app.fulfilment.dispatch.manifest_paper import last_manifest, print_manifest
from app.fulfilment.next_cart import next_cart
from app.fulfilment.shipping.papers import PaperDesk, label_carton, relabel_carton
from app.station.claims import claim_pack, renew_pick
from app.store.books.floor.waiting_book import OrderInTote
from app.store.unit_of_work import Store
from ui.fulfilment.dispatch.closing import Closing, ClosingUseCases
from ui.fulfilment.dispatch.dispatch_presenter import DispatchPresenter
from ui.fulfilment.dispatch.dispatch_view import DispatchView
from ui.fulfilment.dispatch.dockside import Dockside
from ui.fulfilment.dispatch.handover_watch import HandoverWatch
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.packing.at_rest import MOST_WAITING
from ui.fulfilment.packing.pack_display import PackUseCases
from ui.fulfilment.packing.pack_presenter import PackPresenter
from ui.fulfilment.packing.pack_view import PackView
from ui.fulfilment.picking.pick_presenter import PickPresenter, PickUseCases
from ui.fulfilment.picking.pick_view import PickView
from ui.shell.screen import Screen, ScreenName
from ui.shell.workplace.own_papers import OwnPapers
from ui.shell.workplace.station_works import StationWorks
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class FloorScreens:
    """Presenters and views of pick, pack and dispatch."""

    pick: PickPresenter
    pack: PackPresenter
    dispatch: DispatchPresenter
    views: dict[ScreenName, QWidget]

    @property
    def screens(self) -> dict[ScreenName, Screen]:
        """The presenters by name."""
        return {
            ScreenName.PICK: self.pick,
            ScreenName.PACK: self.pack,
            ScreenName.DISPATCH: self.dispatch,
        }


def make_floor(works: StationWorks, kit: FloorKit, paper: PaperDesk, theme: Theme) -> FloorScreens:
    """Make the floor's screens for one station."""
    pick, pack, dispatch = PickView(theme), PackView(theme), DispatchView(theme)
    views: dict[ScreenName, QWidget] = {
        ScreenName.PICK: pick,
        ScreenName.PACK: pack,
        ScreenName.DISPATCH: dispatch,
    }
    return FloorScreens(
        PickPresenter(pick, kit, works.bench, _pick_use_cases(works)),
        PackPresenter(pack, kit, works.bench, _pack_use_cases(works, paper)),
        _make_dock(works, kit, paper, dispatch),
        views,
    )


def _make_dock(
    works: StationWorks, kit: FloorKit, paper: PaperDesk, view: DispatchView
) -> DispatchPresenter:
    store, station, card = works.store, works.station, paper.shipping.card
    side = Dockside(view, kit)
    return DispatchPresenter(
        side,
        kit,
        works.on_store,
        lambda label, lane, person: dispatch_parcel(store, label, lane, person.badge, station),
        HandoverWatch(
            view,
            kit,
            works.on_screens,
            lambda carrier: read_handovers(store, card, carrier, datetime.now(UTC)),
        ),
        Closing(side, works.on_screens, works.on_papers, _closing_use_cases(works, paper)),
    )


def _closing_use_cases(works: StationWorks, paper: PaperDesk) -> ClosingUseCases:
    store, station = works.store, works.station
    only = paper.shipping.card.carriers[0].name  # where there are no lanes
    return ClosingUseCases(
        close=lambda carrier, person, approved_by: close_manifest(
            store, carrier or only, person.badge, station, approved_by
        ),
        print_it=lambda manifest_no, person: print_manifest(
            store, manifest_no, paper, person.badge
        ),
        last=lambda: last_manifest(store, station),
    )


def _pick_use_cases(works: StationWorks) -> PickUseCases:
    store, station = works.store, works.station
    return PickUseCases(
        claim=lambda code, person, takeover: next_cart(
            store, station, person.badge, datetime.now(UTC), code, takeover
        ),
        renew=lambda work_id: renew_pick(store, station, work_id),
    )


def _pack_use_cases(works: StationWorks, paper: PaperDesk) -> PackUseCases:
    store, station = works.store, works.station
    own = OwnPapers(works, paper)
    works.answered.connect(own.stock_up)
    return PackUseCases(
        claim=lambda code, person, takeover: claim_pack(
            store, code, station, person.badge, datetime.now(UTC), paper.shipping.card, takeover
        ),
        prepare=lambda order_no, number, person, override: label_carton(
            store, order_no, number, paper, person.badge, override
        ),
        reprint=lambda order_no, number, reason, person, override: relabel_carton(
            store, order_no, number, reason, paper, person.badge, override
        ),
        report_wrong_items=lambda order_no, scanned, needed, person: report_wrong_items(
            store, order_no, scanned, needed, person.badge, station
        ),
        waiting=lambda: _waiting(store),
        own=own,
    )


def _waiting(store: Store) -> list[OrderInTote]:
    with store.reading() as uow:
        return uow.waiting.orders_to_pack(MOST_WAITING)
