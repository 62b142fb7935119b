"""The layout editor: a table of parts, the fields of one, the map that follows (F2)."""

from __future__ import annotations

from functools import partial

from app.errors import AppError
from app.fulfilment.routing.layout import BinPlace
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BinScanned, ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.desk_scans import Decision, DeskScans, answer_on
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.floor_plan import layout_content as content
from ui.fulfilment.floor_plan.layout_display import LayoutDisplay, LayoutRead, LayoutUseCases
from ui.fulfilment.floor_plan.layout_draft import LayoutDraft
from ui.messages.errors import in_one_line
from ui.messages.planning import layout as says
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


class LayoutPresenter:
    """Keeps ``Screen`` for the layout of the floor."""

    def __init__(
        self, display: LayoutDisplay, kit: FloorKit, on_store: Runner, use: LayoutUseCases
    ) -> None:
        self._display, self._kit, self._on_store, self._use = display, kit, on_store, use
        self._person = Person("", "", "")
        self._bins: tuple[BinPlace, ...] = ()
        self._place, self._marked, self._in_front = 0, "", False
        self.draft = LayoutDraft()
        kinds = (CodeKind.BIN, CodeKind.BADGE)
        shown = answer_on(display)
        self._scans = DeskScans(kit, ScreenName.LAYOUT, kinds, self._decide, shown, self._failed)

    def enter(self, person: Person | None, code: str) -> None:
        """Read the layout; what was typed before is still there."""
        self._person, self._in_front = person or Person("", "", ""), True
        self._scans.badge, self._marked = self._person.badge, code
        self._kit.frame.show_keys(())
        self._display.show_answer("", Tone.READY)
        self.refresh()

    def leave(self) -> None:
        """What was typed stays."""
        self._in_front = False

    def scanned(self, scan: Scan) -> None:
        """Mark a bin on the map, or press a key."""
        self._scans.scanned(scan)

    def refresh(self) -> None:
        """Read the layout again; the shared database has changed."""
        if self._in_front:
            self._on_store.run(self._use.read, self._read, self._failed)

    def stand_on(self, key: str) -> None:
        """A row was chosen, by its key."""
        if key and int(key) != self._place:
            self._place = int(key)
            self._draw_part()

    def typed(self, key: str, text: str) -> None:
        """A field of the part stood on was changed."""
        if 0 <= self._place < len(self.draft.rows):
            self.draft.change(self._place, key, text)
            self._draw()

    def _read(self, read: LayoutRead) -> None:
        self._bins = read.bins
        if not self.draft.take(read.parts):
            self._display.show_answer(*says.changed_elsewhere())
        self._draw()

    def _draw(self) -> None:
        self._place = max(0, min(self._place, len(self.draft.rows) - 1))
        self._display.show_rows(content.rows_of(self.draft), str(self._place))
        self._draw_part()

    def _draw_part(self) -> None:
        self._display.show_fields(content.fields_of(self.draft, self._place))
        self._display.show_map(content.map_of(self.draft, self._bins, self._place, self._marked))
        self._display.show_actions(content.actions_of(self.draft, self._place))

    # -- keys and scans ---------------------------------------------------------------------

    def _decide(self, meaning: Meaning) -> Decision:
        match meaning:
            case BinScanned(code):
                return Decision(
                    Verdict.ACCEPTED, says.bin_at(code), code, partial(self._mark, code)
                )
            case ControlScanned(ControlCode.CONFIRM) if self.draft.changed:
                return Decision(Verdict.ACCEPTED, act=self._keep)
            case ControlScanned(ControlCode.SHORT):
                return Decision(Verdict.ACCEPTED, act=self._add)
            case ControlScanned(ControlCode.EXCEPTION) if self.draft.rows:
                return Decision(Verdict.ACCEPTED, act=self._remove)
            case ControlScanned(ControlCode.UNDO) if self.draft.changed:
                return Decision(Verdict.ACCEPTED, act=self._revert)
            case ControlScanned(ControlCode.HELP):
                return Decision(Verdict.ACCEPTED, says.help_text())
            case _:
                return Decision(Verdict.WRONG_STATE, says.dead_key())

    def _mark(self, code: str) -> None:
        self._marked = code
        self._draw_part()

    def _keep(self) -> None:
        wrong = self.draft.wrong
        if wrong:
            self._place = wrong[0]
            self._display.show_answer(*says.wrong_rows(len(wrong)))
            self._draw()
            return
        job = partial(self._use.keep, self.draft.parts, self._person)
        self._on_store.run(job, self._kept, self._failed)

    def _kept(self, _done: None) -> None:
        self.draft.keep()
        self._display.show_answer(*says.kept())
        self.refresh()

    def _add(self) -> None:
        self._place = self.draft.add()
        self._draw()

    def _remove(self) -> None:
        self.draft.remove(self._place)
        self._draw()

    def _revert(self) -> None:
        self.draft.revert()
        self._display.show_answer(*says.reverted())
        self._draw()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._display.show_answer(in_one_line(error), Tone.ATTENTION)
