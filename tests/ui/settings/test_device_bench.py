"""Tests of ui/settings/device_bench.py: what a scan test measures.

How the page uses it is in the tests of the page.
"""

from __future__ import annotations

from tests.support.scans import scan_of
from tests.support.settings_desk import Desk


def gap_of(desk: Desk) -> str:
    return desk.page.detail.facts[-1].value


def test_two_devices_have_no_gap_between_them() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of("B-100", "scanner-1", at_s=1.0))
    desk.presenter.scanned(scan_of("B-100", "wedge", at_s=1.2))

    assert gap_of(desk) == "first scan"


def test_a_key_is_no_scan_to_be_measured() -> None:
    desk = Desk()
    desk.presenter.scanned(scan_of("B-100", at_s=1.0))

    desk.press(2)

    assert desk.page.detail.code == "B-100"
