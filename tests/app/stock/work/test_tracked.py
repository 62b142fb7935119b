"""Tracked products are taken only with what tells their units apart."""

from __future__ import annotations

from datetime import date

import pytest

from app.fulfilment.double_scan import Ruling
from app.scanning.directory import ProductCode
from app.scanning.meaning import ItemScanned
from app.scanning.verdicts import Verdict
from app.stock.events import Goods
from app.stock.work.tracked import goods_of

TEA = ProductCode(7, "TEA", "Tea")


@pytest.mark.parametrize(
    ("tracking", "item", "verdict"),
    [
        ("lot", ItemScanned(TEA, 1), Verdict.LOT_REQUIRED),
        ("serial", ItemScanned(TEA, 1, "L1"), Verdict.SERIAL_REQUIRED),
        ("lot+serial", ItemScanned(TEA, 1, serial="S9"), Verdict.LOT_REQUIRED),
        ("serial", ItemScanned(TEA, 1, serial="S1"), Verdict.DUPLICATE_SERIAL),
        ("serial", ItemScanned(TEA, 6, serial="S2"), Verdict.SERIAL_REQUIRED),
    ],
)
def test_what_is_missing_is_said(tracking: str, item: ItemScanned, verdict: Verdict) -> None:
    ruling = goods_of(item, tracking, {"S1"})

    assert isinstance(ruling, Ruling)
    assert ruling.verdict is verdict


def test_lot_date_and_serial_come_with_the_units() -> None:
    item = ItemScanned(TEA, 1, "L1", "S2", date(2027, 1, 31))

    assert goods_of(item, "lot+serial", ()) == Goods(
        product_id=7,
        sku="TEA",
        name="Tea",
        lot="L1",
        units=1,
        serials=("S2",),
        expires_on=date(2027, 1, 31),
    )


def test_a_lot_that_nobody_tracks_is_left_out() -> None:
    assert goods_of(ItemScanned(TEA, 12, "L1"), "none", ()) == Goods(
        product_id=7, sku="TEA", name="Tea", units=12
    )
