"""The settings page: typed values judged at the field, devices tried where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.settings import Settings
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.desk_scans import Decision, DeskScans, Heard
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.verdicts import tone_of
from ui.settings import settings_answers as says
from ui.settings import settings_content as content
from ui.settings.device_bench import DeviceBench
from ui.settings.settings_display import SettingsDisplay, SettingsUseCases
from ui.settings.settings_draft import SettingsDraft
from ui.settings.settings_keys import DeviceActs, SettingsActs, act_of
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


class SettingsPresenter:
    """Keeps ``Screen``.

    Args:
        display: the page.
        kit: the station's means.
        runner: where devices are asked and files written.
        use: what can be asked of the machine.
        settings: as they stand in the file.
        saved: told the new settings once they are in the file.
    """

    def __init__(
        self,
        display: SettingsDisplay,
        kit: FloorKit,
        runner: Runner,
        use: SettingsUseCases,
        settings: Settings,
        saved: Callable[[Settings], None],
    ) -> None:
        self._display, self._kit, self._use, self._told = display, kit, use, saved
        self._draft = SettingsDraft(settings)
        self._leaf = content.STATION
        self._bench = bench = DeviceBench(self, runner, use, lambda: self._draft.settings)
        acts = (self.save, self._add_scanner, self._remove_scanner, self._find_printers)
        self._acts = SettingsActs(*acts, DeviceActs.of(bench))
        self._scans = DeskScans(
            kit, ScreenName.SETTINGS, tuple(CodeKind), self._decide, self._shown, bench.trouble
        )

    def enter(self, person: Person | None, code: str) -> None:  # noqa: ARG002 -- opened by nothing
        """Show the leaf that was left; what was typed before is still there."""
        self._scans.badge = person.badge if person else ""
        self._kit.frame.show_keys(())
        self.draw()
        self._bench.look_at_database()

    def leave(self) -> None:
        """What is typed stays until it is saved or the program ends."""

    def scanned(self, scan: Scan) -> None:
        """Show how the device speaks, or press a key."""
        self._scans.scanned(scan)

    def never_ended(self, source_id: str) -> None:
        """A scanner sends codes without an end."""
        self._bench.never_ended(source_id)
        self.turn_to(content.SCANNERS)
        self.answer(*says.unended(source_id))

    def turn_to(self, leaf: str) -> None:
        """Another leaf was chosen."""
        self._leaf = leaf
        self.draw()

    def typed(self, key: str, text: str) -> None:
        """A field has a new text."""
        self._draft.type_in(key, text)
        self.draw()

    def save(self) -> None:
        """Write what is typed; where something is wrong, say so and lose nothing."""
        settings = self._draft.settings
        if settings is None:
            self.answer(*says.first_correct(len(self._draft.faults)))
        elif not self._draft.changed:
            self.answer(says.nothing_to_save(), Tone.READY)
        else:
            self._bench.run(partial(self._use.save, settings), partial(self._saved, settings))

    def draw(self) -> None:
        """Show the leaf in front."""
        draft, leaf = self._draft, self._leaf
        sections = content.FIELDS[leaf]
        fields = tuple(f for section, names in sections for f in draft.fields(section, names))
        self._display.show_leaves(content.leaves(), leaf)
        self._display.show_fields(fields)
        self._display.show_beside(
            self._bench.beside(leaf, draft.settings, draft.saved),
            content.actions_of(leaf, may_save=draft.changed),
        )

    def answer(self, text: str, tone: Tone) -> None:
        """Say what came of a step."""
        self._display.show_answer(text, tone)

    def _saved(self, settings: Settings, _nothing: None) -> None:
        self._draft.keep(settings)
        self.answer(*says.saved())
        self.draw()
        self._told(settings)

    def _add_scanner(self) -> None:
        self._draft.add_scanner(self._bench.free_port(self._draft.saved))
        self.draw()

    def _remove_scanner(self) -> None:
        self.answer(*says.removed(self._draft.remove_scanner()))
        self.draw()

    def _find_printers(self) -> None:
        self._bench.find_printers(self._draft.printer_hosts())

    def _decide(self, meaning: Meaning) -> Decision:
        """A key starts something; every other scan is a test, whatever it means elsewhere."""
        match meaning:
            case ControlScanned(ControlCode() as code):
                if (act := act_of(self._acts, self._leaf, code)) is None:
                    return Decision(Verdict.WRONG_STATE, says.dead_key())
                return Decision(Verdict.ACCEPTED, says.working()[0], to=code.value, act=act)
            case _:
                return Decision(Verdict.ACCEPTED, to="scan test")

    def _shown(self, heard: Heard) -> None:
        answer = heard.text, tone_of(verdict := heard.decision.verdict)
        if not isinstance(heard.meaning, ControlScanned):
            self._bench.heard(heard.scan)
            self.turn_to(content.SCANNERS)
            if signal_of(verdict) is Signal.OK:
                answer = says.of_scan(heard.scan)
        self.answer(*answer)
