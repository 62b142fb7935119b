"""How a device or the server is, in a word, with what still works (screens rule 23)."""

from __future__ import annotations

from typing import assert_never

from app.errors import AppError, StoreUnreachable
from app.station.sync import SyncState
from hardware.ports import DeviceState
from ui.messages.errors import for_error
from ui.messages.wording import counted, translate
from ui.theme.icon_names import Icon

_SCANNERS = {Icon.SCAN, Icon.KEYBOARD}


def state_word(state: DeviceState, icon: Icon) -> str:
    """Say how a device is; ``icon`` tells what kind of device it is."""
    match state:
        case DeviceState.READY:
            return translate("status", "ready")
        case DeviceState.ATTENTION:
            return translate("status", "look at it")
        case DeviceState.GONE if icon in _SCANNERS:
            return translate("status", "off, keys still work")
        case DeviceState.GONE if icon is Icon.PRINTER:
            return translate("status", "off, prints are kept")
        case DeviceState.GONE if icon is Icon.WEIGHT:
            return translate("status", "silent, CONFIRM goes on")
        case DeviceState.GONE:
            return translate("status", "not connected")
        case DeviceState.UNKNOWN:
            return translate("status", "not known")
        case _:
            assert_never(state)


def wedge_name() -> str:
    """The name of a scanner that types."""
    return translate("status", "Scanner")


def wedge_words(*, deaf: bool) -> str:
    """What a scanner that types says while another window is active (rule 15)."""
    return translate("status", "cannot hear: click this window") if deaf else ""


def server_name() -> str:
    """The name of the shared database in the status bar."""
    return translate("status", "Server")


def claim_name() -> str:
    """The name of the claim of the work in hand in the status bar."""
    return translate("status", "Order")


def claim_word() -> str:
    """Another station may have been given the work in hand; goods have moved, so it is finished."""
    return translate("status", "not certain, finish it")


def server_word(state: SyncState) -> str:
    """Say how many scans wait and why, if they cannot go."""
    if state.trouble is not None:
        return _troubled(state.waiting, state.labels, state.trouble)
    if state.waiting:
        return translate("status", "saving {count}").format(count=state.waiting)
    return translate("status", "saved")


def _troubled(waiting: int, labels: int, trouble: AppError) -> str:
    headline = for_error(trouble).headline
    if not waiting:
        return headline
    kept = counted(
        waiting, translate("status", "1 scan kept"), translate("status", "{n} scans kept")
    )
    if not isinstance(trouble, StoreUnreachable):  # the server is there, and takes nothing
        return f"{headline}, {kept}"
    said = translate("status", "offline, {kept}").format(kept=kept)
    if not labels:
        return said
    more = translate("status", "{said}, {labels} labels wait")
    return more.format(said=said, labels=labels)
