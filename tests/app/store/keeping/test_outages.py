"""A link that is cut on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.store.keeping.outages import CutLink
from app.store.unit_of_work import Store, UnitOfWork


def test_a_cut_link_takes_what_it_carries_with_it_and_mends(postgres_url: str) -> None:
    store = Store.open(postgres_url)
    link = CutLink(store.engine)
    store.run(lambda uow: uow.people.put("P-1", "Mira", "packer", ""))

    def put_while_it_is_cut(uow: UnitOfWork) -> None:
        uow.people.put("P-2", "Jonas", "packer", "")
        link.cut()

    with pytest.raises(StoreUnreachable):
        store.run(put_while_it_is_cut)
    with pytest.raises(StoreUnreachable):
        store.run(lambda uow: uow.people.find("P-1"))

    link.mend()
    with store.reading() as uow:
        assert uow.people.find("P-1") is not None
        assert uow.people.find("P-2") is None
    store.close()


def test_a_connection_that_was_given_back_is_not_torn_any_more(postgres_url: str) -> None:
    store, other = Store.open(postgres_url), Store.open(postgres_url)
    link = CutLink(store.engine)
    store.run(lambda uow: uow.people.put("P-1", "Mira", "packer", ""))
    store.engine.dispose()
    with other.reading() as uow:  # its connection may have the number of the one that is gone
        uow.people.find("P-1")
        link.cut()
        assert uow.people.find("P-1") is not None
    store.close()
    other.close()


def test_a_file_has_no_link_to_cut(sqlite_url: str, tmp_path: Path) -> None:
    store = Store.open(sqlite_url)
    link = CutLink(store.engine)
    link.cut()

    assert not link.can_be_cut
    store.run(lambda uow: uow.people.put("P-1", str(tmp_path)[:5], "packer", ""))
    store.close()
