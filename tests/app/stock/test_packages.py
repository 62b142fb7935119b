"""What a station takes with it when it claims stock work."""

from __future__ import annotations

from tests.support.stock_packages import strays


def test_a_put_away_names_each_tote_and_carton_once() -> None:
    package = strays()
    other = package.items[0].model_copy(update={"place": "SO-10482/1"})

    more = package.model_copy(update={"items": (*package.items, other)})

    assert package.places == ("T-118",)
    assert more.places == ("T-118", "SO-10482/1")
