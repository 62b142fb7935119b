"""Tests of ui/widgets/floor/carton_card.py: the carton and its weight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import CartonContent, WeightBand
from ui.widgets.floor.carton_card import CartonCard, place_on_bar


def seen_of(theme: Theme, qtbot: QtBot, see: See, content: CartonContent) -> dict[str, str]:
    card = CartonCard(theme)
    qtbot.addWidget(card)
    card.show_carton(content)
    seen = see(card, 734, 124)
    assert seen.cut == []
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5, seen.faintest()
    return {run.wanted: run.ink for run in seen.runs}


def test_a_carton_in_its_band_is_shown_calmly(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    band = WeightBand(2280, 2320, 2310)
    inks = seen_of(
        any_theme,
        qtbot,
        see,
        CartonContent("Box B2", "300 × 200 × 150", "2.31 kg", "expect 2.30", band),
    )

    assert inks["2.31 kg"] == any_theme.tokens.ink


def test_a_carton_outside_its_band_asks_for_attention(
    any_theme: Theme, qtbot: QtBot, see: See
) -> None:
    band = WeightBand(2280, 2320, 3100)
    inks = seen_of(
        any_theme, qtbot, see, CartonContent("Box B2", "", "3.10 kg", "expect 2.30", band)
    )

    assert inks["3.10 kg"] == any_theme.tokens.warn_text


def test_without_a_scale_it_says_so(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    inks = seen_of(any_theme, qtbot, see, CartonContent("Box B2", "300 × 200 × 150", "No scale"))

    assert "No scale" in inks


def test_the_band_fills_54_to_70_percent_of_the_bar() -> None:
    band = WeightBand(2280, 2320)

    assert place_on_bar(band, 2280) == pytest.approx(0.54)
    assert place_on_bar(band, 2320) == pytest.approx(0.70)


@given(st.integers(0, 30_000), st.integers(0, 500), st.integers(0, 100_000))
def test_the_pointer_never_leaves_the_bar(low: int, width: int, now: int) -> None:
    assert 0 <= place_on_bar(WeightBand(low, low + width), now) <= 1
