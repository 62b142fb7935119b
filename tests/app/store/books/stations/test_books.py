"""The stations' books are opened as they are asked for, in one transaction."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.warehouse import NINE


def test_what_one_book_writes_another_reads_before_it_is_saved(store: Store) -> None:
    with store.unit() as uow:
        uow.stations.report("Pack 01", NINE, 0, {})
        assert uow.stations is uow.stations
        assert uow.stations.facts("Pack 01") is not None
        assert uow.leases.return_expired(NINE, "Pack 01") == []
        assert uow.news.contents([]) == {}

    with store.reading() as uow:
        assert uow.stations.facts("Pack 01") is None
