"""The telling states of the floor's screens in their frame, with believable data."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from app.errors import NothingFound, StoreUnreachable
from app.fulfilment.shipping.papers import Papers
from app.fulfilment.work import PackPackage, PickPackage
from app.scanning.directory import Person
from app.station.sync import SyncState
from app.store.schema.shipping import PrintState
from hardware.ports import DeviceHealth, DeviceState, Scan
from tests.support import floor_data
from tests.support.desk_kit import NOVAK, NOW, OKAFOR
from tests.support.floor_stage import Stage, label_scan
from tests.support.own_papers import OwnDesk
from tests.support.packages import CONFIRM, EXCEPTION, HELP, REPRINT, SHORT
from tests.support.scans import scan_of
from ui.fulfilment.packing.pack_display import PackUseCases
from ui.fulfilment.packing.pack_presenter import PackPresenter
from ui.fulfilment.packing.pack_view import PackView
from ui.fulfilment.picking.pick_presenter import PickPresenter, PickUseCases
from ui.fulfilment.picking.pick_view import PickView
from ui.shell.screen import Screen, ScreenName
from ui.shell.shell_presenter import ShellPresenter
from ui.shell.status_presenter import StatusPresenter
from ui.shell.window import Window
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme


@cache
def _desk() -> str:
    """Where the journals of the pictures lie until the program ends."""
    folder = mkdtemp(prefix="packbench-floor-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class _Closed:
    """The sign-in, as far as these pictures need it: nobody is there yet."""

    def enter(self, person: Person | None, code: str) -> None:
        """Nothing."""

    def leave(self) -> None:
        """Nothing."""

    def scanned(self, scan: Scan) -> None:
        """Nothing."""


@dataclass
class Scene:
    """One station with its window, whose scans can be played."""

    theme: Theme
    screen: ScreenName
    folder: Path = field(default_factory=lambda: Path(mkdtemp(dir=_desk())))
    at: datetime = NOW - timedelta(minutes=6)

    def __post_init__(self) -> None:
        self.window = Window(self.theme, "or scan the code card")
        self.status = StatusPresenter(self.window, "Station 04   Bay C")
        self._tell_devices()
        self.stage = Stage(self.folder, clock=self._tick)
        self.shell = ShellPresenter(
            self.window,
            "Pack 04",
            self.stage.recorder,
            lambda _person: (self.screen, ""),
            lambda _person, _action: None,
            lambda: self.at,
            _unheard,
            timedelta(days=1),
        )
        self.stage.kit = replace(self.stage.kit, frame=self.shell, navigator=self.shell)

    def show(self, view: QWidget, presenter: Screen) -> Scene:
        """Bring the screen in front with somebody signed in."""
        self.window.take_screens({ScreenName.SIGN_IN: QWidget(), self.screen: view})
        self.shell.start({ScreenName.SIGN_IN: _Closed(), self.screen: presenter})
        self.shell.sign_in(OKAFOR)
        return self

    def scan(self, *codes: str | Scan) -> Window:
        """Scan ``codes``; gives the window as it stands then."""
        for code in codes:
            self.shell.scanned(scan_of(code) if isinstance(code, str) else code)
        self.window.setProperty("scene", self)  # lives as long as its window does
        return self.window

    def _tick(self) -> datetime:
        self.at += timedelta(seconds=7)
        return self.at

    def _tell_devices(self) -> None:
        ready = DeviceState.READY
        self.status.device(DeviceHealth("Scanner", ready), Icon.SCAN)
        self.status.device(
            DeviceHealth("Label printer", DeviceState.ATTENTION, "40 labels left"), Icon.PRINTER
        )
        self.status.device(DeviceHealth("Slip printer", ready), Icon.RECEIPT)
        self.status.synced(SyncState(0))


def _unheard(error: Exception) -> None:
    raise error


# -- pick -----------------------------------------------------------------------------------


def pick_scene(theme: Theme, claimed: Callable[[], PickPackage] = floor_data.walk) -> Scene:
    """A picker's station with a cart that can be claimed."""
    scene = Scene(theme, ScreenName.PICK)
    view = PickView(theme)
    use = PickUseCases(lambda _code, _person, _takeover: claimed(), lambda _id: claimed())
    return scene.show(view, PickPresenter(view, scene.stage.kit, scene.stage.bench, use))


_FIRST = ("A-14-01", *["MUG-CER-WHT"] * 4, "T-118", "A-14-02", *["TWL-LIN-NAT"] * 2, "T-118")


def _picked(theme: Theme, *codes: str) -> QWidget:
    return pick_scene(theme).scan(CONFIRM, *_FIRST, *codes)


def _bound(theme: Theme, *totes: str) -> QWidget:
    return pick_scene(theme, floor_data.bare_walk).scan(CONFIRM, *totes)


def _to_the_end() -> Sequence[str]:
    bottle, lunch = "BTL-750-PTB", "LBX-BAM-09L"
    bottles = ("A-14-03", *[bottle] * 3, "T-120", bottle, "T-122")
    lunches = ("A-15-01", lunch, lunch, "T-119", lunch, "T-121")
    return (*bottles, *lunches, "B-02-04", "CUT-ROL-GRN", "T-123", CONFIRM)


# -- pack -----------------------------------------------------------------------------------


def pack_scene(
    theme: Theme,
    made: Callable[[], Papers] = lambda: floor_data.papers(drawn=True),
    claim: Callable[[], PackPackage] = floor_data.order,
) -> Scene:
    """A packing station with an order that can be claimed."""
    scene = Scene(theme, ScreenName.PACK)
    view = PackView(theme)
    use = PackUseCases(
        claim=lambda _code, _person, _takeover: claim(),
        prepare=lambda _order, _number, _person, _override: made(),
        reprint=lambda _order, _number, _reason, _person, _override: made(),
        report_wrong_items=lambda *_case: None,
        waiting=lambda: floor_data.TOTES_WAITING,
        own=OwnDesk(),
    )
    return scene.show(view, PackPresenter(view, scene.stage.kit, scene.stage.bench, use))


_HALF = ("T-118", "B2", *["MUG-CER-WHT"] * 4, *["TWL-LIN-NAT"] * 2, "BTL-750-PTB")


def _packed(theme: Theme, *codes: str) -> QWidget:
    return pack_scene(theme).scan(*_HALF, *codes)


def _all() -> Sequence[str]:
    return ("T-118", *floor_data.to_the_label(floor_data.order()))


def pack_not_counted(theme: Theme) -> QWidget:
    """The same trigger twice."""
    scene = pack_scene(theme)
    once, twice = (scan_of("BTL-750-PTB", at_s=at_s) for at_s in (9_000.0, 9_000.1))
    return scene.scan(*_HALF, once, twice)


def pack_print_failed(theme: Theme) -> QWidget:
    """The label printer is out of paper, the slip came out."""

    def made() -> Papers:
        return floor_data.papers(label=PrintState.FAILED, detail="out of paper", drawn=True)

    return pack_scene(theme, made).scan(*_all())


def pack_no_tote(theme: Theme) -> QWidget:
    """A tote with nothing in it."""

    def claim() -> PackPackage:
        raise NothingFound(kind="order in tote", code="T-140")

    return pack_scene(theme, claim=claim).scan("T-140")


def pack_offline(theme: Theme) -> QWidget:
    """The database cannot be reached; packing goes on."""
    scene = pack_scene(theme)
    scene.scan(*_HALF)
    scene.status.synced(SyncState(9, StoreUnreachable(url="db", detail="no route")))
    gone = DeviceHealth("Label printer", DeviceState.GONE)
    scene.status.device(gone, Icon.PRINTER)
    return scene.scan()


STATES: dict[str, Callable[[Theme], QWidget]] = {
    "pick_idle": lambda theme: pick_scene(theme).scan(),
    "pick_bind_tote": lambda theme: _bound(theme, "T-118", "T-119"),
    "pick_stop_tote_in_use": lambda theme: _bound(theme, "T-118", "T-140"),
    "pick_go_to_bin": _picked,
    "pick_at_bin": lambda theme: _picked(theme, "A-14-03", "BTL-750-PTB"),
    "pick_to_tote": lambda theme: _picked(theme, "A-14-03", *["BTL-750-PTB"] * 3),
    "pick_stop_wrong_bin": lambda theme: _picked(theme, "A-13-03"),
    "pick_short": lambda theme: _picked(theme, "A-14-03", "BTL-750-PTB", SHORT),
    "pick_done": lambda theme: _picked(theme, *_to_the_end()),
    "pack_idle": lambda theme: pack_scene(theme).scan(),
    "pack_no_tote": pack_no_tote,
    "pack_choose_carton": lambda theme: pack_scene(theme).scan("T-118"),
    "pack_ok": lambda theme: _packed(theme, "BTL-750-PTB"),
    "pack_stop_wrong_item": lambda theme: _packed(theme, "BTL-500-PTB"),
    "pack_unknown": lambda theme: _packed(theme, "BTL-75O-PTB"),
    "pack_not_counted": pack_not_counted,
    "pack_short": lambda theme: _packed(theme, SHORT),
    "pack_exception": lambda theme: _packed(theme, EXCEPTION),
    "pack_help": lambda theme: _packed(theme, HELP),
    "pack_early_label": lambda theme: _packed(theme, REPRINT),
    "pack_early_supervisor": lambda theme: _packed(theme, REPRINT, CONFIRM),
    "pack_early_out": lambda theme: _packed(theme, REPRINT, CONFIRM, NOVAK.badge),
    "pack_label": lambda theme: pack_scene(theme).scan(*_all()),
    "pack_print_failed": pack_print_failed,
    "pack_done": lambda theme: pack_scene(theme).scan(*_all(), label_scan(floor_data.SSCC)),
    "pack_offline": pack_offline,
}
"""Every state by the name of its picture; each builds a window that is ready to be shown."""
