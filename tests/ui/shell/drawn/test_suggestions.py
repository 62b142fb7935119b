"""Which codes lie before a person at each point of the work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.fulfilment.packing.situation import LineProgress, PackSituation, PackState
from app.fulfilment.picking import PickTask
from app.fulfilment.work import PackLine
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import CartonType, Directory, Person, ProductCode
from app.store.books.floor.waiting_book import ParcelToLoad
from app.values import Tracking
from tests.support.floor_data import LANES, bare_walk
from ui.shell.drawn import suggestions
from ui.shell.screen import ScreenName

MUG = ProductCode(1, "MUG", "Mug")
LAMP = ProductCode(2, "LAMP", "Lamp")
NAMES = Directory(
    products={"MUG": (MUG,), "04006381333931": (MUG,), "LAMP": (LAMP,)},
    bins={"A-01": "A"},
    totes=frozenset({"T-1"}),
    orders=frozenset(),
    cartons={"B": CartonType("B", "Box", 1, 1, 1, 1, 1)},
    people={
        "P-2": Person("P-2", "Zoe", "clerk"),
        "P-1": Person("P-1", "Ada", "packer"),
    },
)


def test_at_the_door_everybody_finds_their_badge_by_name() -> None:
    assert [(one.label, one.code) for one in suggestions.badges(NAMES)] == [
        ("Ada · packer", "P-1"),
        ("Zoe · clerk", "P-2"),
    ]


def test_home_offers_its_doors_and_the_totes_that_wait() -> None:
    offered = suggestions.of_home(["T-1", "T-2"])

    labels = ["Pick", "Dispatch", "Stock", "Tote T-1", "Tote T-2"]
    assert [one.label for one in offered] == labels
    assert offered[0].code == payload_of(ControlCode.SHORT)
    assert offered[3].code == "T-1"


def test_stock_work_is_opened_by_its_doors_and_by_the_deliveries_that_are_expected() -> None:
    names = Directory(purchase_orders=frozenset({"PO-2", "PO-1"}))

    assert [one.label for one in suggestions.of_stock(ScreenName.STOCK, names)] == [
        "Receive",
        "Count",
        "Move",
        "Sign out",
    ]
    found = [one.code for one in suggestions.of_stock(ScreenName.RECEIVE, names)]
    assert found[:2] == ["PO-1", "PO-2"]
    assert suggestions.of_stock(ScreenName.COUNT, names)[0].code == payload_of(ControlCode.CONFIRM)
    assert len(suggestions.of_stock(ScreenName.MOVE, names)) == 1


def test_however_much_waits_the_strip_stays_short() -> None:
    many = [f"T-{number}" for number in range(50)]

    assert len(suggestions.of_home(many)) == len(suggestions.totes(many)) == 7


def test_a_label_is_offered_as_a_scanner_reads_it() -> None:
    (label,) = suggestions.labels(["095212340000000013"])

    assert label.code == "]C100095212340000000013"
    assert label.label == "Label 000013"


def test_the_dock_offers_the_lanes_where_parcels_wait_then_their_labels() -> None:
    waiting = [ParcelToLoad("095212340000000013", "Parcelway")]
    waiting.append(ParcelToLoad("095212340000000020", "Redgate Post"))

    before = suggestions.of_dock(waiting[:1], "", LANES)
    assert [one.code for one in before[:2]] == ["LANE-PW", "LANE-RG"]

    inside = suggestions.of_dock(waiting, "Redgate Post", LANES)
    assert [(one.label, one.wrong) for one in inside] == [
        ("Label 000020", False),
        ("another carrier's label", True),
        ("Close handover", False),
        ("Sign out", False),
    ]
    empty = suggestions.of_dock(waiting[:1], "Redgate Post", LANES)
    assert next(one.label for one in empty if not one.wrong) == "Lane Parcelway"


def test_a_dock_without_lanes_offers_every_label() -> None:
    waiting = [ParcelToLoad("095212340000000013", "Parcelway")]

    assert [one.label for one in suggestions.of_dock(waiting, "", {})] == [
        "Label 000013",
        "Close handover",
        "Sign out",
    ]


def test_a_picker_without_a_cart_takes_the_next_or_one_by_its_label_or_leaves() -> None:
    carts = Directory(carts=frozenset({"P-0008", "P-0007"}))

    assert [one.code for one in suggestions.next_cart(carts)] == [
        payload_of(ControlCode.CONFIRM),
        "P-0007",
        "P-0008",
        payload_of(ControlCode.SIGN_OUT),
    ]


def test_a_product_is_offered_by_its_barcode_as_printed_or_else_by_its_sku() -> None:
    assert suggestions.code_of(NAMES, 1) == "4006381333931"
    assert suggestions.code_of(NAMES, 2) == "LAMP"
    assert suggestions.code_of(NAMES, 3) == ""


@pytest.mark.parametrize("state", [PackState.WEIGH, PackState.WEIGHT_OFF])
def test_the_drawn_scale_takes_the_carton_as_it_is_or_too_heavy(state: PackState) -> None:
    at = replace(situation_of_mugs(), state=state, expected_grams=1_500, band=(1_455, 1_545))

    offered = suggestions.of_pack(at, NAMES)

    assert offered[0].grams == 1_500
    assert "1.50 kg" in offered[0].label
    wrong = [one.grams for one in offered if one.wrong]
    assert wrong == ([1_750] if state is PackState.WEIGH else [])
    assert (offered[-1].code == payload_of(ControlCode.CONFIRM)) == (state is PackState.WEIGHT_OFF)


def test_the_wrong_weight_is_out_of_the_band_however_light_a_unit_is() -> None:
    at = replace(situation_of_mugs(), state=PackState.WEIGH, expected_grams=260, band=(1, 2_000))

    assert [one.grams for one in suggestions.weights_of(at) if one.wrong] == [2_001]


def test_a_carton_that_nobody_knows_the_weight_of_weighs_a_kilogram() -> None:
    (only,) = suggestions.weights_of(replace(situation_of_mugs(), state=PackState.WEIGH))

    assert only.grams == 1_000


def situation_of_mugs() -> PackSituation:
    """Two mugs of 250 g in a carton; nothing is known of what it should weigh."""
    line = PackLine(
        order_line_id=1,
        product_id=1,
        sku="MUG",
        name="Mug",
        units=2,
        unit_grams=250,
        bin_code="",
        lot="",
    )
    progress = LineProgress(line, packed=2, needed=2)
    return PackSituation(
        state=PackState.WEIGH,
        carton=None,
        cartons=(),
        line=None,
        lines=(progress,),
        units_packed=2,
        units_total=2,
        all_verified=True,
        edition=0,
        panel="",
        latch=None,
        expected="",
    )


def test_a_tracked_unit_is_offered_by_its_whole_label_and_by_its_bare_barcode() -> None:
    at = situation_of_mugs()
    line = at.lines[0].line.model_copy(update={"tracking": Tracking.LOT})
    progress = LineProgress(line, packed=0, needed=2, lot="G2607")
    packing = replace(at, state=PackState.PACKING, all_verified=False, lines=(progress,))

    offered = suggestions.of_pack(packing, NAMES)

    assert [(one.label, one.code) for one in offered[:2]] == [
        ("Mug · G2607", "]C1010400638133393110G2607"),
        ("Mug, bare barcode", "4006381333931"),
    ]


def test_a_slot_is_offered_an_empty_tote_and_one_that_is_in_use() -> None:
    names = replace(NAMES, totes=frozenset({"T-1", "T-2"}))
    task = PickTask(bare_walk(), lambda: names, Person("P-1", "Ada", "packer"), lambda _s: 0)

    offered = suggestions.of_pick(task.situation, names, {"T-1"})

    assert [(one.code, one.wrong) for one in offered] == [("T-2", False), ("T-1", True)]
