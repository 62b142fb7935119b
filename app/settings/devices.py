"""Scanners, scales and printers of this workplace, as a person names them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from app.scanning.bounce import DEFAULT_MS, MAX_MS
from app.settings.part import DATA, Name, Part, Port, WholePath


class ScannerKind(StrEnum):
    """How a scanner is attached."""

    SERIAL = "serial"
    TCP = "tcp"
    WEDGE = "wedge"
    SIMULATED = "simulated"


class ScannerProfile(StrEnum):
    """How a scanner is told whether the scan was right."""

    NONE = "none"
    HONEYWELL = "honeywell"
    DATALOGIC = "datalogic"


class PrinterKind(StrEnum):
    """How a page or label reaches paper."""

    ZEBRA_TCP = "zebra_tcp"
    ZEBRA_FILE = "zebra_file"
    PDF_FOLDER = "pdf_folder"
    SYSTEM = "system"
    SIMULATED = "simulated"


class PrintPurpose(StrEnum):
    """What a printer is for."""

    LABEL = "label"
    SLIP = "slip"


class ScannerSettings(Part):
    """One scanner; ``address`` is a serial device or its ``vid:pid:serial-number``.

    A ``tcp`` scanner, or a serial one behind a terminal server, listens at ``host`` and ``port``.
    """

    id: Name
    kind: ScannerKind
    address: str = ""
    host: str = ""
    port: Port = 9004
    baud: Annotated[int, Field(ge=300, le=4_000_000)] = 9600
    profile: ScannerProfile = ScannerProfile.NONE
    bounce_ms: Annotated[int, Field(ge=0, le=MAX_MS)] = DEFAULT_MS

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.kind is ScannerKind.SERIAL and not self.address:
            raise ValueError("a serial scanner needs its address")
        if self.kind is ScannerKind.TCP and not self.host:
            raise ValueError("a tcp scanner needs its host")
        return self


class ScaleSettings(Part):
    """The scale; ``address`` as of a scanner.  ``unit`` counts for a Toledo, which says none."""

    name: Name = "scale"
    kind: Literal["nci", "sics", "toledo", "simulated"]
    address: str = ""
    baud: Annotated[int, Field(ge=300, le=4_000_000)] = 9600
    unit: Literal["kg", "lb"] = "kg"

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.kind != "simulated" and not self.address:
            raise ValueError("a scale needs its address")
        return self


class PrinterSettings(Part):
    """One printer; ``queue`` is the name of a system printer, ``device`` a file of /dev."""

    name: Name
    kind: PrinterKind
    purpose: PrintPurpose
    host: str = ""
    port: Port = 9100
    folder: WholePath | None = None
    device: WholePath | None = None
    queue: str = ""
    dpi: Literal[203, 300] = 203

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        needs = {
            PrinterKind.ZEBRA_TCP: ("host", self.host),
            PrinterKind.ZEBRA_FILE: ("device", self.device),
            PrinterKind.PDF_FOLDER: ("folder", self.folder),
            PrinterKind.SYSTEM: ("queue", self.queue),
        }
        field, value = needs.get(self.kind, ("", "nothing needed"))
        if not value:
            raise ValueError(f"a {self.kind} printer needs its {field}")
        return self


def default_scanners() -> tuple[ScannerSettings, ...]:
    """A fresh machine is scanned at by what types like a keyboard."""
    return (ScannerSettings(id="wedge", kind=ScannerKind.WEDGE),)


def default_printers() -> tuple[PrinterSettings, ...]:
    """A fresh machine prints into folders."""
    folders = {PrintPurpose.LABEL: "labels", PrintPurpose.SLIP: "slips"}
    return tuple(
        PrinterSettings(
            name=folder, kind=PrinterKind.PDF_FOLDER, purpose=purpose, folder=DATA() / folder
        )
        for purpose, folder in folders.items()
    )
