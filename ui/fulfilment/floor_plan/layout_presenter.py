"""The layout editor: a table of parts, the fields of one, the map that follows (F2)."""

from __future__ import annotations

from functools import partial

from app.fulfilment.routing.layout import BinPlace
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BinScanned, ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.desk_scans import Decision, DeskPage
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.floor_plan import layout_content as content
from ui.fulfilment.floor_plan.layout_display import LayoutDisplay, LayoutRead, LayoutUseCases
from ui.fulfilment.floor_plan.layout_draft import LayoutDraft
from ui.messages.planning import layout as says
from ui.shell.screen import ScreenName


class LayoutPresenter:
    """Keeps ``Screen`` for the layout of the floor."""

    def __init__(
        self, display: LayoutDisplay, kit: FloorKit, on_store: Runner, use: LayoutUseCases
    ) -> None:
        self._display, self._use = display, use
        self._bins: tuple[BinPlace, ...] = ()
        self._place, self._marked = 0, ""
        self.draft = LayoutDraft()
        kinds = (CodeKind.BIN, CodeKind.BADGE)
        self._page = DeskPage(display, kit, on_store, ScreenName.LAYOUT, kinds, self._decide)

    def enter(self, person: Person | None, code: str) -> None:
        """Read the layout; what was typed before is still there."""
        self._page.enter(person)
        self._marked = code
        self.refresh()

    def leave(self) -> None:
        """What was typed stays."""
        self._page.leave()

    def scanned(self, scan: Scan) -> None:
        """Mark a bin on the map, or press a key."""
        self._page.scanned(scan)

    def refresh(self) -> None:
        """Read the layout again; the shared database has changed."""
        self._page.read(self._use.read, self._read)

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
            self._page.say(*says.changed_elsewhere())
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
            self._page.say(*says.wrong_rows(len(wrong)))
            self._draw()
            return
        job = partial(self._use.keep, self.draft.parts, self._page.person)
        self._page.run(job, self._kept)

    def _kept(self, _done: None) -> None:
        self.draft.keep()
        self._page.say(*says.kept())
        self.refresh()

    def _add(self) -> None:
        self._place = self.draft.add()
        self._draw()

    def _remove(self) -> None:
        self.draft.remove(self._place)
        self._draw()

    def _revert(self) -> None:
        self.draft.revert()
        self._page.say(*says.reverted())
        self._draw()
