"""A step smaller, and always the other theme's colours."""

from __future__ import annotations

from ui.fulfilment.replay.reduced_theme import SHARE, ReducedTheme
from ui.theme.density import Density
from ui.theme.theme import Theme


def test_it_is_smaller_and_follows_whatever_changes(theme: Theme) -> None:
    reduced = ReducedTheme(theme)
    assert reduced.px(1000) == round(1000 * theme.density.u * SHARE)

    theme.use_dark(dark=True)
    theme.use(density=Density(1.2))

    assert reduced.tokens is theme.tokens
    assert reduced.px(1000) == round(1200 * SHARE)


def test_text_never_gets_too_small_to_read(theme: Theme) -> None:
    theme.use(density=Density(0.65))

    assert ReducedTheme(theme).density.u == theme.density.u
