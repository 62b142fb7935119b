"""Tests of ui/settings/settings_draft.py: judged at the field, nothing typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import PrinterKind, ScannerKind, Settings
from tests.support.settings_states import STATION_SETTINGS
from ui.settings.settings_content import FIELDS
from ui.settings.settings_draft import SettingsDraft


def draft() -> SettingsDraft:
    return SettingsDraft(STATION_SETTINGS)


def errors(of: SettingsDraft, leaf: str) -> dict[str, str]:
    fields = (f for section, names in FIELDS[leaf] for f in of.fields(section, names))
    return {field.key: field.error for field in fields if field.error}


@pytest.mark.parametrize(
    ("leaf", "key", "text", "words"),
    [
        ("station", "station.name", "", "May not be empty"),
        ("station", "display.diagonal_in", "3", "At least 7"),
        ("station", "display.distance_m", "far", "A number, such as 0.7"),
        ("scanners", "scanners.0.bounce_ms", "9999", "At most 1500"),
        ("scanners", "scanners.0.bounce_ms", "soon", "A whole number"),
        ("scanners", "scanners.0.address", "", "A serial scanner needs its address"),
        ("printers", "printers.0.host", "", "A zebra_tcp printer needs its host"),
        ("printers", "printers.0.port", "70000", "At most 65535"),
        ("printers", "printers.1.folder", "slips", "Write the whole path, from / or ~"),
        ("printers", "printers.1.folder", "", "A pdf_folder printer needs its folder"),
        ("database", "database.url", "mysql://srv/x", None),
    ],
)
def test_a_wrong_value_is_said_at_its_field(
    leaf: str, key: str, text: str, words: str | None
) -> None:
    typed = draft()

    typed.type_in(key, text)

    assert key in errors(typed, leaf)
    assert words is None or errors(typed, leaf)[key] == words
    assert typed.settings is None
    assert typed.changed


def test_a_right_value_makes_new_settings() -> None:
    typed = draft()

    typed.type_in("display.distance_m", "2,5")
    typed.type_in("printers.0.dpi", "300")

    assert typed.settings is not None
    assert typed.settings.display.distance_m == 2.5
    assert typed.settings.printers[0].dpi == 300


def test_what_is_typed_back_is_no_change() -> None:
    typed = draft()
    typed.type_in("station.name", "Pack 05")
    typed.type_in("station.name", "Pack 04")

    assert not typed.changed


def test_a_new_scanner_gets_a_name_of_its_own_and_the_port() -> None:
    typed = draft()

    typed.add_scanner("0c2e:0b6a:19161B4C7D")

    assert typed.settings is not None
    new = typed.settings.scanners[-1]
    assert (new.id, new.kind, new.address) == (
        "scanner-2",
        ScannerKind.SERIAL,
        "0c2e:0b6a:19161B4C7D",
    )
    assert typed.remove_scanner() == "scanner-2"
    assert not typed.changed


def test_removing_more_scanners_than_there_are_does_nothing() -> None:
    typed = draft()

    removed = [typed.remove_scanner() for _press in range(4)]

    assert removed == ["wedge", "scanner-1", "", ""]


def test_another_kind_of_printer_asks_for_what_it_needs() -> None:
    typed = draft()

    typed.type_in("printers.0.kind", PrinterKind.SYSTEM.value)

    keys = [field.key for field in typed.fields("printers", ("name",))]
    assert "printers.0.queue" in keys
    assert "printers.0.host" not in keys
    assert errors(typed, "printers") == {"printers.0.queue": "A system printer needs its queue"}


def test_two_devices_of_one_name_are_refused() -> None:
    typed = draft()

    typed.type_in("scanners.1.id", "scanner-1")

    assert typed.settings is None
    assert any("two are called" in words for words in typed.faults.values())


@given(
    keys=st.lists(
        st.tuples(
            st.sampled_from(
                ["station.name", "station.bay", "display.diagonal_in", "display.distance_m",
                 "policy.idle_lock_min", "scanners.0.bounce_ms", "scanners.0.address",
                 "printers.0.port", "printers.1.folder", "database.url"]
            ),
            st.text(max_size=20),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_whatever_is_typed_stands_in_the_field_and_nothing_breaks(
    keys: list[tuple[str, str]],
) -> None:
    typed = draft()
    for key, text in keys:
        typed.type_in(key, text)

    assert isinstance(typed.settings, Settings) == (not typed.faults)
    for leaf in FIELDS:
        assert all(key for key in errors(typed, leaf))


def test_a_scale_is_chosen_typed_and_taken_away_again() -> None:
    typed = draft()
    assert [(f.key, f.value) for f in typed.fields("scales", ("kind",))] == [
        ("scales.0.kind", "none")
    ]

    typed.type_in("scales.0.kind", "toledo")
    assert errors(typed, "scale") == {"scales.0.address": "A scale needs its address"}
    typed.type_in("scales.0.address", "/dev/ttyS0")
    typed.type_in("scales.0.unit", "lb")

    assert typed.settings is not None
    (scale,) = typed.settings.scales
    assert (scale.kind, scale.address, scale.baud, scale.unit) == (
        "toledo",
        "/dev/ttyS0",
        9600,
        "lb",
    )
    typed.type_in("scales.0.kind", "none")
    assert typed.settings == STATION_SETTINGS


def test_another_protocol_keeps_the_port_that_was_typed() -> None:
    typed = draft()
    typed.type_in("scales.0.kind", "nci")
    typed.type_in("scales.0.address", "COM7")

    typed.type_in("scales.0.kind", "sics")

    assert typed.settings is not None
    assert typed.settings.scales[0].address == "COM7"
    assert "scales.0.unit" not in {f.key for f in typed.fields("scales", ("kind",))}
