"""Draws one frame on the screen that was worked on: the packer's, the picker's, or stock work's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.fulfilment.double_scan import Answer
from app.fulfilment.packing.situation import PackSituation
from app.fulfilment.picking.situation import PickSituation
from app.fulfilment.work import PackPackage, PickPackage
from ui.fulfilment.packing import pack_content
from ui.fulfilment.packing.carton.carton_content import carton_of
from ui.fulfilment.packing.carton.unit_content import item_of
from ui.fulfilment.packing.pack_content import PackScene
from ui.fulfilment.packing.pack_display import PackDisplay
from ui.fulfilment.packing.papers_content import papers_at
from ui.fulfilment.picking import pick_content
from ui.fulfilment.picking.pick_display import PickDisplay
from ui.fulfilment.replay.replay_content import Frame, kept_panel, recorded_banner
from ui.fulfilment.replay.replay_display import ReplayDisplay
from ui.stock.floor.count_content import count_scene
from ui.stock.floor.move_content import move_scene
from ui.stock.floor.put_away_content import put_away_scene
from ui.stock.floor.receive_content import receive_scene
from ui.stock.floor.stock_display import StockDisplay
from ui.stock.floor.stock_scene import StockScene
from ui.widgets.content import LinesContent

_STOCK: Mapping[str, Callable[[Answer[Any] | None, Any], StockScene]] = {
    "receive": receive_scene,
    "count": count_scene,
    "move": move_scene,
    "put away": put_away_scene,
}


def draw(display: ReplayDisplay, frame: Frame) -> None:
    """Show the screen as it stood after the frame's scan."""
    if frame.kind in _STOCK:
        _draw_stock(display.stock, frame)
        return
    floor = display.pack if frame.kind == "pack" else display.pick
    floor.show_tape(frame.tape)
    package, situation = frame.package, frame.situation
    if isinstance(package, PackPackage) and isinstance(situation, PackSituation):
        _draw_pack(display.pack, frame, package, situation)
    elif isinstance(package, PickPackage) and isinstance(situation, PickSituation):
        _draw_pick(display.pick, frame, package, situation)
    else:
        floor.show_banner(recorded_banner(frame.step))
        floor.show_panel(kept_panel(frame.step))
        floor.show_idle()


def _draw_stock(floor: StockDisplay, frame: Frame) -> None:
    floor.show_tape(frame.tape)
    if frame.situation is None:
        floor.show_banner(recorded_banner(frame.step))
        floor.show_work(None, kept_panel(frame.step))
        floor.show_lines(LinesContent("", "", 0, 0))
        return
    scene = _STOCK[frame.kind](frame.step.answer, frame.situation)
    floor.show_banner(scene.banner)
    floor.show_work(scene.item, scene.panel)
    floor.show_lines(scene.lines)


def _draw_pack(
    floor: PackDisplay, frame: Frame, package: PackPackage, situation: PackSituation
) -> None:
    scene = PackScene(package.order_no, situation, frame.names)
    floor.show_banner(pack_content.banner_of(scene, frame.step.answer))
    floor.show_panel(pack_content.panel_content(situation))
    floor.show_papers(papers_at(situation, frame.names))
    floor.show_work(
        item_of(situation, ", ".join(package.totes)),
        pack_content.lines_of(situation),
        carton_of(situation, frame.names, None, has_scale=False),
    )


def _draw_pick(
    floor: PickDisplay, frame: Frame, package: PickPackage, situation: PickSituation
) -> None:
    floor.show_banner(pick_content.banner_of(frame.step.answer, situation))
    floor.show_panel(pick_content.panel_content(situation))
    floor.show_stop(
        pick_content.bin_of(package, situation),
        pick_content.item_of(situation),
        pick_content.stops_of(package, situation),
    )
    floor.show_cart(pick_content.cart_of(package, situation))
