"""What the home page says: one tile per job of the role, and what a scanned thing is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import (
    AmbiguousScanned,
    BadgeScanned,
    CartonScanned,
    ControlScanned,
    Meaning,
)
from ui.messages.wording import counted, translate
from ui.shell.screen import ScreenName
from ui.theme.icon_names import Icon
from ui.widgets.frame_content import TileContent

_FLOOR = (ScreenName.PACK, ScreenName.PICK, ScreenName.DISPATCH)
_DESK = (ScreenName.ORDERS, ScreenName.EXCEPTIONS)
_BY_ROLE = {
    "packer": (*_FLOOR, ScreenName.STOCK),
    "clerk": (*_FLOOR, *_DESK, ScreenName.STOCK),
    "supervisor": (*_FLOOR, *_DESK, ScreenName.STOCK),
    "administrator": (*_FLOOR, *_DESK, ScreenName.STOCK),
}

_RAIL_ONLY_OF_SUPERVISORS = (
    ScreenName.WAVES,
    ScreenName.LAYOUT,
    ScreenName.STATIONS,
    ScreenName.POLICIES,
    ScreenName.SETTINGS,
)
_RAIL_ONLY = {
    "supervisor": _RAIL_ONLY_OF_SUPERVISORS,
    "administrator": _RAIL_ONLY_OF_SUPERVISORS,
}
"""Desk pages without a tile: there are no more keys; the rail beside every desk page has them."""

KEY_OF: Mapping[ScreenName, ControlCode] = {
    ScreenName.PACK: ControlCode.CONFIRM,
    ScreenName.PICK: ControlCode.SHORT,
    ScreenName.DISPATCH: ControlCode.EXCEPTION,
    ScreenName.ORDERS: ControlCode.REPRINT,
    ScreenName.EXCEPTIONS: ControlCode.UNDO,
    ScreenName.STOCK: ControlCode.NEXT_CARTON,
}
"""The key of each tile, the same for every role: F1 to F6."""


@dataclass(frozen=True, slots=True)
class HomeCounts:
    """What waits.  ``late_cases`` of the ``open_cases`` are past their time.

    ``orders_to_pick`` are in no cart yet and get one when a picker asks.
    """

    totes_to_pack: int = 0
    carts_to_pick: int = 0
    parcels_to_dispatch: int = 0
    orders: int = 0
    orders_held: int = 0
    open_cases: int = 0
    late_cases: int = 0
    deliveries: int = 0
    counts: int = 0
    orders_to_pick: int = 0


def screens_of(role: str) -> tuple[ScreenName, ...]:
    """The screens that a role works on; an unknown role gets the floor's."""
    return _BY_ROLE.get(role, _BY_ROLE["packer"])


def pages_of(role: str) -> tuple[ScreenName, ...]:
    """The pages in the rail of a role: those with a tile, and those without."""
    return (*screens_of(role), *_RAIL_ONLY.get(role, ()))


def tiles_for(role: str, counts: HomeCounts | None) -> tuple[TileContent, ...]:
    """The tiles of a role; without ``counts`` they say that nothing is known yet."""
    return tuple(
        TileContent(f"F{KEY_OF[screen].f_key}", *_face_of(screen), _detail_of(screen, counts))
        for screen in screens_of(role)
    )


def _face_of(screen: ScreenName) -> tuple[Icon, str]:
    faces = {
        ScreenName.PACK: (Icon.PACKAGE, translate("home", "Pack")),
        ScreenName.PICK: (Icon.SHOPPING_CART, translate("home", "Pick")),
        ScreenName.DISPATCH: (Icon.TRUCK_DELIVERY, translate("home", "Dispatch")),
        ScreenName.ORDERS: (Icon.CLIPBOARD_LIST, translate("home", "Orders")),
        ScreenName.EXCEPTIONS: (Icon.ALERT_TRIANGLE, translate("home", "Exceptions")),
        ScreenName.STOCK: (Icon.BUILDING_WAREHOUSE, translate("home", "Stock")),
    }
    return faces[screen]


def _detail_of(screen: ScreenName, counts: HomeCounts | None) -> str:
    if counts is None:
        return translate("home", "Not known just now")
    match screen:
        case ScreenName.PACK:
            one, many = translate("home", "1 tote"), translate("home", "{n} totes")
            return _some(counts.totes_to_pack, one, many)
        case ScreenName.PICK:
            return _to_pick(counts.carts_to_pick, counts.orders_to_pick)
        case ScreenName.DISPATCH:
            one, many = translate("home", "1 parcel"), translate("home", "{n} parcels")
            return _some(counts.parcels_to_dispatch, one, many)
        case ScreenName.ORDERS:
            one, many = translate("home", "1 order"), translate("home", "{n} orders")
            said, more = _some(counts.orders, one, many), translate("home", "{n} held")
            return _and(said, more, counts.orders_held)
        case ScreenName.STOCK:
            one, many = translate("home", "1 delivery"), translate("home", "{n} deliveries")
            said, more = _some(counts.deliveries, one, many), translate("home", "{n} to count")
            return _and(said, more, counts.counts)
        case _:
            one, many = translate("home", "1 open"), translate("home", "{n} open")
            said, more = _some(counts.open_cases, one, many), translate("home", "{n} late")
            return _and(said, more, counts.late_cases)


def _to_pick(carts: int, orders: int) -> str:
    if not carts:
        return _some(orders, translate("home", "1 order"), translate("home", "{n} orders"))
    said = _some(carts, translate("home", "1 cart"), translate("home", "{n} carts"))
    return _and(said, translate("home", "{n} to come"), orders)


def _some(count: int, one: str, many: str) -> str:
    if count == 0:
        return translate("home", "Nothing waits")
    return counted(count, one, many)


def _and(said: str, more: str, count: int) -> str:
    return f"{said}, {more.format(n=count)}" if count else said


def greeting(person: Person | None) -> tuple[str, str]:
    """Say hello and what can be scanned here."""
    first = person.name.split()[0] if person and person.name else ""
    hello = translate("home", "Hello {name}").format(name=first).strip()
    return hello, translate("home", "scan or choose")


def what_it_is(meaning: Meaning) -> str:
    """Say what a known code is that opens nothing here; "" for what nobody knows."""
    match meaning:
        case CartonScanned(carton):
            said = translate("home", "Carton {name}. Scan a tote first")
            return said.format(name=carton.name or carton.code)
        case BadgeScanned(person):
            said = translate("home", "Badge of {name}. Sign out first: F7")
            return said.format(name=person.name)
        case ControlScanned():
            return translate("home", "That key opens nothing for your role")
        case AmbiguousScanned(candidates):
            said = translate("home", "One code, several things: {things}")
            return said.format(things=", ".join(candidates[:3]))
        case _:
            return ""
