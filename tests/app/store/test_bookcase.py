"""Every book of a unit of work opens, and stays the same one until its end."""

from __future__ import annotations

from functools import cached_property

from app.store.bookcase import Bookcase
from app.store.unit_of_work import Store

_BOOKS = [name for name, one in vars(Bookcase).items() if isinstance(one, cached_property)]


def test_every_book_opens_in_a_transaction_and_is_opened_once(store: Store) -> None:
    assert len(_BOOKS) > 15

    with store.reading() as uow:
        first = [getattr(uow, name) for name in _BOOKS]
        assert all(getattr(uow, name) is book for name, book in zip(_BOOKS, first, strict=True))
