"""What the list, the figures and the keys of the planning screen say."""

from __future__ import annotations

from dataclasses import replace

from tests.support.waves_desk import BOARD, DRAFT, RELEASED, cart_of
from ui.fulfilment.waves.waves_content import actions_of, columns, figures_of, half_of, row_of
from ui.widgets.content import Health
from ui.widgets.desk_content import MarkCell, TextCell


def test_a_row_says_what_a_wave_costs_and_saves() -> None:
    row = row_of(DRAFT)

    assert len(row.cells) == len(columns())
    assert [cell.text for cell in row.cells if isinstance(cell, TextCell)] == [
        "Zone north",
        "2",
        "7",
        "9",
        "84 m",
        "~3 min",
        "-57 %",
    ]


def test_a_wave_on_a_floor_that_nobody_measured_shows_no_metres() -> None:
    facts = replace(DRAFT.facts, walk_mm=None, before_mm=None, walk_s=None)

    row = row_of(replace(DRAFT, facts=facts))

    assert [cell.text for cell in row.cells if isinstance(cell, TextCell)][4:] == ["–", "", ""]


def test_the_state_says_how_far_the_carts_are() -> None:
    waiting = replace(RELEASED, carts=(cart_of(1, [("SO-1", "A-01-1")], "P-1"),))

    assert row_of(DRAFT).cells[1] == MarkCell(Health.UNKNOWN, "Draft")
    assert row_of(RELEASED).cells[1] == MarkCell(Health.GOOD, "Picking 0/2")
    assert row_of(waiting).cells[1] == MarkCell(Health.WARN, "Released")


def test_the_figures_add_up_what_is_planned_and_released() -> None:
    figures = {figure.label: figure.value for figure in figures_of(BOARD)}

    assert figures == {
        "orders wait": "42",
        "drafts": "2",
        "totes free": "18",
        "before": "520 m",
        "after": "254 m",
    }
    assert len(figures_of(replace(BOARD, waves=()))) == 3


def test_only_keys_that_do_something_are_offered() -> None:
    def live(*, merging: str = "", planning: bool = False) -> list[str]:
        actions = actions_of(RELEASED, planning=planning, merging=merging)
        return [action.label for action in actions if action.enabled]

    assert live() == ["Suggest waves", "Split", "Print again", "Pull back", "Merge"]
    assert live(merging="W-0076", planning=True)[0] == "Stop planning"
    assert "Merge" not in " ".join(live(merging="W-0076"))


def test_the_later_half_is_split_off_but_never_a_claimed_cart() -> None:
    one = replace(DRAFT, carts=DRAFT.carts[:1])

    assert half_of(DRAFT) == {2}
    assert half_of(one) == {3, 4}
    assert half_of(RELEASED) == {2}
