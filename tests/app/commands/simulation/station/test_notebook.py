"""What is noted down survives, and is read as it was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands.simulation.station.notebook import Look, Notebook, Shown, read_notes


def test_everything_noted_is_read_again_life_after_life(tmp_path: Path) -> None:
    path = tmp_path / "SIM-01.notes"
    with Notebook(path) as first:
        first.note("began")
        first.note("meant", "hand 1", 1, True)  # noqa: FBT003 -- a line of facts
        first.note("shown", "an-id", "wrong item", 3.5)
        first.note("claimed", 7, 2)
        first.note("looked", 1.0, 1.5)
    with Notebook(path) as second:
        second.note("began")
        second.note("conflict", "claimed")
        second.note("dropped")
        second.note("sent", 9.0)
        second.note("strayed", "LABEL-1", False)  # noqa: FBT003 -- a line of facts
        second.note("bug", "KeyError: 1")

    notes = read_notes(path)

    assert notes.meant == {("hand 1", 1): True}
    assert notes.shown == [Shown("an-id", "wrong item", 3.5)]
    assert notes.claims == {(7, 2)}
    assert notes.looks == [[Look(1.0, 1.5)], []]
    assert (notes.conflicts["claimed"], notes.dropped, notes.sent_s) == (1, 1, [9.0])
    assert (notes.strayed, notes.wrong) == ([("LABEL-1", False)], 2)
    assert notes.bugs == ["KeyError: 1"]


def test_a_station_that_never_wrote_has_an_empty_notebook(tmp_path: Path) -> None:
    assert read_notes(tmp_path / "none").shown == []


def test_a_line_that_nobody_writes_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "SIM-01.notes"
    with Notebook(path) as notebook:
        notebook.note("dreamt", 1)

    with pytest.raises(ValueError, match="dreamt"):
        read_notes(path)
