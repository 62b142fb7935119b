"""Tests of ui/widgets/frame_content.py: values of the frame."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from ui.widgets.frame_content import KeyHint


@pytest.mark.parametrize("field", ["key", "label", "enabled", "urgent"])
def test_a_shown_key_cannot_be_changed_behind_the_bar(field: str) -> None:
    hint = KeyHint("F1", "Confirm")

    assert hint == KeyHint("F1", "Confirm", enabled=True, urgent=False)
    with pytest.raises(FrozenInstanceError):
        setattr(hint, field, "Short")
