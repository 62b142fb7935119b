"""The settings while somebody types: judged at every key, nothing lost, saved as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.scanning.bounce import DEFAULT_MS
from app.settings import PrinterKind, ScannerKind, Settings
from ui.messages.settings import choices_of, fault_words, hint_of, label_of
from ui.widgets.form.fields import FieldContent

_NEEDED = {
    PrinterKind.ZEBRA_TCP: ("host", "port", "dpi"),
    PrinterKind.ZEBRA_FILE: ("device", "dpi"),
    PrinterKind.PDF_FOLDER: ("folder",),
    PrinterKind.SYSTEM: ("queue",),
    PrinterKind.SIMULATED: ("dpi",),
}
_SCANNER_NEEDS = {
    ScannerKind.SERIAL: ("address", "profile", "bounce_ms"),
    ScannerKind.TCP: ("host", "port", "profile", "bounce_ms"),
}
NO_SCALE = "none"
_SCALE_NEEDS = {
    "nci": ("address", "baud", "name"),
    "sics": ("address", "baud", "name"),
    "toledo": ("address", "baud", "unit", "name"),
    "simulated": ("name",),
}
_WHOLE = {"scanners": "id", "printers": "name", "scales": "kind"}
_WIDE = {"folder", "url", "device"}


class SettingsDraft:
    """Values by their path, e.g. "scanners.0.bounce_ms", as they are typed."""

    def __init__(self, settings: Settings) -> None:
        self._table: dict[str, Any] = settings.model_dump(mode="json", exclude_none=True)
        self._saved = settings
        self.faults: Mapping[str, str] = {}
        self.settings: Settings | None = settings

    @property
    def changed(self) -> bool:
        """True if saving would change anything, or something is typed that cannot be saved."""
        return self.settings != self._saved

    @property
    def saved(self) -> Settings:
        """The settings as they stand in the file."""
        return self._saved

    def keep(self, settings: Settings) -> None:
        """These settings are in the file now; what was typed meanwhile stays typed."""
        self._saved = settings

    def type_in(self, key: str, text: str) -> None:
        """One field has a new text."""
        if key == "scales.0.kind":
            self._choose_scale(text)
            return
        place = self._place_of(key)
        name = key.rsplit(".", 1)[-1]
        place[name] = text.replace(",", ".") if name in {"diagonal_in", "distance_m"} else text
        self._judge()

    def add_scanner(self, address: str) -> None:
        """One more serial scanner, behind a port that was found, or "" to be typed."""
        ids = {one["id"] for one in self._table["scanners"]}
        number = next(n for n in range(1, len(ids) + 2) if f"scanner-{n}" not in ids)
        new = {"id": f"scanner-{number}", "kind": ScannerKind.SERIAL.value, "address": address}
        self._table["scanners"].append(new)
        self._judge()

    def remove_scanner(self) -> str:
        """Take the last scanner away; says which, "" if there is none."""
        scanners = self._table["scanners"]
        removed = str(scanners.pop()["id"]) if scanners else ""
        self._judge()
        return removed

    def _choose_scale(self, kind: str) -> None:
        """Another kind of scale, or none; what was typed for the one before stays typed."""
        scales = self._table["scales"]
        if kind == NO_SCALE:
            scales.clear()
        elif scales:
            scales[0]["kind"] = kind
        else:
            scales.append({"name": "scale", "kind": kind, "address": ""})
        self._judge()

    def printer_hosts(self) -> tuple[tuple[str, int], ...]:
        """The hosts and ports that are typed for printers, saved or not."""
        printers = self._table["printers"]
        found = [(str(one.get("host", "")), str(one.get("port", ""))) for one in printers]
        return tuple(
            (host, int(port) if port.isdecimal() else 9100) for host, port in found if host
        )

    def fields(self, section: str, names: tuple[str, ...]) -> tuple[FieldContent, ...]:
        """The fields of a section; of every device where it is a list of devices."""
        part = self._table[section]
        if section == "scales":
            part = part or [{"kind": NO_SCALE}]
        if isinstance(part, dict):
            return tuple(self._field(f"{section}.{name}", section, name, part) for name in names)
        return tuple(
            self._field(f"{section}.{place}.{name}", section, name, device)
            for place, device in enumerate(part)
            for name in (*names, *self._needed_by(section, device))
        )

    def _needed_by(self, section: str, device: Mapping[str, Any]) -> tuple[str, ...]:
        if section == "printers":
            return _NEEDED.get(PrinterKind(device["kind"]), ())
        if section == "scales":
            return _SCALE_NEEDS.get(device["kind"], ())
        return _SCANNER_NEEDS.get(ScannerKind(device["kind"]), ("bounce_ms",))

    def _field(self, key: str, section: str, name: str, values: Mapping[str, Any]) -> FieldContent:
        port = "9100" if section == "printers" else "9004"
        defaults = {"dpi": "203", "port": port, "profile": "none", "bounce_ms": str(DEFAULT_MS)}
        defaults |= {"baud": "9600", "unit": "kg"}
        value = values.get(name, defaults.get(name, ""))
        return FieldContent(
            key=key,
            label=label_of(name),
            value=f"{value:g}" if isinstance(value, float) else str(value),
            error=self.faults.get(key, ""),
            hint=hint_of(name),
            choices=choices_of(section, name),
            wide=name in _WIDE,
            starts=name == _WHOLE.get(section),
        )

    def _place_of(self, key: str) -> dict[str, Any]:
        section, *rest = key.split(".")
        part = self._table[section]
        found: dict[str, Any] = part[int(rest[0])] if isinstance(part, list) else part
        return found

    def _judge(self) -> None:
        try:
            self.settings = Settings.model_validate(_typed(self._table))
            self.faults = {}
        except ValidationError as error:
            self.settings = None
            self.faults = {
                self._key_of(fault["loc"]): fault_words(
                    fault["type"], fault.get("ctx", {}), fault["msg"]
                )
                for fault in error.errors(include_url=False)
            }

    def _key_of(self, path: tuple[int | str, ...]) -> str:
        """The field at which to say it: a fault of a whole device is said where it is typed."""
        if len(path) == 2 and path[0] in _WHOLE:
            section, place = str(path[0]), int(path[1])
            device = self._table[section][place]
            needed = self._needed_by(section, device)
            return f"{section}.{place}.{needed[0] if needed else _WHOLE[section]}"
        return ".".join(map(str, path)) or "station.name"


def _typed(table: Mapping[str, Any]) -> dict[str, Any]:
    """The same with numbers that are chosen as words made numbers again, and no empty folder."""
    whole = {**table}
    whole["printers"] = [
        {
            name: int(value) if name == "dpi" else value
            for name, value in printer.items()
            if not (name in {"folder", "device"} and value == "")
        }
        for printer in table["printers"]
    ]
    return whole
