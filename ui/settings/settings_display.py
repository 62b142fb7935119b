"""What the settings page needs of its view and of the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.settings import PrintPurpose, ScaleSettings, Settings
from hardware.ports import FoundPrinter, FoundSerialPort, PrinterStatus, PrintResult, Weight
from ui.settings.settings_content import DatabaseFacts
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, ChipContent, DetailContent
from ui.widgets.form.fields import FieldContent


class SettingsDisplay(Protocol):
    """What the page can show."""

    def show_leaves(self, leaves: tuple[ChipContent, ...], current: str) -> None:
        """Show which leaves there are."""

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show the fields of the leaf; what is being typed stays."""

    def show_beside(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show what the fields mean, and what can be done."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""


@dataclass(frozen=True, slots=True)
class SettingsUseCases:
    """What the page asks of the machine; all but ``screen`` run on another thread.

    Attributes:
        save: writes the settings; raises SettingsInvalid, the old ones stand then.
        ports: the serial ports of this machine.
        states: asks every printer how it is, by name.
        print_test: prints a test label or page as the saved settings say.
        print_card: prints the control card, with the scanner's self-test, and the signs of lanes.
        find_printers: what prints here: queues, device files, and label printers that answer at
            the given hosts and ports.  Takes some seconds.
        weigh: asks a scale once, whether it is saved or not; raises HardwareError.
        database: what the shared database is.
        screen: the screen's size in device-independent pixels, at once.
    """

    save: Callable[[Settings], None]
    ports: Callable[[], Sequence[FoundSerialPort]]
    states: Callable[[], Mapping[str, PrinterStatus]]
    print_test: Callable[[PrintPurpose], PrintResult]
    print_card: Callable[[], PrintResult]
    find_printers: Callable[[Sequence[tuple[str, int]]], Sequence[FoundPrinter]]
    weigh: Callable[[ScaleSettings], Weight]
    database: Callable[[], DatabaseFacts]
    screen: Callable[[], tuple[int, int]]
