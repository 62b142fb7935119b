"""The code on a tracked unit."""

from __future__ import annotations

from datetime import date

import pytest

from app.scanning.codes import read_code
from app.values import Tracking
from ui.rehearsal.composites import composite

EAN = "4006381333931"


@pytest.mark.parametrize(
    ("tracking", "lot", "serial"),
    [
        (Tracking.LOT, "L-7", None),
        (Tracking.SERIAL, None, "S-1"),
        (Tracking.LOT_AND_SERIAL, "L-7", "S-1"),
    ],
)
def test_a_composite_says_what_the_product_is_tracked_by(
    tracking: Tracking, lot: str | None, serial: str | None
) -> None:
    code = composite(EAN, tracking, "L-7", "S-1")

    assert code.startswith("]C1")
    read = read_code(code.removeprefix("]C1"), "]C1")
    assert (read.gtins, read.lot, read.serial) == (("04006381333931",), lot, serial)


def test_a_lot_that_ends_has_its_last_day_on_the_label() -> None:
    code = composite(EAN, Tracking.LOT_AND_SERIAL, "L-7", "S-1", date(2027, 3, 31))

    read = read_code(code.removeprefix("]C1"), "]C1")
    assert (read.lot, read.serial, read.expiry) == ("L-7", "S-1", date(2027, 3, 31))
    assert "17" not in composite(EAN, Tracking.SERIAL, "", "S-1", date(2027, 3, 31))


def test_what_is_not_tracked_or_has_no_gtin_is_its_own_code() -> None:
    assert composite(EAN, Tracking.NONE, "L-7", "S-1") == EAN
    assert composite("MUG-1", Tracking.LOT, "L-7", "") == "MUG-1"
