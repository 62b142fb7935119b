"""What can be done with a wave, step by step."""

from __future__ import annotations

from dataclasses import replace

from tests.support.runners import AtOnce
from tests.support.waves_desk import DRAFT, RELEASED, Page, WavesDesk, cart_of, page_of
from ui.fulfilment.waves.wave_steps import WaveSteps


def _steps(desk: WavesDesk, after: list[str]) -> WaveSteps:
    return WaveSteps(page_of(Page()), AtOnce(), desk.use, after.append)


def test_after_a_release_the_page_stands_on_the_released_wave() -> None:
    after = list[str]()

    _steps(WavesDesk(), after).release(DRAFT)

    assert after == ["W-0078"]


def test_a_wave_of_one_order_is_not_split() -> None:
    desk = WavesDesk()
    one = replace(DRAFT, carts=(cart_of(1, [("SO-1", "A-01-1")]),))

    assert not _steps(desk, []).split(one)
    assert _steps(desk, []).split(RELEASED)
    assert desk.asked == [("split", "W-0076", "B-900", frozenset({2}))]
