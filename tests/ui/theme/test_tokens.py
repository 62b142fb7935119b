"""Tests of ui/theme/tokens.py: every word can be read, in both themes."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from ui.theme.tokens import DARK, LIGHT, Tokens, contrast, ink_on, luminance

BOTH = pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.name)


@BOTH
def test_every_token_is_a_colour(t: Tokens) -> None:
    colours = {name: value for name, value in asdict(t).items() if name != "name"}

    assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in colours.values())


@BOTH
def test_body_text_contrasts_seven_to_one(t: Tokens) -> None:
    for ground in (t.bg, t.surface, t.sunken, t.selected, t.info_tint):
        assert contrast(t.ink, ground) >= 7, ground
    assert contrast(t.ink2, t.surface) >= 7
    assert contrast(t.bar_ink, t.bar) >= 7
    assert contrast(t.bar_ink, t.key) >= 7


@BOTH
def test_secondary_text_contrasts_four_and_a_half_to_one(t: Tokens) -> None:
    for ground in (t.bg, t.surface, t.sunken, t.selected):
        assert contrast(t.ink2, ground) >= 4.5, ground
        assert contrast(t.ink3, ground) >= 4.5, ground
    assert contrast(t.bar_ink2, t.bar) >= 4.5
    assert contrast(t.bar_ink2, t.bar2) >= 4.5


@BOTH
@pytest.mark.parametrize("signal", ["ok", "stop", "warn", "info", "quiet"])
def test_ink_on_a_signal_contrasts_four_and_a_half_to_one(t: Tokens, signal: str) -> None:
    assert contrast(getattr(t, f"{signal}_on"), getattr(t, signal)) >= 4.5


@BOTH
@pytest.mark.parametrize("signal", ["ok", "stop", "warn", "info"])
def test_signal_words_contrast_on_surface_and_tint(t: Tokens, signal: str) -> None:
    words = getattr(t, f"{signal}_text")

    assert contrast(words, t.surface) >= 4.5
    assert contrast(words, getattr(t, f"{signal}_tint")) >= 4.5


@BOTH
def test_edges_of_controls_contrast_three_to_one(t: Tokens) -> None:
    assert contrast(t.line2, t.surface) >= 3
    assert contrast(t.focus, t.surface) >= 3
    assert contrast(t.info, t.surface) >= 3


@BOTH
def test_ok_is_a_bright_field_and_stop_a_dark_one(t: Tokens) -> None:
    assert (luminance(t.ok) + 0.05) / (luminance(t.stop) + 0.05) >= 2
    assert luminance(t.ok_on) < luminance(t.ok)
    assert luminance(t.stop_on) > luminance(t.stop)


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("fill", ["#FF9AA5", "#A3001B", "#F3F6F6", "#11181A", "#12B886"])
def test_ink_is_chosen_by_the_lightness_of_what_it_stands_on(fill: str) -> None:
    assert contrast(ink_on(fill), fill) >= 4.5
