"""Each carrier has a lane of its own, and one carrier alone needs none."""

from __future__ import annotations

from app.fulfilment.dispatch.lanes import lanes_of
from app.fulfilment.shipping.rate_card import load_rate_card
from app.scanning.control_card import read_control


def test_every_carrier_of_the_card_has_a_lane_of_its_own() -> None:
    card = load_rate_card()

    lanes = lanes_of(card)

    assert list(lanes.values()) == [one.name for one in card.carriers]
    assert all(code.isascii() and read_control(code) is None for code in lanes)


def test_where_one_carrier_takes_all_there_is_no_lane() -> None:
    card = load_rate_card()

    assert lanes_of(card.model_copy(update={"carriers": card.carriers[:1]})) == {}
