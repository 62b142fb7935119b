"""A text that nobody knows is a maker's own number or a new lot, where one is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.scanning.codes import Damage
from app.scanning.directory import ProductCode
from app.scanning.meaning import (
    BinScanned,
    DamagedScanned,
    ItemScanned,
    LabelScanned,
    LotScanned,
    Meaning,
    SerialScanned,
    UnknownScanned,
)
from app.scanning.resolver import CodeKind, resolve
from tests.support.packages import directory, sscc_of
from tests.support.scans import scan_of

FLOOR = directory()


def _meaning(text: str, *kinds: CodeKind) -> Meaning:
    return resolve(scan_of(text), FLOOR, kinds)


def test_a_text_that_nobody_knows_is_a_serial_only_where_one_is_asked_for() -> None:
    assert _meaning("SN 0815/4711", CodeKind.SERIAL) == SerialScanned("SN 0815/4711")
    assert _meaning("SN 0815/4711", CodeKind.PRODUCT) == UnknownScanned()
    assert _meaning("MUG", CodeKind.SERIAL) == ItemScanned(ProductCode(1, "MUG", "Mug"), 1)
    assert _meaning("4006381333932", CodeKind.SERIAL) == DamagedScanned(Damage.CHECK_DIGIT)
    assert _meaning("X" * 48, CodeKind.SERIAL) == SerialScanned("X" * 48)
    assert _meaning("X" * 49, CodeKind.SERIAL) == UnknownScanned()
    assert _meaning("A\x00B", CodeKind.SERIAL) == UnknownScanned()


@pytest.mark.parametrize("kind", [CodeKind.SERIAL, CodeKind.NEW_LOT])
@pytest.mark.parametrize(("text", "aim_id"), [("4006381333931", "]E0"), ("91ABC", "]C1")])
def test_what_its_symbology_says_is_something_else_is_no_makers_own_text(
    text: str, aim_id: str, kind: CodeKind
) -> None:
    assert resolve(replace(scan_of(text), aim_id=aim_id), FLOOR, (kind,)) == UnknownScanned()


def test_a_makers_own_number_of_eighteen_digits_is_no_label_where_one_is_asked_for() -> None:
    number = sscc_of(1)

    assert _meaning(number, CodeKind.SERIAL) == SerialScanned(number)
    assert _meaning(number, CodeKind.NEW_LOT) == LotScanned(number, frozenset())
    printed_here = resolve(scan_of(number), FLOOR, (CodeKind.SERIAL,), labels={number})
    assert printed_here == LabelScanned(number)
    assert _meaning(f"00{number}", CodeKind.SERIAL) == LabelScanned(number)


def test_a_text_that_is_nothing_else_may_be_the_name_of_a_new_lot() -> None:
    new = (CodeKind.LOT, CodeKind.NEW_LOT, CodeKind.PRODUCT)

    assert _meaning("L-2026-07", *new) == LotScanned("L-2026-07", frozenset())
    assert _meaning("L-2026-07", CodeKind.LOT) == UnknownScanned()
    assert _meaning("X" * 20, *new) == LotScanned("X" * 20, frozenset())


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("A-01", BinScanned("A-01", "A")),
        ("4006381333931", UnknownScanned()),  # the barcode of goods that nobody knows
        ("4006381333932", DamagedScanned(Damage.CHECK_DIGIT)),
        ("1Z5R89390357567127", LabelScanned("1Z5R89390357567127")),
        ("A\x00B", UnknownScanned()),
        ("a text that is far too long to be a lot", UnknownScanned()),
    ],
)
def test_a_code_of_something_is_no_new_lot(text: str, meaning: Meaning) -> None:
    assert _meaning(text, CodeKind.NEW_LOT) == meaning
