"""The floor adds what happened and moves what its work moves; the rest it can only read."""

from __future__ import annotations

import pytest

from app.store import schema
from app.store.columns import Base
from app.store.guards import APPEND_ONLY
from app.store.keeping.rights import Group, Rights, is_hidden, rights_of

assert schema.__all__


@pytest.mark.parametrize("group", list(Group))
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_happened_is_only_ever_added(group: Group, table: str) -> None:
    elsewhere = table == "manifests" and group in {Group.PICK, Group.PACK}

    assert rights_of(group, table, ("id",)) == Rights(insert=not elsewhere)


@pytest.mark.parametrize("group", [one for one in Group if one.of_the_floor])
def test_the_floor_never_changes_what_was_ordered(group: Group) -> None:
    tables = {
        name: tuple(c.name for c in table.columns) for name, table in Base.metadata.tables.items()
    }

    assert "units_ordered" not in rights_of(group, "order_lines", tables["order_lines"]).update
    assert rights_of(group, "products", tables["products"]) == Rights()


def test_a_column_that_a_migration_took_away_is_granted_to_nobody() -> None:
    assert rights_of(Group.PICK, "stock", ("id", "on_hand")).update == ("on_hand",)


def test_tables_of_money_are_known_by_their_names() -> None:
    assert is_hidden("payments")
    assert is_hidden("credit_notes")
    assert not is_hidden("orders")
