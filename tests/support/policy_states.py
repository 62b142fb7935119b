"""The telling states of the packing station under its policies: weight, quantity, look-alikes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.fulfilment.work import DoubleScan, LookAlikeProduct, PackLine, PackPackage, WeightTolerance
from app.scanning.control_card import digit_payload
from hardware.ports import DeviceHealth, DeviceState, Weight
from tests.support import floor_data
from tests.support.desk_kit import OKAFOR
from tests.support.floor_states import Scene
from tests.support.own_papers import OwnDesk
from tests.support.packages import CONFIRM
from ui.fulfilment.packing.pack_display import PackUseCases
from ui.fulfilment.packing.pack_presenter import PackPresenter
from ui.fulfilment.packing.pack_view import PackView
from ui.shell.screen import ScreenName
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme

_OPEN = ("T-118", "B2")


def _scene(theme: Theme, package: PackPackage) -> tuple[Scene, PackPresenter]:
    scene = Scene(theme, ScreenName.PACK)
    view = PackView(theme)
    use = PackUseCases(
        claim=lambda _code, _person, _takeover: package,
        prepare=lambda _order, _number, _person, _over: floor_data.papers(drawn=True),
        reprint=lambda _order, _number, _reason, _person, _over: floor_data.papers(drawn=True),
        report_wrong_items=lambda *_case: None,
        waiting=lambda: floor_data.TOTES_WAITING,
        own=OwnDesk(),
    )
    presenter = PackPresenter(view, scene.stage.kit, scene.stage.bench, use)
    return scene.show(view, presenter), presenter


def _with_lines(change: Callable[[PackLine], dict[str, object]]) -> PackPackage:
    package = floor_data.order()
    lines = tuple(line.model_copy(update=change(line)) for line in package.lines)
    return package.model_copy(update={"lines": lines})


def _look_alike(theme: Theme) -> QWidget:
    twin = LookAlikeProduct(sku="BTL-500-PTB", name="Insulated bottle 500 ml", confused=True)
    package = _with_lines(
        lambda line: {"look_alikes": (twin,)} if line.sku.startswith("BTL") else {}
    )
    return _scene(theme, package)[0].scan(*_OPEN, "BTL-750-PTB")


def _quantity(theme: Theme) -> QWidget:
    package = _with_lines(lambda line: {"count_by_hand": True, "units": line.units + 20})
    return _scene(theme, package)[0].scan(*_OPEN, "BTL-750-PTB", *map(digit_payload, (1, 2)))


def _into_carton(theme: Theme) -> QWidget:
    on_paper = {"double_scan": DoubleScan.ITEM_AND_CARTON}
    package = floor_data.order().model_copy(update=on_paper)
    return _scene(theme, package)[0].scan(*_OPEN, "BTL-750-PTB")


def _other_badge(theme: Theme) -> QWidget:
    drawn = {
        "other_badge_required": True,
        "other_badge_why": "order value",
        "pickers": (OKAFOR.badge,),
    }
    return _scene(theme, floor_data.order().model_copy(update=drawn))[0].scan("T-118")


def _suggestion(theme: Theme) -> QWidget:
    package = _with_lines(lambda _line: {"size_mm": (90, 90, 120)})
    return _scene(theme, package)[0].scan("T-118")


def _weighed(theme: Theme, extra_grams: int | None, *codes: str) -> QWidget:
    """Everything is packed; the scale shows so much more than it should, or moves."""
    tolerance = {"weight": WeightTolerance(grams=60, percent=1)}
    scene, presenter = _scene(theme, floor_data.order().model_copy(update=tolerance))
    presenter.scale.has_scale = True
    scene.status.device(DeviceHealth("Scale", DeviceState.READY), Icon.WEIGHT)
    window = scene.scan("T-118", *floor_data.to_the_label(floor_data.order()))
    in_hand = presenter.in_hand
    assert in_hand is not None
    expected = in_hand[1].situation.expected_grams or 0
    presenter.weighed(Weight(expected + (extra_grams or 0), stable=extra_grams is not None))
    return scene.scan(*codes) if codes else window


STATES: dict[str, Callable[[Theme], QWidget]] = {
    "pack_look_alike": _look_alike,
    "pack_quantity": _quantity,
    "pack_into_carton": _into_carton,
    "pack_other_badge": _other_badge,
    "pack_suggestion": _suggestion,
    "pack_weigh": lambda theme: _weighed(theme, None),
    "pack_weight_off": lambda theme: _weighed(theme, -420),
    "pack_weight_why": lambda theme: _weighed(theme, -420, CONFIRM),
}
"""Every state by the name of its picture."""
