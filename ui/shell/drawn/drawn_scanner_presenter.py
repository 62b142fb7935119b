"""Keeps the drawn scanner's codes up to date with the work in front."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.fulfilment.packing.situation import PackSituation
from app.fulfilment.picking.situation import PickSituation
from app.scanning.directory import Directory
from app.station.runner import Runner
from app.store.books.floor.waiting_book import ParcelToLoad
from app.store.unit_of_work import Store
from ui.shell.drawn import suggestions
from ui.shell.drawn.suggestions import Suggestion
from ui.shell.screen import ScreenName
from ui.shell.workplace.floor_screens import FloorScreens
from ui.shell.workplace.station_works import StationWorks

_SHOWN = 6


class DrawnScannerDisplay(Protocol):
    """The strip, as its presenter sees it."""

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Show one button for each code."""


@dataclass(frozen=True, slots=True)
class _Found:
    totes: tuple[str, ...] = ()
    parcels: tuple[ParcelToLoad, ...] = ()


class DrawnScannerPresenter:
    """Suggests what can be scanned now.

    Args:
        display: the strip.
        works: the station's works.
        floor: the floor's screens, whose situations are read.
        front: the screen in front.

    Attributes:
        emptied: told when the carton is taken off the drawn scale.
    """

    def __init__(
        self,
        display: DrawnScannerDisplay,
        works: StationWorks,
        floor: FloorScreens,
        front: Callable[[], ScreenName],
    ) -> None:
        self._display = display
        self._works = works
        self._floor = floor
        self._front = front
        self._found = _Found()
        self._shown: tuple[Suggestion, ...] | None = None
        self._weighs = False
        self.emptied: Callable[[], None] = lambda: None

    def look_again(self) -> None:
        """Something changed: ask what waits, then suggest."""
        self.suggest()
        runner: Runner = self._works.on_store
        runner.run(lambda: _look(self._works.store), self._heard, self._works.untroubled)

    def suggest(self) -> None:
        """Show what can be scanned now."""
        now = self._now()
        weighs = any(one.grams is not None for one in now)
        if self._weighs and not weighs:
            self.emptied()  # the carton goes on: it is taken off the scale
        self._weighs = weighs
        if now != self._shown:
            self._shown = now
            self._display.show_suggestions(now)

    def _heard(self, found: _Found) -> None:
        self._found = found
        self.suggest()

    def _now(self) -> tuple[Suggestion, ...]:
        names, front = self._works.directory, self._front()
        match front:
            case ScreenName.SIGN_IN:
                return suggestions.badges(names)
            case ScreenName.PICK:
                return self._of_pick(names)
            case ScreenName.PACK:
                return self._of_pack(names)
            case ScreenName.DISPATCH:
                return self._of_dock(names)
            case ScreenName.HOME:
                return suggestions.of_home(self._found.totes)
            case _:
                return suggestions.of_stock(front, names)

    def _of_dock(self, names: Directory) -> tuple[Suggestion, ...]:
        dock = self._floor.dispatch.dock
        if dock.latched is not None:
            return (suggestions.confirm(),)
        return suggestions.of_dock(self._found.parcels, dock.lane, names.lanes)

    def _of_pick(self, names: Directory) -> tuple[Suggestion, ...]:
        work = self._floor.pick.in_hand
        if work is None or _is_over(work[1].situation):
            return suggestions.next_cart(names)
        return suggestions.of_pick(work[1].situation, names, work[0].totes_in_use)

    def _of_pack(self, names: Directory) -> tuple[Suggestion, ...]:
        work = self._floor.pack.in_hand
        if work is None or _is_over(work[1].situation):
            return (*suggestions.totes(self._found.totes), suggestions.sign_out())
        return suggestions.of_pack(work[1].situation, names)


def _is_over(situation: PickSituation | PackSituation) -> bool:
    return situation.is_over and situation.latch is None


def _look(store: Store) -> _Found:
    with store.reading() as uow:
        return _Found(tuple(uow.waiting.totes_to_pack(_SHOWN)), tuple(uow.waiting.to_load(_SHOWN)))
