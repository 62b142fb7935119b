"""A station returns after its work was force-released: each of the three endings keeps the books.

Source: D11; sync.md, "Claim, scan, replay" step 6; scenario 38.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.errors import NotAllowed, NothingFound
from app.exception_queue.kinds import CaseKind, Resolution
from app.exception_queue.solving import solve_case
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.events import PutInTote, WorkFinished
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.station.claims import force_release
from app.store.schema.floor import PickLine, Work
from app.store.schema.station import ScanEvent, ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    packs_of,
    picked_orders,
    picked_units,
    picks_of,
    release_everything,
)
from tests.support.warehouse import NINE, SUPERVISOR, Warehouse, small_warehouse

BOSS = Person(SUPERVISOR, "Boss", "supervisor")


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """One order of two stops on one cart; the ledger agrees before anything happens."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    release_everything(store)
    assert check_ledger(store).agrees
    return warehouse


@pytest.fixture
def returned(warehouse: Warehouse) -> int:
    """PICK-1 picked its whole walk off line, lost it to a supervisor, and is back; its case."""
    late = StationPlay(warehouse.store, "PICK-1")
    walk = late.claim_pick()
    kept = [late.record(event, walk) for event in (*picks_of(walk), WorkFinished())]
    force_release(warehouse.store, walk.work_id, BOSS, "DESK", knows_of_scans=True)
    assert set(late.send(kept)) == {ScanOutcome.STALE_FENCE}
    return case_id(warehouse)


def case_id(warehouse: Warehouse) -> int:
    """The one open case of late scans."""
    (case,) = [
        case
        for case in cases_of(warehouse)
        if case.kind == CaseKind.REPLAY.value and case.state == "open"
    ]
    return case.id


def settle(warehouse: Warehouse, case: int, how: Resolution, bin_code: str = "") -> None:
    assert solve_case(warehouse.store, case, how, BOSS, NINE, "DESK", bin_code=bin_code).is_solved
    assert check_ledger(warehouse.store).agrees


def works(warehouse: Warehouse) -> list[tuple[str, str, bool]]:
    with warehouse.store.reading() as uow:
        query = select(Work.kind, Work.state, Work.suspect).order_by(Work.id)
        return [(row[0], row[1], row[2]) for row in uow.session.execute(query)]


def suspects(warehouse: Warehouse) -> list[bool]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(PickLine.suspect).order_by(PickLine.sequence)))


def test_adopted_late_scans_are_written_anew_under_the_present_fence(
    warehouse: Warehouse, returned: int
) -> None:
    settle(warehouse, returned, Resolution.ADOPT)

    assert picked_units(warehouse, "1001") == [2, 1]
    assert warehouse.order("1001").state == OrderState.PICKED
    assert warehouse.stock_of("MUG", "A-01").on_hand == 8
    assert works(warehouse) == [("pick", "done", False), ("pack", "open", False)]
    with warehouse.store.reading() as uow:
        events = uow.session.scalars(select(ScanEvent).order_by(ScanEvent.received_at)).all()
        late = [event for event in events if event.outcome == "stale_fence"]
        adopted = [event for event in events if event.outcome == "applied"]
    assert len(late) == len(adopted) == 3
    assert {event.outcome_detail for event in adopted} == {f"adopts {one.id}" for one in late}
    assert {(event.station, event.fence, event.badge) for event in adopted} == {
        ("DESK", 2, late[0].badge)
    }


def test_returned_goods_lie_in_their_bin_and_the_books_never_moved(
    warehouse: Warehouse, returned: int
) -> None:
    settle(warehouse, returned, Resolution.RETURN_GOODS)

    assert picked_units(warehouse, "1001") == [0, 0]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 10
    assert suspects(warehouse) == [False, False]
    again = StationPlay(warehouse.store, "PICK-2")
    assert again.pick(again.claim_pick()) == [ScanOutcome.APPLIED] * 3
    assert check_ledger(warehouse.store).agrees
    history = warehouse.store.run(lambda uow: list(uow.cases.history(returned)))
    solved = next(event for event in history if event.what == "solved")
    assert solved.facts["goods"] == [
        {"sku": "MUG", "units": 2, "bin": "A-01"},
        {"sku": "LAMP", "units": 1, "bin": "A-02"},
    ]


def test_goods_that_are_put_away_lie_in_another_bin_and_are_picked_anew(
    warehouse: Warehouse, returned: int
) -> None:
    settle(warehouse, returned, Resolution.PUT_AWAY, "B-01")

    assert warehouse.stock_of("MUG", "A-01").on_hand == 8
    assert warehouse.stock_of("MUG", "B-01").on_hand == 2
    assert warehouse.stock_of("MUG", "A-01").held == 2
    again = StationPlay(warehouse.store, "PICK-2")
    again.pick(again.claim_pick())
    assert picked_units(warehouse, "1001") == [2, 1]
    assert check_ledger(warehouse.store).agrees


def test_what_is_promised_from_a_bin_cannot_be_put_away_from_under_it(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"PEN": 1})
    release_everything(store)
    late = StationPlay(store, "PICK-1")
    walk = late.claim_pick()
    kept = [late.record(event, walk) for event in picks_of(walk)]
    force_release(store, walk.work_id, BOSS, "DESK", knows_of_scans=True)
    late.send(kept)

    with pytest.raises(NotAllowed, match="promised"):
        settle(warehouse, case_id(warehouse), Resolution.PUT_AWAY, "A-01")
    with pytest.raises(NothingFound):
        settle(warehouse, case_id(warehouse), Resolution.PUT_AWAY, "Z-99")

    assert check_ledger(store).agrees
    warehouse.add_stock("PEN", "B-01", 1)  # one for the order, one that may go
    settle(warehouse, case_id(warehouse), Resolution.PUT_AWAY, "A-01")
    assert warehouse.stock_of("PEN", "A-01").on_hand == 1


def test_what_another_station_works_on_is_not_adopted_under_its_hands(
    warehouse: Warehouse, returned: int
) -> None:
    StationPlay(warehouse.store, "PICK-2").claim_pick()

    with pytest.raises(NotAllowed, match="in hand"):
        settle(warehouse, returned, Resolution.ADOPT)

    assert picked_units(warehouse, "1001") == [0, 0]


def test_what_was_picked_again_is_not_adopted_but_returned(
    warehouse: Warehouse, returned: int
) -> None:
    second = StationPlay(warehouse.store, "PICK-2")
    second.pick(second.claim_pick())

    with pytest.raises(NotAllowed, match="went on"):
        settle(warehouse, returned, Resolution.ADOPT)
    settle(warehouse, returned, Resolution.RETURN_GOODS)

    assert picked_units(warehouse, "1001") == [2, 1]


def test_late_scans_that_come_after_a_case_was_solved_make_a_case_of_their_own(
    warehouse: Warehouse,
) -> None:
    late = StationPlay(warehouse.store, "PICK-1")
    walk = late.claim_pick()
    first, second = (late.record(event, walk) for event in picks_of(walk))
    force_release(warehouse.store, walk.work_id, BOSS, "DESK", knows_of_scans=True)
    late.send([first])
    settle(warehouse, case_id(warehouse), Resolution.RETURN_GOODS)

    late.send([second])
    settle(warehouse, case_id(warehouse), Resolution.ADOPT)

    assert picked_units(warehouse, "1001") == [0, 1]


def test_only_a_supervisor_decides_about_late_scans(warehouse: Warehouse, returned: int) -> None:
    clerk = Person("B-300", "Clerk", "clerk")

    for how in (Resolution.ADOPT, Resolution.RETURN_GOODS, Resolution.PUT_AWAY):
        with pytest.raises(NotAllowed, match="supervisor"):
            solve_case(warehouse.store, returned, how, clerk, NINE, "DESK")


@pytest.fixture
def packed_off_line(store: Store) -> tuple[Warehouse, int]:
    """PACK-1 packed an order off line and lost it; it is back, and there is its case."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    late = StationPlay(store, "PACK-1")
    order = late.claim_pack("1001")
    kept = [late.record(event, order) for event in packs_of(order)]
    force_release(store, order.work_id, BOSS, "DESK", knows_of_scans=True)
    late.send(kept)
    return warehouse, case_id(warehouse)


Ending = Callable[[Warehouse], None]


def test_an_adopted_packing_goes_on_with_what_is_in_the_carton(
    packed_off_line: tuple[Warehouse, int],
) -> None:
    warehouse, case = packed_off_line

    settle(warehouse, case, Resolution.ADOPT)

    second = StationPlay(warehouse.store, "PACK-2")
    package = second.claim_pack("1001")
    assert [(one.carton_number, one.units) for one in package.packed_before] == [(1, 2)]
    assert package.suspect_of == ""
    second.label(package)
    assert warehouse.order("1001").state == OrderState.PACKED


def test_goods_of_a_lost_packing_that_are_back_in_their_tote_are_packed_anew(
    packed_off_line: tuple[Warehouse, int],
) -> None:
    warehouse, case = packed_off_line

    settle(warehouse, case, Resolution.RETURN_GOODS)

    second = StationPlay(warehouse.store, "PACK-2")
    package = second.claim_pack("1001")
    assert (package.packed_before, package.suspect_of) == ((), "")
    second.pack(package)
    second.label(package)
    assert warehouse.order("1001").state == OrderState.PACKED
    assert check_ledger(warehouse.store).agrees


def test_goods_of_a_lost_packing_are_put_away_only_once_their_order_is_cancelled(
    packed_off_line: tuple[Warehouse, int],
) -> None:
    warehouse, case = packed_off_line
    with pytest.raises(NotAllowed, match="packing"):
        settle(warehouse, case, Resolution.PUT_AWAY, "A-01")
    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    settle(warehouse, case, Resolution.PUT_AWAY)

    assert warehouse.stock_of("MUG", "A-01").on_hand == 10


def test_the_goods_of_a_cancelled_order_are_put_away_by_the_case_that_says_so(
    warehouse: Warehouse,
) -> None:
    picker = StationPlay(warehouse.store, "PICK-1")
    walk = picker.claim_pick()
    stop = walk.stops[0]
    picker.play(walk, PutInTote(pick_line_id=stop.pick_line_id, units=stop.units, tote=stop.tote))
    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))
    (case,) = [one for one in cases_of(warehouse) if one.kind == CaseKind.CANCELLATION.value]

    settle(warehouse, case.id, Resolution.PUT_AWAY)

    assert warehouse.stock_of("MUG", "A-01").on_hand == 10
    assert picked_units(warehouse, "1001") == [0, 0]
