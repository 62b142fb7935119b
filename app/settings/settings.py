"""What this workplace is told once: one typed, frozen object from a TOML file and the environment.

Every setting has a default that works on a fresh machine: a SQLite file, a keyboard-wedge scanner,
labels and slips as PDF files, e-mails as files.  Secrets are not here but in ``app.secrets``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from app.settings.company import CompanySettings
from app.settings.devices import (
    PrinterSettings,
    ScaleSettings,
    ScannerSettings,
    default_printers,
    default_scanners,
)
from app.settings.part import DATA, DatabaseUrl, Name, Part, Port, WholePath


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


class StationSettings(Part):
    """This workplace among the others; the name is unique in the shared database."""

    name: Name = "STATION-1"
    bay: str = ""


class DatabaseSettings(Part):
    """The shared database.  Its password is the secret ``database``, never part of ``url``."""

    url: DatabaseUrl = Field(default_factory=lambda: f"sqlite:///{DATA() / 'packbench.db'}")


class FolderSettings(Part):
    """Where files go."""

    journal: WholePath = Field(default_factory=lambda: DATA() / "journal")
    documents: WholePath = Field(default_factory=lambda: DATA() / "documents")
    mail: WholePath = Field(default_factory=lambda: DATA() / "mail")


class MailSettings(Part):
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


class DisplaySettings(Part):
    """The screen and where the operator stands, from which the size of type follows."""

    theme: Theme = Theme.LIGHT
    diagonal_in: Annotated[float, Field(ge=7, le=100)] = 24.0
    distance_m: Annotated[float, Field(ge=0.3, le=10)] = 0.7


class PolicySettings(Part):
    """What a supervisor decides for this workplace.

    ``hold_hours`` is how long stock stays promised to an order that no wave has taken (F1).
    """

    idle_lock_min: Annotated[int, Field(ge=1, le=240)] = 5
    hold_hours: Annotated[int, Field(ge=1, le=2160)] = 72


class SecretSettings(Part):
    """Where passwords are kept; ``file`` counts only with ``place = "file"``."""

    place: SecretPlace = SecretPlace.KEYRING
    file: WholePath = Field(default_factory=lambda: DATA() / "secrets.json")


class Settings(Part):
    """All of it.  Made by ``app.settings.settings_file.load_settings``."""

    station: StationSettings = Field(default_factory=StationSettings)
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    folders: FolderSettings = Field(default_factory=FolderSettings)
    mail: MailSettings = Field(default_factory=MailSettings)
    display: DisplaySettings = Field(default_factory=DisplaySettings)
    policy: PolicySettings = Field(default_factory=PolicySettings)
    company: CompanySettings = Field(default_factory=CompanySettings)
    secrets: SecretSettings = Field(default_factory=SecretSettings)
    scanners: tuple[ScannerSettings, ...] = Field(default_factory=default_scanners)
    printers: tuple[PrinterSettings, ...] = Field(default_factory=default_printers)
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
