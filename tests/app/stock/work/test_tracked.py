"""Tracked products are taken only with what tells their units apart, scanned one after another."""

from __future__ import annotations

from datetime import date

import pytest

from app.fulfilment.double_scan import Ruling
from app.fulfilment.events import Because, ItemNamed, Refused
from app.scanning.control_card import ControlCode
from app.scanning.directory import ProductCode
from app.scanning.meaning import (
    BinScanned,
    ControlScanned,
    DigitScanned,
    ItemScanned,
    LotScanned,
    Meaning,
    SerialScanned,
)
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.stock.events import Goods
from app.stock.work.tracked import first_digit, goods_of, kinds_for, with_answer
from app.values import Tracking

TEA = ProductCode(7, "TEA", "Tea", tracking=Tracking.LOT)


@pytest.mark.parametrize(
    ("tracking", "item", "verdict"),
    [
        ("lot", ItemScanned(TEA, 1), Verdict.LOT_REQUIRED),
        ("serial", ItemScanned(TEA, 1, "L1"), Verdict.SERIAL_REQUIRED),
        ("lot+serial", ItemScanned(TEA, 1, serial="S9"), Verdict.LOT_REQUIRED),
        ("serial", ItemScanned(TEA, 1, serial="S1"), Verdict.DUPLICATE_SERIAL),
        ("serial", ItemScanned(TEA, 6, serial="S2"), Verdict.WRONG_STATE),
        ("", ItemScanned(TEA, 1), Verdict.LOT_REQUIRED),  # nobody ordered it: the directory knows
    ],
)
def test_what_is_missing_is_asked_for(tracking: str, item: ItemScanned, verdict: Verdict) -> None:
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


def _named(tracking: str, item: ItemScanned) -> ItemNamed:
    ruling = goods_of(item, tracking, ())
    assert isinstance(ruling, Ruling)
    assert isinstance(ruling.event, ItemNamed)
    return ruling.event


def test_item_lot_and_serial_scanned_one_after_another_are_one_unit() -> None:
    named = _named("lot+serial", ItemScanned(TEA, 1))
    with_lot = with_answer(named, LotScanned("L1", frozenset(), expiry=date(2027, 1, 31)))
    assert isinstance(with_lot, ItemScanned)
    named = _named("lot+serial", with_lot)
    assert (named.asks, named.lot) == ("serial", "L1")

    whole = with_answer(named, SerialScanned("S2"))

    assert isinstance(whole, ItemScanned)
    goods = goods_of(whole, "lot+serial", ())
    assert isinstance(goods, Goods)
    assert (goods.name, goods.lot, goods.serials) == ("Tea", "L1", ("S2",))
    assert goods.expires_on == date(2027, 1, 31)


def test_what_nobody_ordered_is_tracked_as_the_directory_says_to_its_last_scan() -> None:
    named = _named("", ItemScanned(TEA, 1))

    whole = with_answer(named, LotScanned("L1", frozenset()))

    assert isinstance(whole, ItemScanned)
    goods = goods_of(whole, "", ())
    assert isinstance(goods, Goods)
    assert goods.lot == "L1"


def test_a_number_on_goods_without_numbers_is_never_one_of_others() -> None:
    assert goods_of(ItemScanned(TEA, 2, serial="S1"), "none", {"S1"}) == Goods(
        product_id=7, sku="TEA", name="Tea", units=2
    )


@pytest.mark.parametrize(
    "meaning", [BinScanned("A-01", "A"), DigitScanned(3), ControlScanned(ControlCode.CONFIRM)]
)
def test_nothing_passes_a_unit_whose_lot_is_asked_for(meaning: Meaning) -> None:
    ruling = with_answer(_named("lot", ItemScanned(TEA, 1)), meaning)

    assert isinstance(ruling, Ruling)
    assert ruling.verdict is Verdict.LOT_REQUIRED
    assert with_answer(None, meaning) is meaning


def test_a_lot_without_an_item_and_a_lot_of_something_else_are_refused() -> None:
    alone = with_answer(None, LotScanned("L1", frozenset({7})))
    other = with_answer(_named("lot", ItemScanned(TEA, 1)), LotScanned("L1", frozenset({8})))

    assert isinstance(alone, Ruling)
    assert isinstance(other, Ruling)
    assert (alone.verdict, other.verdict) == (Verdict.WRONG_STATE, Verdict.WRONG_LOT)


def test_what_is_asked_for_decides_which_codes_are_heard() -> None:
    assert CodeKind.NEW_LOT in kinds_for(_named("lot", ItemScanned(TEA, 1)))
    assert CodeKind.SERIAL in kinds_for(_named("serial", ItemScanned(TEA, 1)))
    assert CodeKind.BIN in kinds_for(None)


@pytest.mark.parametrize(
    ("goods", "by_hand", "because"),
    [
        (None, True, Because.SCAN_ONE_FIRST),
        (Goods(product_id=7, sku="TEA", units=1), False, Because.COUNT_EACH),
    ],
)
def test_units_are_keyed_only_where_the_policy_counts_and_after_one_was_scanned(
    goods: Goods | None, *, by_hand: bool, because: Because
) -> None:
    event = first_digit(4, goods, by_hand=by_hand).event

    assert isinstance(event, Refused)
    assert event.because is because
