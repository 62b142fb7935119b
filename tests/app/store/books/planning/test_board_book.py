"""The board as it is kept."""

from __future__ import annotations

from app.fulfilment.waves.changing import pull_back
from app.fulfilment.waves.releasing import release_draft
from app.store.unit_of_work import Store
from tests.support.planned_waves import LENA, draft_of, waiting_warehouse
from tests.support.warehouse import NINE


def test_a_wave_that_was_pulled_back_is_on_the_board_no_more(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    wave_no = draft_of(warehouse, ("1001", "1002"))
    release_draft(store, wave_no, NINE, LENA)

    with store.reading() as uow:
        (wave,) = uow.board.open_waves()
        stops = uow.board.released_stops([wave.wave_id])
        assert [(stop.order_no, stop.tote, stop.bin_code, stop.units) for stop in stops] == [
            ("1001", "T-01", "A-10", 1),
            ("1002", "T-02", "A-10", 1),
        ]
        assert uow.board.draft_stops([wave.wave_id]) == []
        assert uow.board.free_totes() == 4

    pull_back(store, wave_no, NINE, LENA)
    with store.reading() as uow:
        assert uow.board.open_waves() == []
        assert uow.board.released_stops([wave.wave_id]) == []
