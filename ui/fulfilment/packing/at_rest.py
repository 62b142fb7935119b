"""The packing station with no order in hand: what opens one, and which totes wait for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from app.errors import raise_bug
from app.station.workbench import Workbench
from app.store.books.floor.waiting_book import OrderInTote
from ui.fulfilment.banners import idle_banner, opening_banner
from ui.fulfilment.deadline import deadline_of
from ui.fulfilment.floor_keys import keys_for, panel_of
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import Idle, IdleAnswer
from ui.fulfilment.packing.pack_display import PackDisplay
from ui.messages.verdicts import Place
from ui.messages.wording import translate
from ui.widgets.content import LineContent, LinesContent, StepMark

MOST_WAITING = 6
"""So many totes are listed: as many as the card has rows."""


class AtRest:
    """Draws the screen between two orders."""

    def __init__(
        self,
        display: PackDisplay,
        kit: FloorKit,
        idle: Idle,
        bench: Workbench,
        waiting: Callable[[], Sequence[OrderInTote]],
    ) -> None:
        self._display, self._kit, self._idle = display, kit, idle
        self._bench, self._waiting = bench, waiting
        self._listed: LinesContent | None = None

    def draw(self, answer: IdleAnswer | None, error: Exception | None, *, at_rest: bool) -> None:
        """Show what a scan outside work was; ``at_rest`` if no finished order is still shown."""
        banner = opening_banner(error) if error else idle_banner("pack", answer)
        self._display.show_banner(banner)
        self._display.show_tape(self._kit.tape.content)
        helps = at_rest or self._idle.help
        panel = panel_of("help", Place.BENCH, self._idle.live, at_rest=True) if helps else None
        self._display.show_panel(panel)
        if at_rest:
            self._display.show_idle()
            self._display.show_waiting(self._listed)
            self._kit.frame.show_keys(keys_for(self._idle.live, at_rest=True))
            self._kit.frame.show_place(())

    def list_waiting(self, still_at_rest: Callable[[], bool]) -> None:
        """Fetch the totes that wait and show them, if the station is at rest then."""

        def show(listed: LinesContent | None) -> None:
            self._listed = listed
            if still_at_rest():
                self._display.show_waiting(listed)

        def no_list(error: Exception) -> None:
            raise_bug(error)
            show(None)  # the status bar says that the database is away: no old list beside it

        self._bench.in_store(
            self._waiting, lambda found: show(waiting_content(found, self._kit.clock())), no_list
        )


def waiting_content(waiting: Sequence[OrderInTote], now: datetime) -> LinesContent | None:
    """The list of totes, the earliest due first; None if none waits."""
    if not waiting:
        return None
    rows = tuple(
        LineContent(
            deadline_of(order.dispatch_by, now)[0],
            f"{order.tote}  {order.order_no}",
            0,
            order.units,
            StepMark.TODO if number else StepMark.NOW,
        )
        for number, order in enumerate(waiting)
    )
    units = sum(order.units for order in waiting)
    words = translate("pack", "{totes} next").format(totes=len(rows))
    return LinesContent(translate("pack", "Totes waiting"), words, 0, units, rows)
