"""Tests of ui/settings/settings_presenter.py: type, try, save; every scan is a test."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.errors import SettingsInvalid
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.settings import PrintPurpose, Settings
from hardware.ports import (
    DeviceSilent,
    FoundSerialPort,
    PrinterStatus,
    PrintOutcome,
    PrintResult,
    Scan,
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
        self.trouble: Exception | None = None
        self.result = PrintResult(PrintOutcome.CONFIRMED)
        use = SettingsUseCases(
            save=self._save,
            ports=lambda: (FoundSerialPort("/dev/ttyACM1", "Datalogic", "05f9:4204:1"),),
            states=lambda: {"Label printer": PrinterStatus(paper_out=True)},
            print_test=self._print,
            print_card=lambda: self._print(None),
            database=lambda: DatabaseFacts("sqlite", "sqlite:////srv/p.db", "0001", "0002"),
            screen=lambda: (1920, 1080),
        )
        self.presenter = SettingsPresenter(
            self.page, kit_of(self.told), AtOnce(), use, STATION_SETTINGS, self.used.append
        )
        self.presenter.enter(NOVAK, "")

    def _save(self, settings: Settings) -> None:
        if self.trouble:
            raise self.trouble
        self.written.append(settings)

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


def test_a_typed_value_is_saved_as_a_whole_and_used() -> None:
    desk = Desk()

    desk.presenter.typed("station.bay", "Bay D")
    before = desk.page.actions[0].enabled
    desk.press(1)

    assert desk.written[0].station.bay == "Bay D"
    assert desk.used == desk.written
    assert (before, desk.page.actions[0].enabled) == (True, False)
    assert desk.answer[1] is Tone.OK


def test_a_wrong_value_is_not_saved_and_not_lost() -> None:
    desk = Desk()
    desk.presenter.typed("display.diagonal_in", "3")

    desk.press(1)

    assert desk.written == []
    assert desk.answer == ("Correct the marked field first", Tone.ATTENTION)
    desk.presenter.turn_to("printers")
    desk.presenter.turn_to("station")
    assert desk.value_of("display.diagonal_in") == "3"


def test_a_file_that_cannot_be_written_keeps_what_is_typed() -> None:
    desk = Desk()
    desk.trouble = SettingsInvalid(path="settings.toml", detail="read-only")
    desk.presenter.typed("station.bay", "Bay D")

    desk.press(1)

    assert desk.answer[0].startswith("Settings not usable")
    assert desk.value_of("station.bay") == "Bay D"
    assert desk.used == []


def test_the_screen_says_how_far_it_reads() -> None:
    desk = Desk()

    desk.presenter.typed("display.diagonal_in", "10")
    desk.presenter.typed("display.distance_m", "3")

    assert desk.page.detail.where.startswith("Too small for 3 m")


def test_any_code_shows_device_kind_bytes_and_gap() -> None:
    desk = Desk()

    for moment in (4.0, 5.25):
        scan = Scan("scanner-1", b"]E04006381333931", "4006381333931", "]E0", moment, 1)
        desk.presenter.scanned(scan)

    facts = {fact.label: fact.value for fact in desk.page.detail.facts}
    assert desk.page.leaf == "scanners"
    assert desk.page.detail.code == "4006381333931"
    assert facts["Kind"] == "EAN/UPC ]E0"
    assert facts["Bytes"] == "]E04006381333931"
    assert facts["Since the last"] == "1250 ms"
    assert desk.told.kept[-1].verdict is Verdict.ACCEPTED


def test_a_bounce_is_shown_as_not_counted_with_its_gap() -> None:
    desk = Desk()
    for moment in (4.0, 4.1):
        desk.presenter.scanned(scan_of("B-100", at_s=moment))

    assert desk.told.kept[-1].verdict is Verdict.NOT_COUNTED
    assert desk.page.detail.facts[-1].value == "100 ms"


def test_a_found_port_becomes_a_scanner() -> None:
    desk = Desk()
    desk.presenter.turn_to("scanners")

    desk.press(2)
    desk.press(3)
    desk.press(1)

    assert desk.written[0].scanners[-1].address == "05f9:4204:1"


def test_test_prints_go_where_they_belong() -> None:
    desk = Desk()
    desk.presenter.turn_to("printers")

    desk.press(2)
    desk.press(3)
    desk.press(5)

    assert desk.printed == ["label", "slip", "card"]
    assert desk.answer == ("Printed", Tone.OK)


def test_a_printer_that_does_not_say_is_not_claimed_to_have_printed() -> None:
    desk = Desk()
    desk.result = PrintResult(PrintOutcome.UNKNOWN)
    desk.presenter.turn_to("printers")

    desk.press(2)

    assert desk.answer[0].startswith("Look at the printer")


def test_a_silent_printer_is_trouble_in_words() -> None:
    desk = Desk()
    desk.trouble = DeviceSilent("Label printer", "no reply")
    desk.presenter.turn_to("printers")

    desk.press(2)

    assert desk.answer[0].startswith("No answer: Label printer")


def test_printers_say_how_they_are() -> None:
    desk = Desk()
    desk.presenter.turn_to("printers")

    desk.press(4)

    assert [fact.value for fact in desk.page.detail.facts] == [
        "paper out",
        "says nothing of itself",
    ]


def test_an_older_schema_is_a_warning() -> None:
    desk = Desk()

    desk.presenter.turn_to("database")

    facts = {fact.label: fact.value for fact in desk.page.detail.facts}
    assert facts["Schema"] == "0001, needs 0002"


@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=40), st.sampled_from([payload_of(code) for code in ControlCode])
        ),
        max_size=10,
    )
)
def test_no_run_of_scans_ends_in_silence_or_a_crash(texts: list[str]) -> None:
    desk = Desk()

    for text in texts:
        before = len(desk.page.answers)
        desk.presenter.scanned(scan_of(text))
        assert len(desk.page.answers) > before

    assert len(desk.told.kept) == len(texts)
