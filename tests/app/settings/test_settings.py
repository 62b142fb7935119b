"""The settings as values: what a fresh machine gets, and what cannot be set."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.settings import (
    MailSettings,
    MailTransport,
    PrinterKind,
    PrintPurpose,
    ScaleSettings,
    ScannerKind,
    Settings,
)


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


def test_mail_by_smtp_needs_a_host() -> None:
    with pytest.raises(ValidationError, match="needs the host"):
        MailSettings(transport=MailTransport.SMTP)


def test_two_devices_cannot_share_a_name() -> None:
    twins = [{"id": "left", "kind": "wedge"}, {"id": "LEFT", "kind": "simulated"}]

    with pytest.raises(ValidationError, match="two are called LEFT"):
        Settings.model_validate({"scanners": twins})


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
