"""A scan has one meaning; where it has two, that is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanning.codes import Damage
from app.scanning.control_card import ControlCode, digit_payload, payload_of
from app.scanning.directory import Directory, ProductCode
from app.scanning.meaning import (
    SCALE,
    AmbiguousScanned,
    BadgeScanned,
    BinScanned,
    CartonScanned,
    CartScanned,
    ControlScanned,
    DamagedScanned,
    DigitScanned,
    ItemScanned,
    LabelScanned,
    LaneScanned,
    LotScanned,
    Meaning,
    OrderScanned,
    SerialScanned,
    ToteScanned,
    UnknownScanned,
    WeightRead,
)
from app.scanning.resolver import CodeKind, in_words, printable, resolve
from hardware.ports import Scan
from tests.support.packages import MARA, case_of, directory, gtin_of, sscc_of
from tests.support.scans import scan_of

FLOOR = directory()
MUG = f"01{gtin_of('MUG').zfill(14)}"

_ALL_BUT_SERIAL = tuple(
    kind for kind in CodeKind if kind not in {CodeKind.SERIAL, CodeKind.NEW_LOT}
)


def _meaning(text: str, *kinds: CodeKind, floor: Directory = FLOOR) -> Meaning:
    return resolve(scan_of(text), floor, kinds)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        (payload_of(ControlCode.CONFIRM), ControlScanned(ControlCode.CONFIRM)),
        ("B-100", BadgeScanned(MARA)),
        ("A-01", BinScanned("A-01", "A")),
        ("T-1", ToteScanned("T-1")),
        ("BOX", CartonScanned(FLOOR.cartons["BOX"])),
        ("SO-1", OrderScanned("SO-1")),
        (f"00{sscc_of(1)}", LabelScanned(sscc_of(1))),
        (sscc_of(1), LabelScanned(sscc_of(1))),
        ("MUG", ItemScanned(ProductCode(1, "MUG", "Mug"), 1)),
        (gtin_of("MUG"), ItemScanned(ProductCode(1, "MUG", "Mug"), 1)),
        (case_of("MUG"), ItemScanned(ProductCode(1, "MUG", "Mug", 6), 6)),
        ("nobody", UnknownScanned()),
        ("", UnknownScanned()),
        ("X" * 1_000_000, UnknownScanned()),
        ("MUG\x00", UnknownScanned()),
        ("4006381333932", DamagedScanned(Damage.CHECK_DIGIT)),
        (payload_of(ControlCode.UNDO)[:-1], DamagedScanned(Damage.CONTROL_CODE)),
    ],
)
@pytest.mark.parametrize("kinds", [(), (CodeKind.BIN,), _ALL_BUT_SERIAL])
def test_a_code_means_the_same_in_every_state(
    text: str, meaning: Meaning, kinds: tuple[CodeKind, ...]
) -> None:
    assert _meaning(text, *kinds) == meaning


def test_a_code_of_two_kinds_is_what_the_state_allows() -> None:
    floor = replace(FLOOR, bins={"MUG": "A"})

    assert _meaning("MUG", CodeKind.BIN, floor=floor) == BinScanned("MUG", "A")
    assert isinstance(_meaning("MUG", CodeKind.PRODUCT, floor=floor), ItemScanned)


@pytest.mark.parametrize("kinds", [(CodeKind.BIN, CodeKind.PRODUCT), (CodeKind.TOTE,), ()])
def test_a_code_of_two_kinds_that_the_state_cannot_tell_is_ambiguous(
    kinds: tuple[CodeKind, ...],
) -> None:
    floor = replace(FLOOR, bins={"MUG": "A"})

    answer = _meaning("MUG", *kinds, floor=floor)

    assert isinstance(answer, AmbiguousScanned)
    assert set(answer.candidates) == {"bin", "MUG"}


def test_every_kind_that_a_code_may_be_is_named() -> None:
    floor = replace(
        FLOOR,
        products={},
        bins={"X-1": "A"},
        totes=frozenset({"X-1"}),
        orders=frozenset({"X-1"}),
        cartons={"X-1": FLOOR.cartons["BOX"]},
        people={"X-1": MARA},
        carts=frozenset({"X-1"}),
        lanes={"X-1": "Redgate Post"},
    )

    answer = resolve(scan_of("X-1"), floor, (), labels={"X-1"})

    kinds = ("badge", "bin", "tote", "carton", "label", "order", "cart", "lane")
    assert answer == AmbiguousScanned(kinds)


def test_the_sign_of_a_lane_names_its_carrier() -> None:
    floor = replace(FLOOR, lanes={"LANE-RG": "Redgate Post"})

    lane = _meaning("LANE-RG", floor=floor)

    assert lane == LaneScanned("LANE-RG", "Redgate Post")
    assert in_words(lane, scan_of("LANE-RG")) == "LANE-RG"
    assert floor.only(["LANE-RG"]).lanes == floor.lanes


def test_the_label_of_a_cart_names_its_walk() -> None:
    floor = replace(FLOOR, carts=frozenset({"P-0007"}))

    cart = _meaning("P-0007", floor=floor)

    assert cart == CartScanned("P-0007")
    assert in_words(cart, scan_of("P-0007")) == "P-0007"
    assert _meaning("P-0008", floor=floor) == UnknownScanned()


def test_a_code_shared_by_two_products_is_ambiguous() -> None:
    assert _meaning("SHARED", CodeKind.PRODUCT) == AmbiguousScanned(("MUG", "LAMP"))


def test_one_product_as_unit_and_as_case_under_one_code_is_ambiguous() -> None:
    mug = FLOOR.products["MUG"][0]
    floor = replace(FLOOR, products={"M": (mug, replace(mug, units=6))})

    assert _meaning("M", floor=floor) == AmbiguousScanned(("MUG", "MUG x 6"))


def test_a_product_found_twice_by_one_code_is_one_product() -> None:
    mug, ean = FLOOR.products["MUG"], gtin_of("MUG")
    floor = replace(FLOOR, products={ean: mug, ean.zfill(14): mug})

    assert isinstance(_meaning(ean, floor=floor), ItemScanned)


def test_a_sku_that_looks_like_element_strings_stays_a_sku() -> None:
    floor = replace(FLOOR, products={f"{MUG}10A": FLOOR.products["LAMP"]})

    scan = replace(scan_of(f"{MUG}10A"), aim_id="]C0")

    assert resolve(scan, floor, ()) == ItemScanned(FLOOR.products["LAMP"][0], 1)


def test_element_strings_bring_lot_serial_and_expiry() -> None:
    answer = _meaning(f"{MUG}17261231" + "10L-7\x1d21S-1")

    assert isinstance(answer, ItemScanned)
    assert (answer.lot, answer.serial, answer.expiry) == ("L-7", "S-1", date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (f"{MUG}304", 4),
        (f"02{gtin_of('MUG').zfill(14)}373", 3),
        (f"02{case_of('MUG')}372", 12),
        (f"01{case_of('MUG')}306", 6),
    ],
)
def test_a_count_in_the_code_counts(text: str, units: int) -> None:
    answer = _meaning(text)

    assert isinstance(answer, ItemScanned)
    assert answer.units == units


def test_a_count_that_contradicts_the_case_is_refused() -> None:
    assert _meaning(f"01{case_of('MUG')}3012") == DamagedScanned(Damage.COUNT)


def test_a_printed_label_of_unknown_shape_is_known_by_its_number() -> None:
    answer = resolve(scan_of("HOUSE-7"), FLOOR, (CodeKind.LABEL,), labels={"HOUSE-7"})

    assert answer == LabelScanned("HOUSE-7")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (payload_of(ControlCode.NEXT_CARTON), "next carton"),
        ("B-100", "Mara"),
        ("A-01", "A-01"),
        ("T-1", "T-1"),
        ("BOX", "BOX"),
        ("SO-1", "SO-1"),
        ("1Z5R89390357567127", "1Z5R89390357567127"),
        (gtin_of("MUG"), "MUG"),
        ("SHARED", "SHARED"),
        ("A\x00B\ud800", r"A\x00B\ud800"),
    ],
)
def test_a_person_reads_the_code_as_it_was_understood(text: str, words: str) -> None:
    scan = Scan("left", b"", text, None, 0.0, 1)

    assert in_words(resolve(scan, FLOOR, ()), scan) == words


@given(st.text())
def test_what_is_shown_is_short_and_can_be_shown(text: str) -> None:
    assert printable(text).isprintable()
    assert len(printable(text)) <= 80


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("L-9", LotScanned("L-9", frozenset({2}))),
        ("L-7", LotScanned("L-7", frozenset({1, 2}))),
        ("\x1d10L-9", LotScanned("L-9", frozenset({2}))),
        ("\x1d10NEW", LotScanned("NEW", frozenset())),
        ("\x1d21S-1", SerialScanned("S-1")),
    ],
)
def test_a_lot_or_serial_alone_names_no_product(text: str, meaning: Meaning) -> None:
    assert _meaning(text) == meaning


@pytest.mark.parametrize("kinds", [(), (CodeKind.LABEL, CodeKind.PRODUCT), (CodeKind.TOTE,)])
def test_eighteen_digits_that_are_something_else_too_are_ambiguous(
    kinds: tuple[CodeKind, ...],
) -> None:
    sscc = sscc_of(1)
    floor = replace(FLOOR, products={sscc: FLOOR.products["MUG"]})

    answer = _meaning(sscc, *kinds, floor=floor)

    assert isinstance(answer, AmbiguousScanned)
    assert set(answer.candidates) == {"label", "MUG"}
    assert _meaning(f"00{sscc}", *kinds, floor=floor) == LabelScanned(sscc)


@pytest.mark.parametrize(
    ("text", "source", "meaning"),
    [
        ("1250 g", SCALE, WeightRead(1250)),
        ("0 g", SCALE, WeightRead(0)),
        ("-5 g", SCALE, UnknownScanned()),
        ("heavy", SCALE, UnknownScanned()),
        ("² g", SCALE, UnknownScanned()),
        ("1250 g", "scanner-1", UnknownScanned()),
        (digit_payload(7), "scanner-1", DigitScanned(7)),
    ],
)
def test_only_the_scale_says_a_weight_and_the_card_says_digits(
    text: str, source: str, meaning: Meaning
) -> None:
    scan = scan_of(text, source)

    found = resolve(scan, Directory(), [CodeKind.PRODUCT])

    assert found == meaning
    assert in_words(found, scan).isprintable()
