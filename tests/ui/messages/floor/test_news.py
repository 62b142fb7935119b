"""What others did to the work in hand is said in one line."""

from __future__ import annotations

import pytest

from app.fulfilment.packing.situation import PackState
from app.fulfilment.picking.situation import PickState
from app.station.claims.news import LineChange, OrderNews
from ui.messages.floor.news import news_words, with_suspect_order, with_suspect_stop
from ui.messages.floor.steps import Instruction, for_pack, for_pick

GONE, NEW, LESS = LineChange("LAMP", 1, 0), LineChange("PEN", 0, 2), LineChange("MUG", 3, 1)


@pytest.mark.parametrize(
    ("news", "said"),
    [
        (OrderNews(), ""),
        (OrderNews(cancelled=True), ""),
        (OrderNews((LESS,)), "1 MUG instead of 3"),
        (OrderNews((GONE, NEW)), "no LAMP any more, 2 PEN new"),
        (
            OrderNews((LESS, GONE, NEW), address=True),
            "1 MUG instead of 3, no LAMP any more, 1 line more, another address",
        ),
    ],
)
def test_news_name_lines_quantities_and_address(news: OrderNews, said: str) -> None:
    assert news_words(news) == said


def test_a_suspect_stop_sends_to_its_tote_before_the_bin() -> None:
    step = for_pick(PickState.GO_TO_BIN, "A-01", "T-03", 2)

    assert with_suspect_stop(step, PickState.GO_TO_BIN, "T-03") == Instruction(
        "Possibly already picked: look in tote T-03", "Go to A-01", "look in T-03"
    )


def test_at_the_bin_the_warning_stands_and_the_step_is_the_same() -> None:
    step = for_pick(PickState.AT_BIN, "A-01", "T-03", 2)

    warned = with_suspect_stop(step, PickState.AT_BIN, "T-03")

    assert (warned.headline, warned.second) == (step.headline, step.second)
    assert "T-03" in warned.overline


def test_with_a_unit_in_the_hand_nothing_is_doubtful_any_more() -> None:
    step = for_pick(PickState.TO_TOTE, "A-01", "T-03", 2)

    assert with_suspect_stop(step, PickState.TO_TOTE, "T-03") == step


def test_a_suspect_order_sends_to_the_other_stations_cartons_before_a_new_one() -> None:
    step = for_pack(PackState.CHOOSE_CARTON, "", "1001")

    warned = with_suspect_order(step, PackState.CHOOSE_CARTON, "Pack 01")

    assert warned.overline == "Possibly packed already: look for cartons at Pack 01"
    assert with_suspect_order(step, PackState.CHOOSE_CARTON, "") == step
    assert with_suspect_order(step, PackState.PACKING, "Pack 01") == step
