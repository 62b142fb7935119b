"""The guided pick: ``bin -> item -> tote``, the first of the two scans (SOP phase 2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.errors import NothingFound, raise_bug
from app.fulfilment.double_scan import Answer
from app.fulfilment.events import ShortDeclared
from app.fulfilment.picking.situation import PickSituation
from app.fulfilment.picking.task import PickTask
from app.fulfilment.work import PickPackage
from app.scanning.directory import Person
from app.scanning.resolver import CodeKind
from app.station.claims import Takeover
from app.station.workbench import Workbench
from ui.fulfilment.banners import idle_banner, opening_banner, trouble_banner
from ui.fulfilment.floor_keys import keys_for, panel_of
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import NEXT, Idle, IdleAnswer
from ui.fulfilment.picking import pick_content
from ui.fulfilment.picking.pick_display import PickDisplay
from ui.fulfilment.task_screen import TaskScreen
from ui.messages.verdicts import Place


@dataclass(frozen=True, slots=True)
class PickUseCases:
    """What the picker's station asks of the shared database; each runs on the store's thread.

    Attributes:
        claim: takes a cart by its number or a tote of it, or the next that waits for "", over
            from another station where that is asked for; None if none waits.
        renew: the walk in hand with the stops that a short pick added to it.
    """

    claim: Callable[[str, Person, Takeover | None], PickPackage | None]
    renew: Callable[[int], PickPackage]


class PickPresenter(TaskScreen[PickPackage, PickTask]):
    """Keeps ``Screen`` for the guided pick."""

    kind = "pick"
    package_type = PickPackage

    def __init__(
        self, display: PickDisplay, kit: FloorKit, bench: Workbench, use: PickUseCases
    ) -> None:
        kinds = (CodeKind.TOTE, CodeKind.CART)
        super().__init__(kit, bench, Idle(kit, kinds, confirm_opens=True))
        self._display = display
        self._use = use
        self._renewal_waits = False

    def _claim(self, code: str, person: Person, takeover: Takeover | None) -> PickPackage:
        package = self._use.claim("" if code == NEXT else code, person, takeover)
        if package is None:
            raise NothingFound(kind="cart to pick", code="")
        return package

    def _task_of(self, package: PickPackage) -> PickTask:
        return PickTask(package, self._kit.directory, self._person, self._kit.bounce_ms)

    def _draw(self, answer: Answer[PickSituation] | None) -> None:
        if self.in_hand is None:
            return
        package, task = self.in_hand
        situation = task.situation
        self._display.show_banner(self._with_news(pick_content.banner_of(answer, situation)))
        self._kit.frame.show_keys(pick_content.keys_of(situation))
        self._kit.frame.show_place(*pick_content.place_of(package, self._kit.clock()))
        self._display.show_tape(self._kit.tape.content)
        self._display.show_panel(pick_content.panel_content(situation))
        self._display.show_stop(
            pick_content.bin_of(package, situation),
            pick_content.item_of(situation),
            pick_content.stops_of(package, situation),
        )
        self._display.show_cart(pick_content.cart_of(package, situation))

    def _draw_idle(self, answer: IdleAnswer | None, error: Exception | None) -> None:
        banner = opening_banner(error) if error else idle_banner(self.kind, answer, Place.BIN)
        self._display.show_banner(banner)
        self._display.show_tape(self._kit.tape.content)
        helps = self._task is None or self._idle.help
        panel = panel_of("help", Place.BIN, self._idle.live, at_rest=True) if helps else None
        self._display.show_panel(panel)
        if self._task is None:
            self._display.show_idle()
            self._kit.frame.show_keys(keys_for(self._idle.live, at_rest=True))
            self._kit.frame.show_place(())

    def _draw_trouble(self, error: Exception) -> None:
        self._display.show_banner(trouble_banner(error))

    def hear_versions(self, versions: Mapping[str, int | None]) -> None:
        """Hear which versions the orders have now; the database answers, so renew if that waits."""
        super().hear_versions(versions)
        if self._renewal_waits and self._round.at_rest:
            self._fetch_more_stops()

    def _after(self, answer: Answer[PickSituation] | None) -> None:
        if self.in_hand is None:
            return
        package, task = self.in_hand
        if task.situation.is_over:
            self._bench.end(package.work_id, lambda: None, self._told)
        elif answer is not None and isinstance(answer.event, ShortDeclared):
            self._fetch_more_stops()

    def _fetch_more_stops(self) -> None:
        """What was short may lie in another bin: it is a new stop of the same walk."""
        if self.in_hand is None:
            return
        work_id, answer = self.in_hand[0].work_id, self._answer
        self._renewal_waits = False
        self._round.hold()
        self._bench.renew(
            lambda: self._use.renew(work_id),
            lambda package, events: self._begin(package, events, answer),
            self._not_renewed,
        )

    def _not_renewed(self, error: Exception) -> None:
        """The walk goes on as it is; more stops are fetched once the database answers."""
        self._renewal_waits = True
        self._round.go_on()
        raise_bug(error)
