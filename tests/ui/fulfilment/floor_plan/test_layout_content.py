"""What the layout page shows of what is typed."""

from __future__ import annotations

from tests.support.layout_desk import PARTS
from tests.support.waves_desk import FLOOR
from ui.fulfilment.floor_plan.layout_content import (
    actions_of,
    columns,
    fields_of,
    map_of,
    rows_of,
)
from ui.fulfilment.floor_plan.layout_draft import LayoutDraft
from ui.widgets.content import Health
from ui.widgets.desk_content import MarkCell
from ui.widgets.floor_map.map_content import BinMark


def _draft() -> LayoutDraft:
    draft = LayoutDraft()
    draft.take(PARTS)
    return draft


def test_each_row_has_a_cell_for_each_column_and_says_how_it_stands() -> None:
    draft = _draft()
    draft.change(0, "end", "0")

    rows = rows_of(draft)

    assert {len(row.cells) for row in rows} == {len(columns())}
    assert [rows[n].cells[-1] for n in (0, 1, 6)] == [
        MarkCell(Health.BAD, "not right"),
        MarkCell(Health.GOOD, "open"),
        MarkCell(Health.WARN, "blocked"),
    ]


def test_only_fields_that_a_part_has_can_be_typed_into() -> None:
    draft = _draft()

    aisle, start = fields_of(draft, 0), fields_of(draft, len(PARTS) - 2)

    assert [field.key for field in aisle if not field.enabled] == ["y"]
    assert [field.key for field in start if not field.enabled] == ["start", "end", "direction"]
    assert fields_of(draft, 99) == ()


def test_what_is_wrong_with_the_floor_as_a_whole_is_said_and_marked() -> None:
    draft = _draft()
    draft.remove(0)

    content = map_of(draft, FLOOR.layout.bins, 0, "B-01-1")

    assert content.note.startswith("Bin A-01-1 is in no known aisle, and 17 more")
    marks = {bin_.code: bin_.mark for bin_ in content.bins}
    assert (marks["A-01-1"], marks["B-01-1"]) == (BinMark.BAD, BinMark.HERE)


def test_only_keys_that_do_something_are_offered() -> None:
    draft = _draft()

    assert [a.key for a in actions_of(draft, 0) if a.enabled] == ["F2", "F3"]
    draft.change(0, "x", "9")
    assert [a.key for a in actions_of(draft, 0) if a.enabled] == ["F1", "F5", "F2", "F3"]
