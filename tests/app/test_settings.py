"""The settings as values: what a fresh machine gets, and what cannot be set."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import (
    CompanySettings,
    DatabaseSettings,
    FolderSettings,
    MailSettings,
    MailTransport,
    PrinterKind,
    PrinterSettings,
    PrintPurpose,
    ScaleSettings,
    ScannerKind,
    ScannerSettings,
    Settings,
)


def _printer(kind: str, **facts: object) -> PrinterSettings:
    given = {"name": "P1", "kind": kind, "purpose": "label", **facts}
    return PrinterSettings.model_validate(given)


def test_a_fresh_machine_scans_by_keyboard_and_prints_to_folders() -> None:
    settings = Settings()

    assert [scanner.kind for scanner in settings.scanners] == [ScannerKind.WEDGE]
    for purpose in PrintPurpose:
        (printer,) = [one for one in settings.printers if one.purpose is purpose]
        assert printer.kind is PrinterKind.PDF_FOLDER
        assert printer.folder is not None
    assert settings.database.url.startswith("sqlite:///")
    assert settings.mail.transport is MailTransport.EML


def test_an_idle_station_locks_after_five_minutes_unless_told_otherwise() -> None:
    assert Settings().policy.idle_lock_min == 5


def test_the_double_scan_cannot_be_switched_off() -> None:
    with pytest.raises(ValidationError, match="double_scan"):
        Settings.model_validate({"policy": {"double_scan": "off"}})


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


def test_mail_by_smtp_needs_a_host() -> None:
    with pytest.raises(ValidationError, match="needs the host"):
        MailSettings(transport=MailTransport.SMTP)


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://x/y", "packbench.db", ""])
def test_a_database_of_another_engine_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match="neither sqlite"):
        DatabaseSettings(url=url)


def test_a_folder_is_named_from_its_root() -> None:
    with pytest.raises(ValidationError, match="whole path"):
        FolderSettings(journal=Path("journal"))

    assert FolderSettings(journal=Path("~/journal")).journal == Path.home() / "journal"


@pytest.mark.parametrize("prefix", ["123", "1234567890123", "95A1234", ""])
def test_a_gs1_company_prefix_has_4_to_12_digits(prefix: str) -> None:
    with pytest.raises(ValidationError, match="gs1_company_prefix"):
        CompanySettings(gs1_company_prefix=prefix)


def test_the_prefix_for_examples_is_known_as_such() -> None:
    assert CompanySettings().is_demonstration
    assert not CompanySettings(gs1_company_prefix="4012345").is_demonstration


def test_two_devices_cannot_share_a_name() -> None:
    twins = [{"id": "left", "kind": "wedge"}, {"id": "LEFT", "kind": "simulated"}]

    with pytest.raises(ValidationError, match="two are called LEFT"):
        Settings.model_validate({"scanners": twins})


def test_settings_do_not_change_under_those_who_read_them() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().station = Settings().station


def test_a_fresh_machine_has_no_scale_and_a_scale_needs_its_address() -> None:
    assert Settings().scales == ()

    with pytest.raises(ValidationError):
        ScaleSettings.model_validate({"kind": "sics"})
    simulated = ScaleSettings.model_validate({"kind": "simulated"})
    real = ScaleSettings.model_validate({"kind": "toledo", "address": "/dev/ttyS0", "unit": "lb"})
    assert (simulated.name, real.baud, real.unit) == ("scale", 9600, "lb")


def test_a_station_has_one_scale() -> None:
    two = [{"name": "a", "kind": "simulated"}, {"name": "b", "kind": "simulated"}]

    with pytest.raises(ValidationError):
        Settings.model_validate({"scales": two})
