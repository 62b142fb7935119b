"""The telling states of the dock in their frame, with believable data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.fulfilment.dispatch.handover import Handovers
from app.fulfilment.dispatch.loading import DispatchAnswer, DispatchVerdict
from app.fulfilment.dispatch.manifest import ManifestVerdict
from app.fulfilment.dispatch.manifest_paper import ManifestPrint
from hardware.ports import PrintOutcome
from tests.support import floor_data
from tests.support.floor_stage import label_scan
from tests.support.floor_states import Scene
from tests.support.packages import CONFIRM
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.fulfilment.dispatch.closing import Closing, ClosingUseCases
from ui.fulfilment.dispatch.dispatch_presenter import DispatchPresenter
from ui.fulfilment.dispatch.dispatch_view import DispatchView
from ui.fulfilment.dispatch.dockside import Dockside
from ui.fulfilment.dispatch.handover_watch import HandoverWatch
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme


def _dispatch(
    theme: Theme,
    *answers: DispatchAnswer,
    missing: int = 9,
    trouble: Exception | None = None,
    closing: ManifestVerdict = ManifestVerdict.CLOSED,
    outcome: PrintOutcome = PrintOutcome.CONFIRMED,
) -> Scene:
    def read(_carrier: str) -> Handovers:
        if trouble is not None:
            raise trouble
        return floor_data.handovers(missing)

    scene = Scene(theme, ScreenName.DISPATCH)
    scene.stage.directory = replace(scene.stage.directory, lanes=floor_data.LANES)
    use = ClosingUseCases(
        lambda carrier, _person, _badge: floor_data.handed_over(closing, carrier, missing),
        lambda number, _person: ManifestPrint(number, "Slip printer", outcome, "out of paper"),
        lambda: None,
    )
    _stand(scene, iter(answers), read, use)
    lane = [scan_of("LANE-PW")] if answers else []
    scene.scan(*lane, *(label_scan(answer.label) for answer in answers))
    return scene


def _stand(
    scene: Scene,
    answers: Iterator[DispatchAnswer],
    read: Callable[[str], Handovers],
    use: ClosingUseCases,
) -> None:
    view, kit, at_once = DispatchView(scene.theme), scene.stage.kit, AtOnce()
    side = Dockside(view, kit)
    watch, closing = HandoverWatch(view, kit, at_once, read), Closing(side, at_once, at_once, use)
    presenter = DispatchPresenter(side, kit, at_once, lambda *_asked: next(answers), watch, closing)
    scene.show(view, presenter)


def _dock(theme: Theme, *answers: DispatchAnswer, trouble: Exception | None = None) -> QWidget:
    return _dispatch(theme, *answers, trouble=trouble).scan()


def _parcels() -> tuple[DispatchAnswer, ...]:
    shipped = DispatchVerdict.ORDER_SHIPPED
    orders = ("SO-10461", "SO-10463", "SO-10464", "SO-10470", "SO-10471", "SO-10479")
    return tuple(floor_data.parcel(shipped, no, n) for n, no in enumerate(orders, start=31))


def dispatch_stop(theme: Theme) -> QWidget:
    """A parcel of another carrier."""
    other = floor_data.parcel(DispatchVerdict.OTHER_CARRIER, "SO-10455", 52, "Northpost")
    return _dock(theme, *_parcels(), other)


def dispatch_closed(theme: Theme) -> QWidget:
    """All of it is aboard, and the manifest is printed."""
    return _dispatch(theme, *_parcels(), missing=0).scan(CONFIRM)


def dispatch_asks_supervisor(theme: Theme) -> QWidget:
    """Parcels are missing: only a supervisor closes without them."""
    missing = ManifestVerdict.PARCELS_MISSING
    return _dispatch(theme, *_parcels(), closing=missing).scan(CONFIRM)


def dispatch_not_printed(theme: Theme) -> QWidget:
    """It is closed, but the printer has no paper."""
    failed = PrintOutcome.FAILED
    return _dispatch(theme, *_parcels(), missing=0, outcome=failed).scan(CONFIRM)


DOCK_STATES: dict[str, Callable[[Theme], QWidget]] = {
    "dispatch_ready": _dock,
    "dispatch_loaded": lambda theme: _dock(theme, *_parcels()),
    "dispatch_complete": lambda theme: _dispatch(theme, *_parcels(), missing=0).scan(),
    "dispatch_stop": dispatch_stop,
    "dispatch_closed": dispatch_closed,
    "dispatch_asks_supervisor": dispatch_asks_supervisor,
    "dispatch_not_printed": dispatch_not_printed,
    "dispatch_offline": lambda theme: _dock(theme, trouble=floor_data.OFFLINE),
}
"""Every state by the name of its picture; each builds a window that is ready to be shown."""
