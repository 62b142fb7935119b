"""A layout drawn by a supervisor is kept as a whole, or not at all."""

from __future__ import annotations

import pytest

from app.catalogue.floor_plan.keeping import keep_layout
from app.errors import BadValue, NotAllowed
from app.store.books.planning.layout_book import Part
from app.store.unit_of_work import Store
from tests.support.planned_waves import LENA, MIRA
from tests.support.warehouse import NINE

AISLE = Part("aisle", "A", 1000, None, 0, 9000)


def test_a_kept_layout_is_exactly_what_was_drawn_and_the_audit_says_who(store: Store) -> None:
    keep_layout(store, [AISLE, Part("start", "S", 0, 0)], NINE, LENA)
    keep_layout(store, [AISLE], NINE, LENA)

    with store.reading() as uow:
        assert uow.layout.parts() == [AISLE]
        assert len(uow.people.audited(action="change layout")) == 2


@pytest.mark.parametrize(
    "parts", [[Part("aisle", "A", None, None, 0, 9)], [AISLE, AISLE], [Part("start", "S", 1)]]
)
def test_a_part_that_is_not_whole_keeps_everything_out(store: Store, parts: list[Part]) -> None:
    with pytest.raises(BadValue):
        keep_layout(store, [Part("drop-off", "P", 0, 0), *parts], NINE, LENA)

    with store.reading() as uow:
        assert uow.layout.parts() == []


def test_only_supervisors_change_the_layout(store: Store) -> None:
    with pytest.raises(NotAllowed, match="supervisor"):
        keep_layout(store, [AISLE], NINE, MIRA)
