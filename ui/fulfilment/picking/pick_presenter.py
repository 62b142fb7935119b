"""The guided pick: ``bin -> item -> tote``, the first of the two scans (SOP phase 2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.errors import NothingFound
from app.fulfilment.double_scan import Answer
from app.fulfilment.events import ShortDeclared
from app.fulfilment.picking.situation import PickSituation
from app.fulfilment.picking.task import PickTask
from app.fulfilment.work import PickPackage
from app.scanning.directory import Person
from app.station.workbench import Workbench
from ui.fulfilment.banners import idle_banner, trouble_banner
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import NEXT, Idle, IdleAnswer
from ui.fulfilment.picking import pick_content
from ui.fulfilment.task_screen import TaskScreen
from ui.widgets.content import (
    BannerContent,
    BinContent,
    CartContent,
    ItemContent,
    LinesContent,
    TapeContent,
)


@dataclass(frozen=True, slots=True)
class PickUseCases:
    """What the picker's station asks of the shared database; each runs on the store's thread.

    Attributes:
        claim: takes a cart by its number, or the next that waits for ""; None if none waits.
        renew: the walk in hand with the stops that a short pick added to it.
    """

    claim: Callable[[str, Person], PickPackage | None]
    renew: Callable[[int], PickPackage]


class PickDisplay(Protocol):
    """What the picking screen can show."""

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step, at once."""

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""

    def show_stop(
        self, place: BinContent | None, item: ItemContent | None, stops: LinesContent
    ) -> None:
        """Show where to go, what to take, and the rest of the walk."""

    def show_cart(self, content: CartContent) -> None:
        """Show the cart's slots."""

    def show_idle(self) -> None:
        """Show that no cart is in hand."""


class PickPresenter(TaskScreen[PickPackage, PickTask]):
    """Keeps ``Screen`` for the guided pick."""

    kind = "pick"
    package_type = PickPackage

    def __init__(
        self, display: PickDisplay, kit: FloorKit, bench: Workbench, use: PickUseCases
    ) -> None:
        super().__init__(kit, bench, Idle(kit, (), confirm_opens=True))
        self._display = display
        self._use = use

    def _claim(self, code: str, person: Person) -> PickPackage:
        package = self._use.claim("" if code == NEXT else code, person)
        if package is None:
            raise NothingFound(kind="cart to pick", code="")
        return package

    def _task_of(self, package: PickPackage) -> PickTask:
        return PickTask(package, self._kit.directory, self._person, self._kit.bounce_ms)

    def _draw(self, answer: Answer[PickSituation] | None) -> None:
        task, package = self._task, self._package
        if task is None or package is None:
            return
        situation = task.situation
        self._display.show_banner(pick_content.banner_of(answer, situation))
        self._kit.frame.show_keys(pick_content.keys_of(situation))
        self._display.show_tape(self._kit.tape.content)
        self._display.show_stop(
            pick_content.bin_of(package, situation),
            pick_content.item_of(situation),
            pick_content.stops_of(package, situation),
        )
        self._display.show_cart(pick_content.cart_of(package, situation))
        if answer is None:
            self._kit.frame.show_place(*pick_content.place_of(package, self._kit.clock()))

    def _draw_idle(self, answer: IdleAnswer | None, error: Exception | None) -> None:
        self._display.show_banner(
            trouble_banner(error) if error else idle_banner(self.kind, answer)
        )
        self._display.show_tape(self._kit.tape.content)
        if self._task is None:
            self._display.show_idle()
            self._kit.frame.show_keys(pick_content.keys_of(None))
            self._kit.frame.show_place(())

    def _after(self, answer: Answer[PickSituation] | None) -> None:
        task, package = self._task, self._package
        if task is None or package is None:
            return
        if task.situation.is_over:
            self._bench.end(package.work_id, lambda: None, self._trouble)
        elif answer is not None and isinstance(answer.event, ShortDeclared):
            self._fetch_more_stops(package)

    def _fetch_more_stops(self, package: PickPackage) -> None:
        """What was short may lie in another bin: it is a new stop of the same walk."""
        self._round.hold()
        self._bench.renew(lambda: self._use.renew(package.work_id), self._begin, self._lost)

    def _trouble(self, error: Exception) -> None:
        self._must_be_told(error)
        self._display.show_banner(trouble_banner(error))
        self._kit.sounds.play("attention")
