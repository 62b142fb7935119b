"""The words of the layout page."""

from __future__ import annotations

from app.capture.reading.problems import RowFault
from app.fulfilment.routing.layout import LayoutFault, LayoutProblem
from app.store.schema.planning import AisleDirection, PartKind
from ui.messages.planning import layout as says


def test_every_kind_way_and_fault_has_words() -> None:
    assert len({says.kind_words(kind) for kind in PartKind}) == len(PartKind)
    assert len({says.direction_words(way) for way in AisleDirection}) == len(AisleDirection)
    for fault in LayoutFault:
        assert "X-1" in says.problem(LayoutProblem(fault, "X-1"))


def test_a_fault_without_words_of_its_own_says_itself() -> None:
    assert says.fault(RowFault.NOT_WHOLE) == "not a whole number"
