"""The driver of a printer by the words of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import PrinterKind, PrinterSettings
from hardware.ports import Printer, PrintOutcome
from hardware.printers.choosing import printer_of


def _chosen(kind: PrinterKind, folder: Path) -> Printer:
    ways = {"host": "127.0.0.1", "device": folder / "lp0", "folder": folder, "queue": "office"}
    item = PrinterSettings.model_validate(
        {"name": "labels", "kind": kind, "purpose": "label", **ways}
    )
    facts = item.model_dump(mode="json", exclude={"purpose", "dpi"}, exclude_none=True)
    return printer_of(**facts)


@pytest.mark.parametrize(
    ("kind", "language"),
    [
        (PrinterKind.ZEBRA_TCP, "zpl"),
        (PrinterKind.ZEBRA_FILE, "zpl"),
        (PrinterKind.PDF_FOLDER, "pdf"),
        (PrinterKind.SYSTEM, "pdf"),
        (PrinterKind.SIMULATED, "pdf"),
    ],
)
def test_every_kind_of_the_settings_has_its_driver(
    tmp_path: Path, kind: PrinterKind, language: str
) -> None:
    printer = _chosen(kind, tmp_path)

    assert (printer.name, printer.language) == ("labels", language)


def test_pages_go_into_the_folder_that_is_named(tmp_path: Path) -> None:
    printed = _chosen(PrinterKind.PDF_FOLDER, tmp_path).send("slip", b"%PDF-1.4 a slip")

    assert printed.outcome is PrintOutcome.CONFIRMED
    assert [path.name for path in tmp_path.iterdir()] == ["slip.pdf"]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="typewriter"):
        printer_of("labels", "typewriter")
