"""Tests of ui/theme/density.py: the design on screens of any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.theme.density import (
    DESIGN_PITCH_MM,
    Density,
    density_for_screen,
    density_for_window,
    reads_at,
)


def test_the_design_is_drawn_for_24_inch_full_hd_at_3_m() -> None:
    assert density_for_window(1920, 1080).u == pytest.approx(1.0)
    assert density_for_screen(1920, 1080, 24, 3.0).u == pytest.approx(1.0)


def test_a_small_window_gets_a_smaller_design_that_still_fits() -> None:
    density = density_for_window(1280, 800)

    assert 0.66 <= density.u <= 0.72
    assert density.px(312) + density.px(84) + density.px(76) + density.px(46) < 400


@given(st.integers(200, 8000), st.integers(200, 8000))
def test_the_scale_stays_between_its_limits(width: int, height: int) -> None:
    assert 0.65 <= density_for_window(width, height).u <= 1.6


@given(st.integers(800, 4000), st.integers(600, 3000), st.floats(7, 60), st.floats(0.3, 8))
def test_a_floor_key_is_15_mm_high_on_every_declared_screen(
    width: int, height: int, diagonal: float, distance: float
) -> None:
    density = density_for_screen(width, height, diagonal, distance)
    assert density.pitch_mm is not None

    assert density.touch_px(64) * density.pitch_mm >= 15


@given(st.floats(0.65, 1.6), st.integers(1, 200))
def test_no_text_is_below_14_px(u: float, size: int) -> None:
    assert Density(u).font_px(size) >= 14


def test_a_hairline_never_vanishes() -> None:
    assert Density(0.65).px(0.5) == 1
    assert Density(0.65).px(0) == 0


def test_the_headline_reads_from_3_m_and_says_so() -> None:
    # 16 minutes of arc at 3 m are 76 px on the screen of the design.
    assert reads_at(76, DESIGN_PITCH_MM) == pytest.approx(3.0, abs=0.05)
    assert reads_at(94, DESIGN_PITCH_MM, 20) == pytest.approx(3.0, abs=0.05)
    # A 10 inch panel is not a 3 m screen.
    panel = density_for_screen(1280, 800, 10.1)
    assert panel.pitch_mm is not None
    assert reads_at(panel.font_px(94), panel.pitch_mm, 20) < 3
