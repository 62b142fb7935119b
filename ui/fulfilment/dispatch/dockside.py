"""What the loader sees and hears: banner, keys, help, tape and sounds of the dock."""

from __future__ import annotations

from app.fulfilment.events import Acknowledged
from app.scanning.verdicts import Verdict
from hardware.ports import Scan
from ui.fulfilment.banners import sound_of_trouble, step_banner, trouble_banner
from ui.fulfilment.dispatch import dispatch_content
from ui.fulfilment.dispatch.dispatch_display import DispatchDisplay, HeardAtDock
from ui.fulfilment.dispatch.dock import Dock
from ui.fulfilment.floor_kit import FloorKit
from ui.widgets.content import BannerContent


class Dockside:
    """Shows how the dock stands while somebody stands before it; sounds are heard anyway.

    Attributes:
        dock: how it stands.
        in_front: True while somebody looks.
        unprinted: what is to be done while the last manifest is not on paper; None if it is.
    """

    def __init__(self, display: DispatchDisplay, kit: FloorKit) -> None:
        self._display, self._kit = display, kit
        self.dock = Dock(kit)
        self.in_front = False
        self.unprinted: BannerContent | None = None
        self._stop: BannerContent | None = None

    def enter(self) -> None:
        """Somebody comes; a STOP that is latched stands there still."""
        self.in_front = True
        self.draw(self._stop or self.unprinted or step_banner(self.dock.step))
        if self._stop is not None:
            self._kit.sounds.play("stop")

    def leave(self) -> None:
        """Nobody looks."""
        self.in_front = False
        self._kit.sounds.silence()

    def latch(self, verdict: Verdict, banner: BannerContent) -> None:
        """Let STOP stand there until CONFIRM (D4)."""
        self.dock.latch(verdict)
        self._stop = banner

    def kept(self) -> None:
        """The journal has kept a scan: a STOP that it ended goes."""
        if self.dock.latched is None:
            self._stop = None

    def answer(self, heard: HeardAtDock) -> None:
        """Show a scan that the dock itself answers; after a STOP comes what waited behind it."""
        waited = self.unprinted if isinstance(heard.event, Acknowledged) else None
        self.draw(self._stop or waited or dispatch_content.answered(heard, self.dock.step))

    def tell(self, scan: Scan | None, verdict: Verdict, code: str, meaning: str) -> None:
        """Note and signal what became of a scan."""
        latched, source_id = self.dock.latched is not None, scan.source_id if scan else ""
        self._kit.note(source_id, verdict, code, meaning)
        self._kit.signal(source_id, verdict, latched=latched)

    def tell_trouble(self, error: Exception) -> None:
        """Say why a scan came to nothing."""
        self._kit.sounds.play(sound_of_trouble(error))
        self.draw(trouble_banner(error))

    def miss_manifest(self, banner: BannerContent) -> None:
        """Say that a manifest is not on paper; a STOP that is latched comes first."""
        self.unprinted = banner
        if self._stop is None:
            self._kit.sounds.play("attention")
            self.draw(banner)

    def draw(self, banner: BannerContent) -> None:
        """Show the banner and all that stands round it."""
        if self.in_front:
            self._display.show_banner(banner)
            self._display.show_tape(self._kit.tape.content)
            self.show_keys()

    def show_keys(self) -> None:
        """Show what the keys mean, and what the help says of them."""
        if not self.in_front:
            return
        dock, unprinted = self.dock, self.unprinted is not None
        keys = dispatch_content.keys_of(
            dock.live, latched=dock.latched is not None, unprinted=unprinted
        )
        self._kit.frame.show_keys(keys)
        self._display.show_panel(dispatch_content.panel_content(dock.live, shown=dock.help))
