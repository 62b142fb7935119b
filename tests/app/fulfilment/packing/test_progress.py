"""How far an order is follows from its package and what happened at the packing station."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.fulfilment.events import (
    AnyEvent,
    CartonFull,
    CartonOpened,
    CartonWeighed,
    LabelMatched,
    LineDropped,
    LineShort,
    ProblemReported,
    ShortReason,
    SignedOut,
    UnitsInHand,
    UnitsPacked,
)
from app.fulfilment.packing.progress import Ending, PackProgress, after, begun
from app.fulfilment.work import DoubleScan, LotWanted, PackedBefore
from tests.support.packages import line_of, order_of

MUGS, LAMPS = line_of("MUG", 2), line_of("LAMP", 1)
OPENED = CartonOpened(carton_number=1, carton_type="BOX")


def _packed(line: int, units: int, carton: int = 1) -> UnitsPacked:
    return UnitsPacked(order_line_id=line, units=units, carton_number=carton)


def _order(*events: AnyEvent) -> PackProgress:
    progress = begun(order_of(MUGS, LAMPS))
    for event in events:
        progress = after(progress, event)
    return progress


def test_units_are_verified_into_the_carton_that_is_open() -> None:
    progress = _order(OPENED, _packed(1, 1), _packed(1, 1))

    assert (progress.packed(MUGS), progress.remaining(LAMPS)) == (2, 1)
    assert progress.carton is not None
    assert progress.carton.contents == {1: 2}


def test_the_line_to_show_is_the_one_in_hand_while_it_needs_units() -> None:
    assert _order(OPENED).line == MUGS
    assert _order(OPENED, _packed(1, 1)).line == MUGS
    assert _order(OPENED, _packed(2, 1)).line == MUGS
    assert _order(OPENED, _packed(1, 2)).line == LAMPS


def test_when_all_is_verified_the_cartons_wait_for_their_labels_in_turn() -> None:
    second = CartonOpened(carton_number=2, carton_type="BOX")
    full = CartonFull(carton_number=1)
    progress = _order(OPENED, _packed(1, 2), full, second, _packed(2, 1, carton=2))

    assert progress.all_verified
    assert progress.carton is not None
    assert progress.carton.number == 1
    labelled = after(progress, LabelMatched(carton_number=1, sscc="3"))
    assert labelled.carton is not None
    assert labelled.carton.number == 2
    closed = after(labelled, LabelMatched(carton_number=2, sscc="4", last=True))
    assert (closed.carton, closed.ending) == (None, Ending.CLOSED)


@pytest.mark.parametrize(
    "event",
    [ProblemReported(), LineShort(order_line_id=1, missing=1, reason=ShortReason.NOT_IN_TOTE)],
)
def test_a_problem_sets_the_order_aside(event: AnyEvent) -> None:
    assert _order(OPENED, event).ending is Ending.SET_ASIDE


def test_what_moves_no_goods_changes_nothing() -> None:
    assert _order(OPENED, SignedOut()) == _order(OPENED)


def test_cartons_of_another_station_count_and_take_no_more() -> None:
    before = (
        PackedBefore(carton_number=1, carton_type="BOX", order_line_id=1, units=1),
        PackedBefore(carton_number=1, carton_type="BOX", order_line_id=2, units=1),
    )

    progress = begun(order_of(MUGS, LAMPS, packed_before=before))

    assert (progress.packed(MUGS), progress.packed(LAMPS)) == (1, 1)
    assert (progress.in_hand, progress.next_number) == (None, 2)
    assert after(progress, CartonOpened(carton_number=2, carton_type="BOX")).next_number == 3


def test_an_order_that_holds_too_much_or_nothing_is_not_packed() -> None:
    too_much = (PackedBefore(carton_number=1, carton_type="BOX", order_line_id=2, units=2),)

    one_of_two = order_of(MUGS, LAMPS, packed_before=too_much)
    for package in (order_of(), order_of(LAMPS, packed_before=too_much), one_of_two):
        with pytest.raises(NotAllowed):
            begun(package)


def test_units_between_item_and_carton_are_in_no_carton_yet() -> None:
    package = order_of(MUGS).model_copy(update={"double_scan": DoubleScan.ITEM_AND_CARTON})
    progress = after(begun(package), CartonOpened(carton_number=1, carton_type="BOX"))

    between = after(progress, UnitsInHand(order_line_id=1, units=1))
    packed = after(between, UnitsPacked(order_line_id=1, units=1, carton_number=1))

    assert progress.by_carton
    assert (between.in_between, between.packed(MUGS)) == (UnitsInHand(order_line_id=1, units=1), 0)
    assert (packed.in_between, packed.packed(MUGS)) == (None, 1)


def test_what_a_supervisor_let_go_is_not_needed_any_more() -> None:
    progress = after(
        begun(order_of(MUGS, LAMPS)), LineDropped(order_line_id=1, missing=1, approved_by="B-900")
    )

    assert progress.needed(MUGS) == MUGS.units - 1
    assert progress.remaining(MUGS) == MUGS.units - 1


def test_only_a_full_carton_that_was_opened_here_is_weighed() -> None:
    opened = CartonOpened(carton_number=1, carton_type="BOX", tare_grams=90)
    packed = UnitsPacked(order_line_id=1, units=1, carton_number=1)
    progress = after(after(begun(order_of(MUGS, LAMPS)), opened), packed)
    full = after(progress, CartonFull(carton_number=1))
    weighed = after(full, CartonWeighed(carton_number=1, grams=191))

    assert progress.to_weigh is None
    assert full.to_weigh is not None
    assert full.expected_grams(full.to_weigh) == 190
    assert weighed.to_weigh is None
    assert weighed.cartons[0].grams == 191


def test_without_every_weight_nothing_is_expected_of_a_carton() -> None:
    unknown = MUGS.model_copy(update={"unit_grams": 0})
    opened = CartonOpened(carton_number=1, carton_type="BOX", tare_grams=90)
    packed = UnitsPacked(order_line_id=1, units=1, carton_number=1)
    progress = after(after(begun(order_of(unknown)), opened), packed)

    assert progress.expected_grams(progress.cartons[0]) is None


def _full_of(*events: AnyEvent) -> PackProgress:
    """All of the order in a carton that was opened here, then what happened."""
    opened = CartonOpened(carton_number=1, carton_type="BOX", tare_grams=90)
    return _order(opened, _packed(1, 2), _packed(2, 1), *events)


def test_a_carton_that_has_its_label_or_came_from_elsewhere_is_not_weighed() -> None:
    assert _full_of().to_weigh is not None
    assert _full_of(LabelMatched(carton_number=1, sscc="3")).to_weigh is None

    elsewhere = PackedBefore(carton_number=1, carton_type="BOX", order_line_id=2, units=1)
    assert begun(order_of(LAMPS, packed_before=(elsewhere,))).to_weigh is None


def test_a_carton_that_stays_empty_because_the_rest_was_let_go_is_not_weighed() -> None:
    second = CartonOpened(carton_number=2, carton_type="BOX", tare_grams=90)
    progress = _order(
        CartonOpened(carton_number=1, carton_type="BOX", tare_grams=90),
        _packed(1, 2),
        CartonFull(carton_number=1),
        CartonWeighed(carton_number=1, grams=290),
        second,
        LineDropped(order_line_id=2, missing=1, approved_by="B-900"),
    )

    assert progress.all_verified
    assert progress.to_weigh is None


def test_the_lot_to_show_is_the_first_that_still_lacks_units() -> None:
    lots = (LotWanted(lot="L-7", units=1), LotWanted(lot="L-8", units=1))
    line = line_of("MUG", 2, lot="L-7", lots=lots)
    progress = after(begun(order_of(line)), OPENED)
    shown = [progress.lot_to_show(line)]
    for lot in ("L-7", "L-8"):
        packed = UnitsPacked(order_line_id=1, units=1, carton_number=1, lot=lot)
        progress = after(progress, packed)
        shown.append(progress.lot_to_show(line))

    assert shown == ["L-7", "L-8", ""]
