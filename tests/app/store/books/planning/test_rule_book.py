"""The rule of waves: one row, with defaults until somebody chooses."""

from __future__ import annotations

import pytest

from app.errors import StoreRefused
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.planning import ReleaseMode
from app.store.unit_of_work import Store


def test_until_somebody_chooses_waves_go_when_a_picker_asks(store: Store) -> None:
    with store.reading() as uow:
        assert uow.wave_rule.read() == RuleFacts(ReleaseMode.PICKER_ASKS, "walk", totes=10)


def test_a_changed_rule_is_read_back(store: Store) -> None:
    with store.unit() as uow:
        assert uow.wave_rule.lock() == RuleFacts()
        uow.wave_rule.change({"mode": "schedule", "every_min": 15})
        uow.commit()

    with store.reading() as uow:
        assert uow.wave_rule.read() == RuleFacts(ReleaseMode.SCHEDULE, every_min=15)


def test_a_cart_without_totes_is_refused_by_the_database(store: Store) -> None:
    store.run(lambda uow: uow.wave_rule.lock())

    with pytest.raises(StoreRefused):
        store.run(lambda uow: uow.wave_rule.change({"totes": 0}))
