"""The same key means the same thing everywhere."""

from __future__ import annotations

from app.scanning.control_card import ControlCode
from ui.fulfilment.floor_keys import answering, key_label, keys_for, panel_of, stop_keys
from ui.messages.verdicts import Place


def test_each_control_code_has_its_key_and_its_word_in_the_order_of_the_card() -> None:
    hints = keys_for(set(ControlCode))

    assert [hint.key for hint in hints] == [f"F{n}" for n in range(1, 9)]
    assert len({key_label(code) for code in ControlCode}) == 8


def test_in_stop_only_confirm_is_live_and_amber() -> None:
    hints = stop_keys()

    assert [hint.key for hint in hints if hint.enabled] == ["F1"]
    assert [hint.key for hint in hints if hint.urgent] == ["F1"]


def test_a_question_has_a_row_for_each_key_that_answers_it() -> None:
    panel = panel_of("reprint", Place.BENCH, ())

    assert panel is not None
    assert [key for key, _label, _words in panel.rows] == ["F1", "F3", "F5"]
    assert answering("reprint", Place.BENCH) == {
        ControlCode.CONFIRM,
        ControlCode.EXCEPTION,
        ControlCode.UNDO,
    }


def test_no_panel_shows_nothing_and_help_shows_the_live_keys() -> None:
    assert panel_of("", Place.BIN, set(ControlCode)) is None
    assert answering("", Place.BIN) == set()
    helped = panel_of("help", Place.BIN, {ControlCode.HELP})
    assert helped is not None
    assert len(helped.rows) == 1
