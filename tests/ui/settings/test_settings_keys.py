"""Tests of ui/settings/settings_keys.py: every button of every leaf has its key."""

from __future__ import annotations

import pytest

from app.scanning.control_card import ControlCode
from ui.settings.settings_content import FIELDS, actions_of
from ui.settings.settings_keys import DeviceActs, SettingsActs, act_of


def nothing() -> None:
    """Nothing."""


ACTS = SettingsActs(nothing, nothing, nothing, nothing, DeviceActs(*(nothing,) * 6))


@pytest.mark.parametrize("leaf", list(FIELDS))
def test_exactly_the_keys_that_are_shown_do_something(leaf: str) -> None:
    shown = {action.key for action in actions_of(leaf, may_save=True)}

    working = {f"F{code.f_key}" for code in ControlCode if act_of(ACTS, leaf, code)}

    assert working == shown
