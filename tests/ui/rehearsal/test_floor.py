"""Which barcodes the robot takes in its hands, and which it takes by mistake."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from app.scanning.directory import CartonType, Directory, Person, ProductCode
from ui.rehearsal.floor import Codes
from ui.rehearsal.robot import Robot

MUG, LAMP = ProductCode(1, "MUG", "Mug"), ProductCode(2, "LAMP", "Lamp")
MUG_CASE = ProductCode(1, "MUG", "Mug", units=6)
NAMES = Directory(
    products={
        "MUG": (MUG,),
        "04006381333931": (MUG,),
        "14006381333938": (MUG_CASE,),
        "LAMP": (LAMP,),
        "00000000000000": (MUG, LAMP),
    },
    bins={"A-01": "A", "A-02": "A"},
    totes=frozenset({"T-1", "T-2"}),
    orders=frozenset(),
    cartons={"B": CartonType("B", "Box", 1, 1, 1, 1, 1)},
    people={"P": Person("P", "P", "packer")},
)


def codes() -> Codes:
    return Codes(cast(Robot, SimpleNamespace(names=NAMES)))


def test_a_unit_is_scanned_by_its_barcode_as_it_is_printed() -> None:
    assert codes().item(1) == "4006381333931"


def test_a_product_without_a_barcode_is_scanned_by_its_sku() -> None:
    assert codes().item(2) == "LAMP"


def test_what_is_taken_by_mistake_is_never_what_is_wanted() -> None:
    assert codes().other_item({1}) == "LAMP"
    assert codes().other_bin("A-01") == "A-02"
    assert codes().other_tote("T-1") == "T-2"


def test_the_tote_for_a_slot_is_one_that_nobody_has_taken() -> None:
    assert codes().free_tote({"T-1", ""}) == "T-2"
    assert codes().free_tote({"T-1", "T-2"}) == "NOBODY-KNOWS-THIS"


def test_where_there_is_nothing_else_the_mistake_is_a_code_that_nobody_knows() -> None:
    assert codes().other_item({1, 2}) == "NOBODY-KNOWS-THIS"
