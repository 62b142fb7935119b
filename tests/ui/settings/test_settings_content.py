"""Tests of ui/settings/settings_content.py: what stands beside the fields."""

from __future__ import annotations

import pytest

from app.settings import DisplaySettings, Settings
from hardware.ports import PrinterStatus
from ui.settings.settings_content import (
    FIELDS,
    actions_of,
    database_state,
    readability,
    status_words,
    symbology_of,
)
from ui.widgets.content import Health


@pytest.mark.parametrize(
    ("diagonal", "distance", "health"),
    [(24, 0.7, Health.GOOD), (24, 3, Health.GOOD), (10, 3, Health.WARN)],
)
def test_a_small_panel_is_no_screen_for_three_metres(
    diagonal: float, distance: float, health: Health
) -> None:
    settings = Settings(display=DisplaySettings(diagonal_in=diagonal, distance_m=distance))

    assert readability(settings, (1920, 1080)).health is health


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (PrinterStatus(), "says nothing of itself"),
        (PrinterStatus(paper_out=False, paused=False), "ready"),
        (PrinterStatus(paper_out=True, head_up=True), "paper out, head open"),
    ],
)
def test_what_a_printer_does_not_say_is_not_guessed(status: PrinterStatus, words: str) -> None:
    assert status_words(status) == words


@pytest.mark.parametrize(
    ("aim", "words"),
    [("]C1", "Code 128 ]C1"), ("]Z9", "another kind ]Z9"), (None, "not said")],
)
def test_the_kind_of_barcode_is_named(aim: str | None, words: str) -> None:
    assert symbology_of(aim).startswith(words)


def test_a_database_that_does_not_answer_is_said() -> None:
    assert database_state(None).health is Health.WARN


@pytest.mark.parametrize("leaf", list(FIELDS))
def test_the_first_key_of_every_leaf_saves(leaf: str) -> None:
    keys = [action.key for action in actions_of(leaf, may_save=True)]

    assert keys[0] == "F1"
    assert len(set(keys)) == len(keys)
