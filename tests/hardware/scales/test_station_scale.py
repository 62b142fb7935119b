"""The scale in use is asked where its line is open; one that is tried is closed again."""

from __future__ import annotations

import pytest

from hardware.ports import DeviceGone, Weight
from hardware.scales.station_scale import StationScale

DRAWN = {"name": "scale", "kind": "simulated"}
NOWHERE = {"name": "scale", "kind": "sics", "address": "/dev/no-such-scale", "baud": 9600}


def test_without_settings_there_is_no_scale_unless_one_is_drawn() -> None:
    assert StationScale(None, simulated=False).in_use is None

    drawn = StationScale(None, simulated=True)
    assert drawn.in_use is not None
    assert drawn.drawn is not None


def test_what_is_put_on_the_drawn_scale_is_what_everybody_reads() -> None:
    station = StationScale(DRAWN, simulated=False)
    assert station.drawn is not None
    assert station.in_use is not None

    station.drawn.load(1_250)

    assert station.in_use.weigh() == Weight(1_250, stable=False)
    assert station.weigh(DRAWN) == Weight(1_250, stable=True)


def test_another_scale_than_the_one_in_use_is_only_tried() -> None:
    station = StationScale(DRAWN, simulated=False)
    assert station.drawn is not None
    station.drawn.load(1_250)

    assert station.weigh({**DRAWN, "name": "another"}) == Weight(0, stable=True)
    with pytest.raises(DeviceGone):
        station.weigh(NOWHERE)


def test_a_scale_on_a_line_is_not_drawn_and_nothing_is_opened_for_it() -> None:
    station = StationScale(NOWHERE, simulated=True)

    assert station.in_use is not None
    assert station.drawn is None
