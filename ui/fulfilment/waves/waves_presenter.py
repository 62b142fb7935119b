"""The planning screen: group what waits, see the walk, release; all by keys, mouse or scan (T2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from app.fulfilment.waves.board import Board, BoardWave, MeasuredWave
from app.scanning.directory import Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.desk_scans import Decision, DeskPage
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.waves import waves_content as content
from ui.fulfilment.waves.map_of import map_of_wave, no_map
from ui.fulfilment.waves.rule.rule_desk import RuleDesk
from ui.fulfilment.waves.waiting_content import waiting_row
from ui.fulfilment.waves.wave_planning import Later, WavePlanning
from ui.fulfilment.waves.wave_scans import decide_key, find
from ui.fulfilment.waves.wave_steps import WaveSteps
from ui.fulfilment.waves.waves_display import WavesDisplay, WavesUseCases
from ui.shell.screen import ScreenName

_KINDS = (CodeKind.ORDER, CodeKind.TOTE, CodeKind.BADGE)


class WavesPresenter:
    """Keeps ``Screen`` for the planning of waves."""

    def __init__(
        self,
        display: WavesDisplay,
        kit: FloorKit,
        on_store: Runner,
        on_plan: Runner,
        use: WavesUseCases,
        later: Later,
    ) -> None:
        self._display, self._kit, self._use = display, kit, use
        self._board: Board | None = None
        self._current = self._scanned_text = ""
        self._page = page = DeskPage(
            display, kit, on_store, ScreenName.WAVES, _KINDS, self._decide, self._draw_actions
        )
        self.planning = WavePlanning(page, on_plan, use.plan, later, self._planned)
        self.steps = WaveSteps(page, on_plan, use, self._stand_after)
        self.rule = RuleDesk(display, page, use.change_rule, self.refresh)

    def enter(self, person: Person | None, code: str) -> None:
        """Read the board; ``code`` is a wave to stand on."""
        self._page.enter(person)
        self._current = code or self._current
        self._display.show_map(no_map())
        self.refresh()

    def leave(self) -> None:
        """A plan that is being made goes on; what was typed stays."""
        self._page.leave()

    def scanned(self, scan: Scan) -> None:
        """Find a wave by what is in it, or press a key."""
        self._scanned_text = scan.text
        self._page.scanned(scan)

    def refresh(self) -> None:
        """Read the board again; the shared database has changed."""
        self._page.read(self._use.board, self._read)

    def stand_on(self, wave_no: str) -> None:
        """A row was chosen."""
        if wave_no and wave_no != self._current:
            self._current = wave_no
            self._draw()
            self._measure()

    # -- the board --------------------------------------------------------------------------

    @property
    def _wave(self) -> BoardWave | None:
        return self._board.wave(self._current) if self._board else None

    def _read(self, board: Board) -> None:
        before, self._board = self._wave, board
        if self._wave is None:
            self._current = board.waves[0].facts.wave_no if board.waves else ""
        self.rule.draft.take(board.rule)
        self._draw()
        if self._wave != before or self._wave is None:
            self._measure()

    def _draw(self) -> None:
        if self._board is None:
            return
        self._display.show_figures(content.figures_of(self._board))
        self.rule.draw()
        self._display.show_rows([content.row_of(w) for w in self._board.waves], self._current)
        now = self._kit.clock()
        self._display.show_waiting([waiting_row(one, now) for one in self._board.outside])
        self._draw_actions()

    def _draw_actions(self) -> None:
        actions = content.actions_of(
            self._wave, planning=self.planning.running, merging=self.steps.merging
        )
        self._display.show_actions(actions)

    def _measure(self) -> None:
        wave = self._wave
        if wave is None:
            self._display.show_map(no_map())
        else:
            job = partial(self._use.measure, wave)
            self._page.run(job, partial(self._measured, wave))

    def _measured(self, wave: BoardWave, measured: MeasuredWave) -> None:
        if wave.facts.wave_no == self._current:
            self._display.show_map(map_of_wave(measured, wave))

    def _planned(self, waves: tuple[str, ...]) -> None:
        self._stand_after(waves[0] if waves else "")

    def _stand_after(self, wave_no: str) -> None:
        self._current = wave_no or self._current
        self._draw_actions()
        self.refresh()

    def _act(self, act: Callable[[], None]) -> None:
        act()
        self._draw_actions()  # a plan in the making and half a merge change what the keys do

    def _decide(self, meaning: Meaning) -> Decision:
        if isinstance(meaning, ControlScanned):
            draft = self.rule.draft
            key = decide_key(
                meaning.code, self._wave, self.planning, self.steps, draft, self._page.person
            )
            return replace(key, act=partial(self._act, key.act))
        wave, decision = find(meaning, self._scanned_text, self._board)
        if wave is None:
            return decision
        return replace(decision, act=partial(self.stand_on, wave.facts.wave_no))
