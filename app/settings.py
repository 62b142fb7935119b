"""What this workplace is told once: one typed, frozen object from a TOML file and the environment.

Every setting has a default that works on a fresh machine: a SQLite file, a keyboard-wedge scanner,
labels and slips as PDF files, e-mails as files.  Secrets are not here but in ``app.secrets``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, Self

import platformdirs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from app.scanning.bounce import DEFAULT_MS, MAX_MS

_DATA = partial(platformdirs.user_data_path, "packbench", appauthor=False)
_DEMONSTRATION_PREFIX = "9521234"  # GS1 keeps the prefix 952 for demonstrations and examples


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


class MailTransport(StrEnum):
    """How customers' e-mails leave: as .eml files in a folder, or by SMTP."""

    EML = "eml"
    SMTP = "smtp"


class Theme(StrEnum):
    """Light on the floor, dark for a dim room."""

    LIGHT = "light"
    DARK = "dark"


class SecretPlace(StrEnum):
    """Where passwords are kept; a file only by explicit choice."""

    KEYRING = "keyring"
    FILE = "file"


def _whole_path(path: Path) -> Path:
    path = path.expanduser()
    if not path.is_absolute():
        raise ValueError("write the whole path, from / or ~")
    return path


def _known_engine(url: str) -> str:
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("begins with neither sqlite:/// nor postgresql+psycopg://")
    return url


WholePath = Annotated[Path, AfterValidator(_whole_path)]
DatabaseUrl = Annotated[str, AfterValidator(_known_engine)]
Name = Annotated[str, Field(min_length=1, max_length=48, pattern=r"^[ -~]+$")]
Port = Annotated[int, Field(ge=1, le=65535)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StationSettings(_Part):
    """This workplace among the others; the name is unique in the shared database."""

    name: Name = "STATION-1"
    bay: str = ""


class DatabaseSettings(_Part):
    """The shared database.  Its password is the secret ``database``, never part of ``url``."""

    url: DatabaseUrl = Field(default_factory=lambda: f"sqlite:///{_DATA() / 'packbench.db'}")


class FolderSettings(_Part):
    """Where files go."""

    journal: WholePath = Field(default_factory=lambda: _DATA() / "journal")
    documents: WholePath = Field(default_factory=lambda: _DATA() / "documents")
    mail: WholePath = Field(default_factory=lambda: _DATA() / "mail")


class ScannerSettings(_Part):
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


class ScaleSettings(_Part):
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


class PrinterSettings(_Part):
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


class MailSettings(_Part):
    """How customers are written to.  The SMTP password is the secret ``mail``."""

    transport: MailTransport = MailTransport.EML
    host: str = ""
    port: Port = 587
    starttls: bool = True
    username: str = ""
    from_name: str = "Packbench"
    from_address: str = "warehouse@example.com"

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.transport is MailTransport.SMTP and not self.host:
            raise ValueError("transport smtp needs the host")
        return self


class DisplaySettings(_Part):
    """The screen and where the operator stands, from which the size of type follows."""

    theme: Theme = Theme.LIGHT
    diagonal_in: Annotated[float, Field(ge=7, le=100)] = 24.0
    distance_m: Annotated[float, Field(ge=0.3, le=10)] = 0.7


class PolicySettings(_Part):
    """What a supervisor decides for this workplace.

    ``hold_hours`` is how long stock stays promised to an order that no wave has taken (F1).
    """

    idle_lock_min: Annotated[int, Field(ge=1, le=240)] = 5
    hold_hours: Annotated[int, Field(ge=1, le=2160)] = 72


class Address(_Part):
    """A postal address as printed; ``country`` is ISO 3166-1 alpha-2."""

    street: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = ""


class CompanySettings(_Part):
    """Who sends, and the GS1 numbers that make its SSCCs.  Source: GS1, AI (00)."""

    name: str = "Packbench Demonstration"
    gs1_company_prefix: Annotated[str, Field(pattern=r"^[0-9]{4,12}$")] = _DEMONSTRATION_PREFIX
    sscc_extension_digit: Annotated[int, Field(ge=0, le=9)] = 0
    return_address: Address = Address()

    @property
    def is_demonstration(self) -> bool:
        """True while SSCCs carry GS1's prefix for examples, which no carrier may be given."""
        return self.gs1_company_prefix.startswith("952")


class SecretSettings(_Part):
    """Where passwords are kept; ``file`` counts only with ``place = "file"``."""

    place: SecretPlace = SecretPlace.KEYRING
    file: WholePath = Field(default_factory=lambda: _DATA() / "secrets.json")


def _default_scanners() -> tuple[ScannerSettings, ...]:
    return (ScannerSettings(id="wedge", kind=ScannerKind.WEDGE),)


def _default_printers() -> tuple[PrinterSettings, ...]:
    folders = {PrintPurpose.LABEL: "labels", PrintPurpose.SLIP: "slips"}
    return tuple(
        PrinterSettings(
            name=folder, kind=PrinterKind.PDF_FOLDER, purpose=purpose, folder=_DATA() / folder
        )
        for purpose, folder in folders.items()
    )


class Settings(_Part):
    """All of it.  Made by ``app.settings_file.load_settings``."""

    station: StationSettings = Field(default_factory=StationSettings)
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    folders: FolderSettings = Field(default_factory=FolderSettings)
    mail: MailSettings = Field(default_factory=MailSettings)
    display: DisplaySettings = Field(default_factory=DisplaySettings)
    policy: PolicySettings = Field(default_factory=PolicySettings)
    company: CompanySettings = Field(default_factory=CompanySettings)
    secrets: SecretSettings = Field(default_factory=SecretSettings)
    scanners: tuple[ScannerSettings, ...] = Field(default_factory=_default_scanners)
    printers: tuple[PrinterSettings, ...] = Field(default_factory=_default_printers)
    scales: Annotated[tuple[ScaleSettings, ...], Field(max_length=1)] = ()

    @model_validator(mode="after")
    def _devices_have_names_of_their_own(self) -> Self:
        _no_twins("scanners", (scanner.id for scanner in self.scanners))
        _no_twins("printers", (printer.name for printer in self.printers))
        return self


def _no_twins(where: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise ValueError(f"{where}: two are called {name}")
        seen.add(name.casefold())
