"""The doctor looks at everything and never falls over what it finds."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from sqlalchemy import text

from app.commands.doctor import Check, Surroundings, examine
from app.settings import (
    DatabaseSettings,
    FolderSettings,
    PrinterKind,
    PrinterSettings,
    PrintPurpose,
    ScaleSettings,
    ScannerKind,
    ScannerSettings,
    Settings,
)
from app.store.unit_of_work import Store
from hardware.ports import (
    DeviceSilent,
    FoundPrinter,
    FoundSerialPort,
    PrinterStatus,
    Scale,
    Weight,
)
from hardware.simulated import SimulatedPrinter, SimulatedScale

QUEUE = PrinterSettings(
    name="slips", kind=PrinterKind.SYSTEM, purpose=PrintPurpose.SLIP, queue="office"
)
LABELS = PrinterSettings(name="labels", kind=PrinterKind.SIMULATED, purpose=PrintPurpose.LABEL)
GUN = ScannerSettings(id="gun", kind=ScannerKind.SERIAL, address="0c2e:0200:42")
READY = SimulatedPrinter("labels", "zpl")


def look(
    folder: Path,
    *,
    database: str = "",
    printer: SimulatedPrinter = READY,
    queues: tuple[FoundPrinter, ...] = (),
    ports: tuple[FoundSerialPort, ...] = (),
    scanners: tuple[ScannerSettings, ...] = (GUN,),
    reached: frozenset[str] = frozenset(),
    scales: tuple[tuple[ScaleSettings, Scale], ...] = (),
) -> dict[str, Check]:
    """Everything that was looked at, by the first word of its name."""
    settings = Settings(
        database=DatabaseSettings(url=f"sqlite:///{folder}/shop.db"),
        folders=FolderSettings(
            journal=folder / "journal", documents=folder / "documents", mail=folder / "mail"
        ),
        scanners=scanners,
        printers=(LABELS, QUEUE),
    )
    printers = [(LABELS, printer), (QUEUE, printer)]
    around = Surroundings({"DISPLAY": ":0"}, ports, queues, printers, reached, scales)
    found = examine(Namespace(database=database or None), settings, around)
    return {
        " ".join(check.name.split()[:2])
        if "folder" not in check.name
        else check.name.split(" /")[0]: check
        for check in found
    }


def test_a_station_with_everything_plugged_in_is_well(tmp_path: Path) -> None:
    found = look(
        tmp_path,
        queues=(FoundPrinter("office", "Laser"),),
        ports=(FoundSerialPort("/dev/ttyACM0", "Voyager", "0c2e:0200:42"),),
    )

    assert [name for name, check in found.items() if not check.works] == []
    assert "journal folder" in found
    assert "demonstrations" in found["company"].said  # fit for a tour, not for a carrier


def test_what_is_missing_is_named_with_what_is_there(tmp_path: Path) -> None:
    found = look(
        tmp_path,
        queues=(FoundPrinter("cellar", "Laser"),),
        ports=(FoundSerialPort("/dev/ttyS0", "", ""),),
    )

    assert found["printer slips"].said == "no queue office; known: ['cellar']"
    assert found["scanner gun"].said.endswith("serial ports here: /dev/ttyS0")


def test_a_printer_out_of_paper_and_one_that_is_off_are_told_apart(tmp_path: Path) -> None:
    empty, off = SimulatedPrinter("labels", "zpl"), SimulatedPrinter("labels", "zpl")
    empty.condition = PrinterStatus(paper_out=True)
    off.condition = PrinterStatus()

    assert "out of paper" in look(tmp_path, printer=empty)["printer labels"].said
    assert "does not answer" in look(tmp_path, printer=off)["printer labels"].said


def test_a_bad_address_of_the_database_is_one_finding_among_the_others(tmp_path: Path) -> None:
    found = look(tmp_path, database="shop.db")

    assert not found["database shop.db"].works
    assert found["versions"].works


def _database(folder: Path, url: str) -> Check:
    found = look(folder, database=url)
    return next(check for name, check in found.items() if name.startswith("database"))


def test_a_database_that_lost_a_guard_is_found(tmp_path: Path, sqlite_url: str) -> None:
    assert _database(tmp_path, sqlite_url).works
    store = Store.open(sqlite_url)
    with store.unit() as uow:
        uow.session.execute(text("DROP TRIGGER audit_refuses_delete"))
        uow.commit()
    store.close()

    found = _database(tmp_path, sqlite_url)

    assert not found.works
    assert "audit_refuses_delete" in found.said


def test_a_folder_that_cannot_be_made_is_found(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file where a folder should be")

    found = look(tmp_path)

    assert not found["mail folder"].works
    assert found["mail folder"].said.startswith("cannot be written: ")


def test_a_scanner_on_the_network_answers_or_is_missed(tmp_path: Path) -> None:
    gate = ScannerSettings(id="gate", kind=ScannerKind.TCP, host="10.0.4.30")

    there = look(tmp_path, scanners=(gate,), reached=frozenset({"gate"}))["scanner gate"]
    gone = look(tmp_path, scanners=(gate,))["scanner gate"]

    assert (there.works, there.said) == (True, "listens at 10.0.4.30:9004")
    assert (gone.works, gone.said) == (False, "nothing listens at 10.0.4.30:9004: is it on?")


class DeadScale(SimulatedScale):
    """A scale that is switched off, or speaks another protocol."""

    def weigh(self) -> Weight:
        raise DeviceSilent(self.name, "no answer to the question for its weight")


def test_the_scale_itself_is_asked(tmp_path: Path) -> None:
    desk = ScaleSettings(kind="sics", address="/dev/ttyUSB1")
    scale, dead = SimulatedScale("scale"), DeadScale("scale")
    scale.put(Weight(1_250, stable=True))

    good = look(tmp_path, scales=((desk, scale),))["scale scale"]
    scale.put(Weight(None, stable=False))
    blank = look(tmp_path, scales=((desk, scale),))["scale scale"]
    bad = look(tmp_path, scales=((desk, dead),))["scale scale"]

    assert (good.works, good.said) == (True, "sics, shows 1.250 kg")
    assert blank.said.endswith("shows no number just now")
    assert not bad.works
    assert bad.said.startswith("sics at /dev/ttyUSB1: no answer")
    assert look(tmp_path)["scale"].said.startswith("none set up")
