"""The settings page on the machine that it stands on: printers, file, look and database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from app.fulfilment.documents.floor.floor_labels import trial_label
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.scanning.control_card import ControlCode, payload_of
from app.settings import PrinterKind, PrinterSettings, PrintPurpose, Settings, StationSettings
from app.settings import Theme as ThemeName
from app.settings.settings_file import load_settings, save_settings
from app.store.migrate import HEAD
from app.store.unit_of_work import Store
from hardware.ports import FoundPrinter, FoundSerialPort, PrinterStatus, Weight
from hardware.simulated import SimulatedPrinter
from tests.support.desk_kit import NOVAK, Told, kit_of
from tests.support.scans import scan_of
from tests.support.view_rules import in_front
from tests.support.workplaces import paper_desk
from ui.settings.settings_view import SettingsView
from ui.shell.workplace.desk.settings_screen import Machine, make_settings, printer_states
from ui.shell.workplace.station_works import StationWorks
from ui.theme.density import density_for_screen
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.content import Tone

SCANNERS, PRINTERS, DATABASE = 1, 3, 4
SETTINGS = Settings(
    station=StationSettings(name="Pack 04"),
    printers=(
        PrinterSettings(
            name="zebra", kind=PrinterKind.SIMULATED, purpose=PrintPurpose.LABEL, dpi=300
        ),
    ),
)


@dataclass(frozen=True)
class Page:
    """The page in front of a supervisor, and the mouse in their hand."""

    view: SettingsView
    pressed: list[str]
    file: Path
    qtbot: QtBot

    @property
    def answer(self) -> tuple[str, Tone]:
        """What the page said last."""
        return self.view.answer.text, self.view.answer.tone

    @property
    def facts(self) -> Mapping[str, str]:
        """What stands beside the fields."""
        return {fact.label: fact.value for fact in self.view.beside.content.facts}

    def turn_to(self, leaf: int) -> None:
        """Touch a leaf."""
        QTest.mouseClick(self.view.chips.chips[leaf], Qt.MouseButton.LeftButton)

    def touch(self, label: str) -> None:
        """Touch a button and wait for its answer."""
        buttons = self.view.beside.choices.buttons
        button = next(one for one in buttons if one.content.label == label)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: self.answer[1] is not Tone.BUSY)

    def choose(self, key: str, value: str) -> None:
        """Choose a value in the list of a field."""
        editor = self.view.form.boxes[key].editor
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(value))
        editor.activated.emit(editor.currentIndex())

    def type_in(self, key: str, text: str) -> None:
        """Type over what stands in a field."""
        editor = self.view.form.boxes[key].editor
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, text)


@pytest.fixture
def printers() -> dict[PaperKind, SimulatedPrinter]:
    """What is plugged in: a label printer that eats ZPL and a page printer."""
    return {
        PaperKind.LABEL: SimulatedPrinter("zebra", "zpl"),
        PaperKind.SLIP: SimulatedPrinter("pages", "pdf"),
    }


@pytest.fixture
def works(store: Store, tmp_path: Path) -> Iterator[StationWorks]:
    """The works of Pack 04 on each engine."""
    one = StationWorks(store, tmp_path / "journal", "Pack 04")
    yield one
    one.close()


def make_page(
    works: StationWorks,
    theme: Theme,
    qtbot: QtBot,
    printers: Mapping[PaperKind, SimulatedPrinter],
    file: Path = Path("nowhere"),
) -> Page:
    """The page as a station shows it, in front of a supervisor."""
    pressed = list[str]()
    machine = Machine(
        save=lambda new: save_settings(new, file),
        ports=lambda: (FoundSerialPort("/dev/ttyACM0", "Honeywell", "0c2e:0b6a:1"),),
        printers=lambda _hosts: (FoundPrinter("/dev/usb/lp0", "device file"),),
        weigh=lambda _scale: Weight(640, stable=True),
    )

    def press(key: str) -> None:
        pressed.append(key)
        code = next(code for code in ControlCode if f"F{code.f_key}" == key)
        made.screen.scanned(scan_of(payload_of(code), "keys"))

    made = make_settings(
        works, kit_of(Told()), theme, press, SETTINGS, machine, paper_desk(printers, "Pack 04")
    )
    view = made.view
    assert isinstance(view, SettingsView)
    in_front(view, qtbot)
    made.screen.enter(NOVAK, "")
    qtbot.waitUntil(lambda: view.answer.tone is not Tone.BUSY)
    return Page(view, pressed, file, qtbot)


@pytest.fixture
def page(
    works: StationWorks,
    printers: dict[PaperKind, SimulatedPrinter],
    theme: Theme,
    tmp_path: Path,
    qtbot: QtBot,
) -> Page:
    """The page of Pack 04; what it saves goes into a file of this test."""
    return make_page(works, theme, qtbot, printers, tmp_path / "settings.toml")


def test_a_touched_key_goes_the_way_of_every_key(page: Page) -> None:
    page.turn_to(PRINTERS)
    page.touch("Ask printers")

    assert page.pressed == ["F4"]


def test_a_test_label_comes_out_of_the_label_printer_in_its_language_and_size(
    page: Page, printers: dict[PaperKind, SimulatedPrinter]
) -> None:
    page.turn_to(PRINTERS)
    page.touch("Test label")

    (job,) = printers[PaperKind.LABEL].jobs
    assert page.answer == ("Printed", Tone.OK)
    assert job.job_name == "test label"
    assert job.data == trial_label("Pack 04", "zpl", 300).data
    assert job.data.startswith(b"^XA")
    assert printers[PaperKind.SLIP].jobs == []


@pytest.mark.parametrize(("button", "more"), [("Test page", []), ("Control card", ["lane signs"])])
def test_the_page_printer_is_tried_with_what_the_floor_scans(
    page: Page, printers: dict[PaperKind, SimulatedPrinter], button: str, more: list[str]
) -> None:
    page.turn_to(PRINTERS)
    page.touch(button)

    jobs = printers[PaperKind.SLIP].jobs
    assert page.answer == ("Printed", Tone.OK)
    assert [job.job_name for job in jobs] == ["control card", *more]
    assert all(job.data.startswith(b"%PDF-") for job in jobs)
    assert printers[PaperKind.LABEL].jobs == []


@pytest.mark.parametrize(
    ("kind", "button", "words"),
    [
        (PaperKind.LABEL, "Test label", "no printer for labels is set up"),
        (PaperKind.SLIP, "Test page", "no printer for slips is set up"),
        (PaperKind.SLIP, "Control card", "no printer for slips is set up"),
    ],
)
def test_where_no_printer_is_set_up_the_page_says_which_is_missing(
    works: StationWorks, theme: Theme, qtbot: QtBot, kind: PaperKind, button: str, words: str
) -> None:
    other = PaperKind.SLIP if kind is PaperKind.LABEL else PaperKind.LABEL
    left = SimulatedPrinter("the other", "pdf")
    one = make_page(works, theme, qtbot, {other: left})
    one.turn_to(PRINTERS)
    one.touch(button)

    text, tone = one.answer
    assert (tone, left.jobs) == (Tone.ATTENTION, [])
    assert text.startswith("Not allowed: Print: ")
    assert words in text


def test_a_printer_without_paper_prints_nothing_and_says_so(
    page: Page, printers: dict[PaperKind, SimulatedPrinter]
) -> None:
    printers[PaperKind.LABEL].condition = PrinterStatus(paper_out=True)
    page.turn_to(PRINTERS)
    page.touch("Test label")
    printed = page.answer
    page.touch("Ask printers")

    assert printed == ("Not printed: cannot print", Tone.ATTENTION)
    assert page.facts == {"zebra": "paper out"}
    assert printers[PaperKind.LABEL].jobs == []


def test_every_printer_is_asked_by_its_name(printers: dict[PaperKind, SimulatedPrinter]) -> None:
    printers[PaperKind.SLIP].condition = PrinterStatus(paused=True)

    states = printer_states(paper_desk(printers, "Pack 04"))

    assert {name: state.can_print for name, state in states.items()} == {
        "zebra": True,
        "pages": False,
    }


def test_what_is_saved_is_in_the_file_and_the_look_follows_at_once(
    page: Page, theme: Theme
) -> None:
    page.choose("display.theme", "dark")
    page.type_in("display.distance_m", "2.5")
    assert theme.tokens is LIGHT

    page.touch("Save")

    saved = load_settings(page.file, {})
    assert page.answer[1] is Tone.OK
    assert (saved.display.theme, saved.display.distance_m) == (ThemeName.DARK, 2.5)
    assert saved.printers == SETTINGS.printers
    assert theme.tokens is DARK
    size = page.view.screen().size()
    assert theme.density == density_for_screen(size.width(), size.height(), 24.0, 2.5)


def test_what_cannot_be_saved_changes_neither_file_nor_look(page: Page, theme: Theme) -> None:
    page.file.mkdir()  # a folder stands where the file should be
    page.choose("display.theme", "dark")

    page.touch("Save")

    assert page.answer[1] is Tone.ATTENTION
    assert theme.tokens is LIGHT
    assert list(page.file.iterdir()) == []


def test_the_database_says_what_it_is(page: Page, works: StationWorks) -> None:
    page.turn_to(DATABASE)

    assert page.facts["Engine"] == works.store.engine.dialect.name
    assert page.facts["Schema"] == HEAD
    assert str(works.store.engine.url.database) in page.facts["Address"]


@pytest.mark.postgresql
def test_the_database_is_named_without_its_password(
    postgres_url: str, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    password = make_url(postgres_url).password
    assert isinstance(password, str)
    store = Store.open(postgres_url)
    works = StationWorks(store, tmp_path, "Pack 04")

    page = make_page(works, theme, qtbot, {})
    page.turn_to(DATABASE)

    assert "***" in page.facts["Address"]
    assert password not in str(page.view.beside.content)
    works.close()
    store.close()


def test_a_port_that_was_found_is_shown_beside_the_scanners(page: Page) -> None:
    page.turn_to(SCANNERS)
    page.touch("Find serial ports")

    (found,) = page.view.beside.content.events
    assert "Honeywell, 0c2e:0b6a:1" in str(found)
