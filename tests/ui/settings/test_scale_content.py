"""What stands beside the settings of the scale."""

from __future__ import annotations

import pytest

from app.settings import ScaleSettings, Settings
from hardware.ports import FoundSerialPort, Weight, WeightUnit
from ui.settings import scale_content as content
from ui.widgets.content import Health, Tone

WITH_SCALE = Settings(scales=(ScaleSettings(kind="sics", address="COM7"),))


def test_without_a_scale_it_is_said_what_labels_take_instead() -> None:
    said = content.scale_test(None, Settings(), None)

    assert (said.title, said.health) == ("No scale", Health.UNKNOWN)
    assert "by count" in said.where


def test_the_ports_that_were_found_stand_below() -> None:
    ports = (FoundSerialPort("COM7", "USB serial", ""), FoundSerialPort("COM9", "", "1:2:3"))

    said = content.scale_test(None, WITH_SCALE, ports)

    assert [(event.time, event.text) for event in said.events] == [
        ("COM7", "USB serial"),
        ("COM9", "1:2:3"),
    ]


@pytest.mark.parametrize(
    ("weight", "title", "tone"),
    [
        (Weight(2_310, stable=True, unit=WeightUnit.KILOGRAM), "2.310 kg", Tone.OK),
        (Weight(2_310, stable=False), "2.310 kg", Tone.ATTENTION),
        (Weight(None, stable=False, overload=True), "Too heavy", Tone.ATTENTION),
        (Weight(None, stable=False), "No number", Tone.ATTENTION),
    ],
)
def test_a_weight_is_good_only_if_it_lies_still(weight: Weight, title: str, tone: Tone) -> None:
    said = content.scale_test(weight, WITH_SCALE, None)

    assert said.title == title
    assert (said.health is Health.GOOD) == (tone is Tone.OK)
    assert content.weighed(weight) == (f"The scale answers: {title}", tone)
