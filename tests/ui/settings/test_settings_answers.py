"""Tests of ui/settings/settings_answers.py: every outcome has its words."""

from __future__ import annotations

import pytest

from hardware.ports import PrintOutcome, PrintResult
from ui.settings import settings_answers
from ui.widgets.content import Tone


@pytest.mark.parametrize("outcome", list(PrintOutcome))
def test_only_a_confirmed_print_is_ok(outcome: PrintOutcome) -> None:
    text, tone = settings_answers.printed(PrintResult(outcome, "paper out"))

    assert text
    assert (tone is Tone.OK) == (outcome is PrintOutcome.CONFIRMED)


def test_several_wrong_fields_are_counted() -> None:
    assert settings_answers.first_correct(3)[0] == "Correct the 3 marked fields first"


def test_no_port_is_no_success() -> None:
    assert settings_answers.found_ports(0)[1] is Tone.ATTENTION
