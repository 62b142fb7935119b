"""The driver of a scanner by the words of the settings."""

from __future__ import annotations

import pytest

from app.settings import ScannerSettings
from hardware.scanners.choosing import scanner_of


@pytest.mark.parametrize(
    ("kind", "way"), [("serial", {"address": "0c2e:0200:42"}), ("tcp", {"host": "127.0.0.1"})]
)
def test_every_line_of_the_settings_has_its_driver(kind: str, way: dict[str, str]) -> None:
    item = ScannerSettings.model_validate({"id": "gun", "kind": kind, **way})

    scanner = scanner_of(item.id, **item.model_dump(mode="json", exclude={"id", "bounce_ms"}))

    assert scanner.source_id == "gun"


def test_a_keyboard_wedge_has_no_line() -> None:
    with pytest.raises(ValueError, match="wedge"):
        scanner_of("gun", "wedge")
