"""Tests of ui/widgets/floor/scan_tape.py: no scan is dropped from sight."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import TapeContent, TapeEntry, Tone
from ui.widgets.floor.scan_tape import ScanTape

ENTRIES = (
    TapeEntry("13:42:19", Tone.STOP, "BTL-500-PTB", "not in this order"),
    TapeEntry("13:42:07", Tone.OK, "BTL-750-PTB", "1st scan · unit 2"),
    TapeEntry("13:42:06", Tone.NOT_COUNTED, "BTL-750-PTC", "same trigger"),
    TapeEntry("13:41:58", Tone.ATTENTION, "0400638", "not known"),
)


def tape_of(theme: Theme, qtbot: QtBot) -> ScanTape:
    tape = ScanTape(theme)
    qtbot.addWidget(tape)
    tape.show_tape(TapeContent("Last scans", "64 today, 2 rejected", ENTRIES))
    return tape


def test_only_whole_rows_are_shown_newest_first(theme: Theme, qtbot: QtBot, see: See) -> None:
    tape = tape_of(theme, qtbot)

    three, four = see(tape, 1102, 183), see(tape, 1102, 225)

    assert "13:42:06" in three.words
    assert "13:41:58" not in three.words
    assert "13:41:58" in four.words


def test_every_scan_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    seen = see(tape_of(any_theme, qtbot), 1102, 225)

    assert seen.cut == []
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_a_refused_scan_is_in_the_colour_of_stop(theme: Theme, qtbot: QtBot, see: See) -> None:
    runs = {run.wanted: run for run in see(tape_of(theme, qtbot), 1102, 225).runs}

    assert runs["BTL-500-PTB"].ink == theme.tokens.stop_text
    assert runs["BTL-750-PTB"].ink == theme.tokens.ink


def test_a_screen_reader_hears_the_newest_scan(theme: Theme, qtbot: QtBot) -> None:
    assert "13:42:19 BTL-500-PTB not in this order" in tape_of(theme, qtbot).accessibleName()


def test_a_long_code_gets_smaller_before_its_meaning_is_cut(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    tape = tape_of(theme, qtbot)
    entry = TapeEntry("09:01:47", Tone.ATTENTION, "NOBODY-KNOWS-THIS", "Nobody knows this code")
    tape.show_tape(TapeContent("Last scans", "", (entry,)))

    seen = see(tape, 660, 183)

    assert seen.cut == []
    assert seen.smallest >= 14
