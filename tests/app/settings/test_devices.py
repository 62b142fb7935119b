"""Scanners and printers as values: what each needs to be found."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.settings import (
    PrinterKind,
    PrinterSettings,
    ScannerKind,
    ScannerSettings,
)


def _printer(kind: str, **facts: object) -> PrinterSettings:
    given = {"name": "P1", "kind": kind, "purpose": "label", **facts}
    return PrinterSettings.model_validate(given)


@pytest.mark.parametrize(("bounce_ms", "allowed"), [(0, True), (1500, True), (1501, False)])
def test_the_bounce_window_lies_between_0_and_1500_ms(bounce_ms: int, *, allowed: bool) -> None:
    given = {"id": "left", "kind": "wedge", "bounce_ms": bounce_ms}
    try:
        ScannerSettings.model_validate(given)
    except ValidationError:
        assert not allowed
    else:
        assert allowed


def test_a_serial_scanner_needs_its_address() -> None:
    with pytest.raises(ValidationError, match="needs its address"):
        ScannerSettings(id="left", kind=ScannerKind.SERIAL)


def test_a_scanner_on_the_network_needs_its_host() -> None:
    with pytest.raises(ValidationError, match="needs its host"):
        ScannerSettings(id="gate", kind=ScannerKind.TCP)


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("zebra_tcp", "host"),
        ("zebra_file", "device"),
        ("pdf_folder", "folder"),
        ("system", "queue"),
    ],
)
def test_a_printer_needs_the_place_where_it_is_found(kind: str, missing: str) -> None:
    with pytest.raises(ValidationError, match=f"needs its {missing}"):
        _printer(kind)


def test_a_simulated_printer_needs_no_place() -> None:
    assert _printer("simulated").kind is PrinterKind.SIMULATED


@pytest.mark.parametrize("dpi", [0, 200, 600])
def test_labels_are_drawn_for_203_or_300_dpi_only(dpi: int) -> None:
    with pytest.raises(ValidationError, match="dpi"):
        _printer("simulated", dpi=dpi)
