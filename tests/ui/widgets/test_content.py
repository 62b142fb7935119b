"""Tests of ui/widgets/content.py: plain values, made without Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ui.widgets.content import WeightBand


@pytest.mark.parametrize(
    ("grams", "held"), [(2279, "no"), (2280, "yes"), (2320, "yes"), (2321, "no"), (None, "open")]
)
def test_a_carton_is_in_its_band_up_to_and_with_its_edges(grams: int | None, held: str) -> None:
    assert WeightBand(2280, 2320, grams).holds is {"yes": True, "no": False, "open": None}[held]


@pytest.mark.parametrize("module", ["content", "frame_content", "desk_content"])
def test_presenters_can_build_values_without_qt(module: str) -> None:
    code = f"import sys, ui.widgets.{module}; sys.exit('PySide6' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
