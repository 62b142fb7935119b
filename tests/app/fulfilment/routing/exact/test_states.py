"""What half-planned walks look like at a column of crossings."""

from __future__ import annotations

import pytest

from app.fulfilment.routing.exact.states import states_of


@pytest.mark.parametrize(("rows", "known"), [(1, 3), (2, 13), (3, 71)])
def test_so_many_states_tell_all_walks_apart(rows: int, known: int) -> None:
    assert len(states_of(rows)) == known  # of round trips 7 and 25, as the sources count them


def test_an_aisle_walked_once_leaves_both_crossings_to_be_left_once_more() -> None:
    states = states_of(2)
    through = states.once[0][states.nothing]

    assert not states.whole[through]
    assert states.whole[states.once[0][through]]
    onward = states.rightward((True, True))[through]
    assert [ways for _, _, ways in onward] == [(1, 1)]


def test_two_parts_of_a_walk_both_go_on_until_they_meet() -> None:
    states = states_of(2)
    apart = states.both[0][states.nothing]

    assert not states.whole[apart]
    assert [ways for _, _, ways in states.rightward((True, True))[apart]] == [(2, 2)]
    assert states.whole[states.twice[0][apart]]


def test_a_closed_cross_aisle_leads_nowhere() -> None:
    states = states_of(2)
    below = states.touch[0][states.nothing]

    assert states.rightward((False, True))[below] == []
    assert states.rightward((False, False))[states.nothing] == [(states.nothing, 0, (0, 0))]
