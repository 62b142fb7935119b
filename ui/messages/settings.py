"""What the settings page says: labels, hints, and what is wrong with a value, at its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.settings import PrinterKind, PrintPurpose, ScannerKind, ScannerProfile
from app.settings import Theme as ThemeName
from ui.messages.wording import translate


def label_of(name: str) -> str:
    """The label of a field, by the last part of its key."""
    labels = {
        "name": translate("settings", "Name"),
        "bay": translate("settings", "Bay"),
        "purpose": translate("settings", "Used for"),
        "theme": translate("settings", "Colours"),
        "diagonal_in": translate("settings", "Screen diagonal, inch"),
        "distance_m": translate("settings", "Distance to the eyes, m"),
        "idle_lock_min": translate("settings", "Locks after idle minutes"),
        "hold_hours": translate("settings", "Holds last, hours"),
        "id": translate("settings", "Name"),
        "kind": translate("settings", "Attached by"),
        "unit": translate("settings", "It shows"),
        "address": translate("settings", "Address"),
        "baud": translate("settings", "Baud rate"),
        "profile": translate("settings", "Told right or wrong as"),
        "bounce_ms": translate("settings", "Bounce window, ms"),
        "host": translate("settings", "Host"),
        "port": translate("settings", "Port"),
        "folder": translate("settings", "Folder"),
        "device": translate("settings", "Device file"),
        "queue": translate("settings", "Queue"),
        "dpi": translate("settings", "Dots per inch"),
        "url": translate("settings", "Address, without a password"),
    }
    return labels.get(name, name)


def hint_of(name: str) -> str:
    """What a field means, where that is not plain."""
    hints = {
        "diagonal_in": translate("settings", "As printed on its box"),
        "distance_m": translate("settings", "From eyes to screen"),
        "bounce_ms": translate("settings", "0 to 1500; 300 is usual"),
        "address": translate("settings", "Port, or vid:pid:serial"),
        "device": translate("settings", "Such as /dev/usb/lp0"),
        "url": translate("settings", "sqlite:///… or postgresql+psycopg://…"),
        "idle_lock_min": translate("settings", "The order in hand is kept"),
        "hold_hours": translate("settings", "Then others may have it"),
    }
    return hints.get(name, "")


def choices_of(section: str, name: str) -> tuple[tuple[str, str], ...]:
    """What can be chosen, as (value, words); empty for a field to type into."""
    return _choices().get((section, name), ())


def _choices() -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    return {
        ("display", "theme"): (
            (ThemeName.LIGHT, translate("settings", "Light")),
            (ThemeName.DARK, translate("settings", "Dark")),
        ),
        ("scanners", "kind"): (
            (ScannerKind.SERIAL, translate("settings", "Serial port")),
            (ScannerKind.TCP, translate("settings", "Network (TCP)")),
            (ScannerKind.WEDGE, translate("settings", "Keyboard wedge")),
            (ScannerKind.SIMULATED, translate("settings", "Simulated")),
        ),
        ("scanners", "profile"): (
            (ScannerProfile.NONE, translate("settings", "It cannot be told")),
            (ScannerProfile.HONEYWELL, "Honeywell"),
            (ScannerProfile.DATALOGIC, "Datalogic"),
        ),
        **_of_scales(),
        ("printers", "kind"): (
            (PrinterKind.ZEBRA_TCP, translate("settings", "Label printer, network")),
            (PrinterKind.ZEBRA_FILE, translate("settings", "Label printer, device file")),
            (PrinterKind.PDF_FOLDER, translate("settings", "PDF files in a folder")),
            (PrinterKind.SYSTEM, translate("settings", "Queue of this system")),
            (PrinterKind.SIMULATED, translate("settings", "Simulated")),
        ),
        ("printers", "purpose"): (
            (PrintPurpose.LABEL, translate("settings", "Labels")),
            (PrintPurpose.SLIP, translate("settings", "Slips and pages")),
        ),
        ("printers", "dpi"): (("203", "203"), ("300", "300")),
    }


def _of_scales() -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    return {
        ("scales", "kind"): (
            ("none", translate("settings", "No scale")),
            ("nci", translate("settings", "NCI")),
            ("sics", translate("settings", "Mettler SICS")),
            ("toledo", translate("settings", "Toledo 8217")),
            ("simulated", translate("settings", "Simulated")),
        ),
        ("scales", "unit"): (
            ("kg", translate("settings", "Kilograms")),
            ("lb", translate("settings", "Pounds")),
        ),
    }


def fault_words(kind: str, facts: Mapping[str, Any], message: str) -> str:
    """Word what pydantic found; a fault of our own rules says itself."""
    match kind:
        case "greater_than_equal":
            return translate("settings", "At least {n}").format(n=_plain(facts.get("ge")))
        case "less_than_equal":
            return translate("settings", "At most {n}").format(n=_plain(facts.get("le")))
        case "int_parsing" | "int_type":
            return translate("settings", "A whole number")
        case "float_parsing" | "float_type":
            return translate("settings", "A number, such as 0.7")
        case "string_too_short":
            return translate("settings", "May not be empty")
        case "string_too_long":
            most = facts.get("max_length")
            return translate("settings", "At most {n} characters").format(n=most)
        case "string_pattern_mismatch":
            return translate("settings", "Letters that every device knows, no others")
        case _:
            plain = message.removeprefix("Value error, ")
            return plain[:1].upper() + plain[1:]


def _plain(number: object) -> str:
    return f"{number:g}" if isinstance(number, (int, float)) else str(number)
