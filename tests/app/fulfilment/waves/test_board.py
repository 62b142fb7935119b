"""The planning board: drafts and released waves, cart by cart, with their walks measured."""

from __future__ import annotations

from app.fulfilment.waves.board import measure_wave, read_board
from app.fulfilment.waves.releasing import release_draft
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay
from tests.support.planned_waves import LENA, draft_of, measure_floor, waiting_warehouse
from tests.support.warehouse import NINE


def test_the_board_lists_drafts_before_released_waves_with_their_carts(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=4)
    released = draft_of(warehouse, ("1001", "1002"))
    release_draft(store, released, NINE, LENA)
    draft = draft_of(warehouse, ("1003",))

    board = read_board(store)

    assert [wave.facts.wave_no for wave in board.waves] == [draft, released]
    assert (board.waiting, board.free_totes) == (1, 4)
    planned, gone = board.waves
    assert planned.is_draft
    assert (planned.orders, planned.bins) == (1, 1)
    assert gone.carts[0].work_no == "P-0001"
    assert gone.carts[0].orders == ((1, "1001", "T-01"), (2, "1002", "T-02"))
    assert gone.carts[0].bins == ("A-10",)
    assert gone.carts[0].units == 2
    assert board.wave("W-9999") is None


def test_a_cart_that_somebody_claimed_is_not_untouched_any_more(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    wave_no = draft_of(warehouse, ("1001",), ("1002",))
    release_draft(store, wave_no, NINE, LENA)
    StationPlay(store, "PICK-1").claim_pick()

    wave = read_board(store).wave(wave_no)

    assert wave is not None
    assert [(cart.untouched, cart.holder) for cart in wave.carts] == [
        (False, "PICK-1"),
        (True, ""),
    ]


def test_a_measured_wave_has_its_walk_with_metres_and_minutes(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    measure_floor(store)
    wave_no = draft_of(warehouse, ("1001", "1002"))
    wave = read_board(store).wave(wave_no)
    assert wave is not None

    measured = measure_wave(store, wave)

    (walk,) = measured.walks
    assert measured.metres == walk.length_mm / 1000
    assert measured.before_m is not None
    assert measured.before_m >= measured.metres > 0
    assert measured.minutes is not None
    assert len(walk.path) >= 2


def test_a_floor_that_nobody_has_measured_has_a_walk_but_no_metres(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    wave_no = draft_of(warehouse, ("1001",))
    wave = read_board(store).wave(wave_no)
    assert wave is not None

    measured = measure_wave(store, wave)

    assert (measured.metres, measured.before_m, measured.minutes) == (None, None, None)
