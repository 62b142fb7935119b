"""What this workplace is told once, as values: the station, its devices, the company."""

from app.settings.company import (
    Address,
    CompanySettings,
)
from app.settings.devices import (
    PrinterKind,
    PrinterSettings,
    PrintPurpose,
    ScaleSettings,
    ScannerKind,
    ScannerProfile,
    ScannerSettings,
)
from app.settings.settings import (
    DatabaseSettings,
    DisplaySettings,
    FolderSettings,
    MailSettings,
    MailTransport,
    PolicySettings,
    SecretPlace,
    SecretSettings,
    Settings,
    StationSettings,
    Theme,
)

__all__ = [
    "Address",
    "CompanySettings",
    "DatabaseSettings",
    "DisplaySettings",
    "FolderSettings",
    "MailSettings",
    "MailTransport",
    "PolicySettings",
    "PrintPurpose",
    "PrinterKind",
    "PrinterSettings",
    "ScaleSettings",
    "ScannerKind",
    "ScannerProfile",
    "ScannerSettings",
    "SecretPlace",
    "SecretSettings",
    "Settings",
    "StationSettings",
    "Theme",
]
