"""The settings page in front of a supervisor, for tests."""

from __future__ import annotations

from app.scanning.control_card import ControlCode, payload_of
from app.settings import PrintPurpose, ScaleSettings, Settings
from hardware.ports import (
    FoundPrinter,
    FoundSerialPort,
    PrinterStatus,
    PrintOutcome,
    PrintResult,
    Weight,
)
from tests.support.desk_kit import NOVAK, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from tests.support.settings_states import STATION_SETTINGS
from ui.settings.settings_content import DatabaseFacts
from ui.settings.settings_display import SettingsUseCases
from ui.settings.settings_presenter import SettingsPresenter
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, ChipContent, DetailContent
from ui.widgets.form.fields import FieldContent


class Page:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.leaf = ""
        self.fields: tuple[FieldContent, ...] = ()
        self.detail = DetailContent("")
        self.actions: tuple[ActionContent, ...] = ()
        self.answers: list[tuple[str, Tone]] = []

    def show_leaves(self, leaves: tuple[ChipContent, ...], current: str) -> None:
        del leaves
        self.leaf = current

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        self.fields = fields

    def show_beside(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        self.detail, self.actions = detail, actions

    def show_answer(self, text: str, tone: Tone) -> None:
        self.answers.append((text, tone))


class Desk:
    """The settings page of a packing station."""

    def __init__(self) -> None:
        self.told, self.page = Told(), Page()
        self.written: list[Settings] = []
        self.used: list[Settings] = []
        self.printed: list[str] = []
        self.asked: list[ScaleSettings] = []
        self.weight = Weight(1_250, stable=True)
        self.trouble: Exception | None = None
        self.result = PrintResult(PrintOutcome.CONFIRMED)
        use = SettingsUseCases(
            save=self._save,
            ports=lambda: (FoundSerialPort("/dev/ttyACM1", "Datalogic", "05f9:4204:1"),),
            states=lambda: {"Label printer": PrinterStatus(paper_out=True)},
            print_test=self._print,
            print_card=lambda: self._print(None),
            find_printers=lambda hosts: (
                FoundPrinter("office", "ipp://10.0.0.7/ipp/print"),
                *(FoundPrinter(f"{host}:{port}", "ZPL label printer") for host, port in hosts),
            ),
            database=lambda: DatabaseFacts("sqlite", "sqlite:////srv/p.db", "0001", "0002"),
            screen=lambda: (1920, 1080),
            weigh=self._weigh,
        )
        self.presenter = SettingsPresenter(
            self.page, kit_of(self.told), AtOnce(), use, STATION_SETTINGS, self.used.append
        )
        self.presenter.enter(NOVAK, "")

    def _save(self, settings: Settings) -> None:
        if self.trouble:
            raise self.trouble
        self.written.append(settings)

    def _weigh(self, scale: ScaleSettings) -> Weight:
        if self.trouble:
            raise self.trouble
        self.asked.append(scale)
        return self.weight

    def _print(self, purpose: PrintPurpose | None) -> PrintResult:
        if self.trouble:
            raise self.trouble
        self.printed.append(purpose.value if purpose else "card")
        return self.result

    def press(self, key: int) -> None:
        code = next(code for code in ControlCode if code.f_key == key)
        self.presenter.scanned(scan_of(payload_of(code), "keys"))

    def value_of(self, key: str) -> str:
        return next(field.value for field in self.page.fields if field.key == key)

    @property
    def answer(self) -> tuple[str, Tone]:
        return self.page.answers[-1]
