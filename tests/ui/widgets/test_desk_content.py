"""Tests of ui/widgets/desk_content.py: values of the desk."""

from __future__ import annotations

from typing import get_args

from ui.widgets.desk.rows_model import spoken
from ui.widgets.desk_content import Cell, MarksCell, OwnerCell, ProgressCell, TextCell


def test_every_kind_of_cell_says_something_to_a_screen_reader() -> None:
    assert len(get_args(Cell)) == 8
    assert spoken(TextCell("House number missing")) == "House number missing"
    assert spoken(MarksCell((), "address held")) == "address held"
    assert spoken(OwnerCell("JB")) == "JB"
    assert spoken(OwnerCell("", "free")) == "free"
    assert spoken(ProgressCell(7, 11)) == "7 / 11"
