"""The telling states of lots, serial numbers and kits on the floor's screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.fulfilment.work import LotInBin, LotWanted, PackPackage, PickPackage
from app.values import Tracking
from tests.support import floor_data
from tests.support.floor_data import TEA_LOTS
from tests.support.floor_states import pack_scene, pick_scene
from tests.support.packages import CONFIRM
from ui.theme.theme import Theme

_TEA, _SCALE, _SET = "TEA-SEN-100", "SCL-TRV-STL", "TEA-SET-OSA"
_SOON, _LATE = date(2027, 3, 31), date(2027, 8, 31)
_SERIALS = ("KS-20481", "KS-20482", "KS-20490")


def _order() -> PackPackage:
    """Tea of one lot, three scales with numbers of their own, and a tea set by its parts."""
    lots = (LotWanted(lot=TEA_LOTS[0], units=3, expires_on=_SOON),)
    tea = floor_data.line_of(_TEA, 3, TEA_LOTS[0], tracking=Tracking.LOT, lots=lots)
    scale = floor_data.line_of(_SCALE, 3, tracking=Tracking.SERIAL, serials=_SERIALS)
    mug = floor_data.line_of("MUG-CER-WHT", 2, kit=_SET)
    towel = floor_data.line_of("TWL-LIN-NAT", 1, kit=_SET)
    return floor_data.order().model_copy(update={"lines": (tea, scale, mug, towel)})


def _walk() -> PickPackage:
    """Tea of one lot from a bin where another lot lies too."""
    other = LotInBin(lot=TEA_LOTS[1], expires_on=_LATE, good=True, free=9, held=2)
    stop = floor_data.stop_of(
        1,
        _TEA,
        3,
        1,
        "SO-10482",
        14,
        lot=TEA_LOTS[0],
        tracking=Tracking.LOT,
        expires_on=_SOON,
        other_lots=(other,),
    )
    rest = floor_data.walk().stops[2:]
    return floor_data.walk().model_copy(update={"stops": (stop, *rest)})


def _packed(theme: Theme, *codes: str) -> QWidget:
    return pack_scene(theme, claim=_order).scan("T-118", "B2", *codes)


def _picked(theme: Theme, *codes: str) -> QWidget:
    return pick_scene(theme, claimed=_walk).scan(CONFIRM, "A-12-02", *codes)


_TEA_DONE = [_TEA, TEA_LOTS[0]] * 3
_SCALES = [code for serial in _SERIALS for code in (_SCALE, serial)]

TRACKED_STATES: dict[str, Callable[[Theme], QWidget]] = {
    "pick_lot_go": lambda theme: pick_scene(theme, claimed=_walk).scan(CONFIRM),
    "pick_lot_at_bin": _picked,
    "pick_lot_required": lambda theme: _picked(theme, _TEA),
    "pick_other_lot": lambda theme: _picked(theme, _TEA, TEA_LOTS[0], _TEA, TEA_LOTS[1]),
    "pack_lot": _packed,
    "pack_lot_required": lambda theme: _packed(theme, _TEA, TEA_LOTS[0], _TEA),
    "pack_stop_wrong_lot": lambda theme: _packed(theme, _TEA, TEA_LOTS[1]),
    "pack_serial_required": lambda theme: _packed(theme, *_TEA_DONE, *_SCALES[:4], _SCALE),
    "pack_serial_ok": lambda theme: _packed(theme, *_TEA_DONE, *_SCALES[:4]),
    "pack_stop_duplicate_serial": lambda theme: _packed(
        theme, *_TEA_DONE, *_SCALES[:2], _SCALE, _SERIALS[0]
    ),
    "pack_kit": lambda theme: _packed(theme, *_TEA_DONE, *_SCALES, "MUG-CER-WHT"),
    "pack_stop_kit": lambda theme: _packed(theme, *_TEA_DONE, *_SCALES, _SET),
}
"""Every state by the name of its picture."""
