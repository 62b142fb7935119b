"""Who plans, who releases and who draws the floor, by the database's own roles."""

from __future__ import annotations

import pytest

from app.catalogue.floor_plan.keeping import keep_layout
from app.errors import AppError
from app.fulfilment.next_cart import next_cart
from app.fulfilment.waves.changing import merge_waves, pull_back, split_wave
from app.fulfilment.waves.drafts import keep_drafts
from app.fulfilment.waves.releasing import release_draft
from app.fulfilment.waves.rule import change_rule
from app.store.books.planning.draft_book import NewDraft
from app.store.books.planning.layout_book import Part
from app.store.books.planning.rule_book import RuleFacts
from app.store.keeping.rights import Group
from tests.support.planned_waves import LENA, draft_of, waiting_warehouse
from tests.support.station_roles import RoledDatabase
from tests.support.warehouse import NINE, PACKER

pytestmark = pytest.mark.postgresql


def test_a_picker_s_own_login_releases_the_next_wave_when_it_asks(
    database: RoledDatabase,
) -> None:
    waiting_warehouse(database.owner, orders=2).add_order("1003", {"BOOK": 1})  # not yet held
    pick = database.station("PICK-1", [Group.PICK])

    package = next_cart(pick, "PICK-1", PACKER, NINE)

    assert package is not None
    assert len(package.totes) == 3


def test_a_supervisor_s_desk_plans_releases_changes_and_draws(database: RoledDatabase) -> None:
    warehouse = waiting_warehouse(database.owner, orders=4)
    desk = database.station("DESK-1", [Group.SUPERVISE])
    ids = list(warehouse.order_ids.values())

    (wave_no,) = keep_drafts(desk, [NewDraft(((ids[0],), (ids[1], ids[2])), "walk")], NINE, LENA)
    merge_waves(desk, wave_no, split_wave(desk, wave_no, {2}, NINE, LENA), NINE, LENA)
    assert release_draft(desk, wave_no, NINE, LENA).orders_released == 3
    assert pull_back(desk, wave_no, NINE, LENA).orders == 3
    change_rule(desk, RuleFacts(totes=4), NINE, LENA)
    keep_layout(desk, [Part("start", "S", 0, 0)], NINE, LENA)
    keep_layout(desk, [], NINE, LENA)


def test_a_picker_s_login_neither_plans_nor_draws(database: RoledDatabase) -> None:
    warehouse = waiting_warehouse(database.owner, orders=1)
    draft_of(warehouse, ("1001",))
    pick = database.station("PICK-1", [Group.PICK])

    with pytest.raises(AppError):
        keep_layout(pick, [Part("start", "S", 0, 0)], NINE, LENA)
    with pytest.raises(AppError):
        change_rule(pick, RuleFacts(totes=1), NINE, LENA)
