"""The wall of all stations: look, tick what is known, release a work by force (D11)."""

from __future__ import annotations

from functools import partial

from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.verdicts import Verdict
from app.station.claims.releasing import ReleasedWork
from app.station.presence.wall import Wall
from app.station.runner import Runner
from hardware.ports import Scan
from ui.exception_queue.exceptions_content import names_of
from ui.fulfilment.desk_scans import Decision, DeskPage
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.desk import stations as words
from ui.shell.screen import ScreenName
from ui.stations import stations_content as content
from ui.stations.stations_content import WallLine
from ui.stations.stations_display import StationsDisplay, StationsUseCases
from ui.widgets.content import Tone

_LOOK_EVERY_S = 5
"""Reports are not announced, for no work depends on them: the wall looks by itself."""


class StationsPresenter:
    """Keeps ``Screen`` for the station wall."""

    def __init__(
        self, display: StationsDisplay, kit: FloorKit, on_store: Runner, use: StationsUseCases
    ) -> None:
        self._display, self._kit = display, kit
        self._use = use
        self._ticked, self._seconds = False, 0
        self._wall: Wall | None = None
        self._current = ""
        self._page = DeskPage(display, kit, on_store, ScreenName.STATIONS, (), self._decide)

    def enter(self, person: Person | None, code: str) -> None:
        """Read the wall."""
        del code
        self._page.enter(person)
        self._ticked = False
        self.refresh()

    def leave(self) -> None:
        """Another page comes in front."""
        self._page.leave()

    def scanned(self, scan: Scan) -> None:
        """A key of the page, or a scan that means nothing here."""
        self._page.scanned(scan)

    def refresh(self) -> None:
        """Read the wall again."""
        self._page.read(self._use.wall, self._read)

    def tick(self) -> None:
        """A second went by."""
        self._seconds = (self._seconds + 1) % _LOOK_EVERY_S
        if not self._seconds:
            self.refresh()

    def stand_on(self, key: str) -> None:
        """A row was chosen; what was ticked was ticked for another one."""
        if key and key != self._current:
            self._current, self._ticked = key, False
            self._redraw()

    @property
    def _lines(self) -> tuple[WallLine, ...]:
        return content.lines_of(self._wall) if self._wall is not None else ()

    @property
    def _line(self) -> WallLine | None:
        return next((line for line in self._lines if line.key == self._current), None)

    def _decide(self, meaning: Meaning) -> Decision:
        line = self._line
        match meaning:
            case ControlScanned(ControlCode.HELP):
                return Decision(Verdict.ACCEPTED, words.help_words(), to="help")
            case ControlScanned(ControlCode.CONFIRM) if line and line.work:
                if not line.row.may_hold_scans:
                    return Decision(Verdict.WRONG_STATE, words.nothing_to_tick())
                said = words.ticked_words(ticked=not self._ticked)
                return Decision(Verdict.ACCEPTED, said, to="tick", act=self._tick)
            case ControlScanned(ControlCode.SHORT) if line and line.work:
                if line.row.may_hold_scans and not self._ticked:
                    return Decision(Verdict.WRONG_STATE, words.tick_first())
                act = partial(self._release, line.work.work_id)
                said = words.releasing_words()
                return Decision(Verdict.ACCEPTED, said, to=line.work.work_no, act=act)
            case _:
                return Decision(Verdict.WRONG_STATE, words.nothing_to_tick())

    def _tick(self) -> None:
        self._ticked = not self._ticked
        self._redraw()

    def _release(self, work_id: int) -> None:
        job = partial(self._use.release, work_id, self._page.person, self._ticked)
        self._page.run(job, self._released)

    def _released(self, released: ReleasedWork) -> None:
        self._ticked = False
        self._page.say(words.released_words(released), Tone.OK)
        self.refresh()

    def _read(self, wall: Wall) -> None:
        self._wall = wall
        if self._line is None:
            self._ticked = False
            self._current = self._lines[0].key if self._lines else ""
        names = names_of(self._kit)
        self._display.show_figures(content.figures_of(wall))
        rows = tuple(content.row_of(line, wall.now, names) for line in self._lines)
        self._display.show_rows(rows, self._current)
        self._redraw()

    def _redraw(self) -> None:
        line, names = self._line, names_of(self._kit)
        if line is None:
            self._display.show_detail(content.empty_detail(), ())
            return
        actions = content.actions_of(line, names, ticked=self._ticked)
        self._display.show_detail(content.detail_of(line, names), actions)
