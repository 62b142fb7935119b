"""The driver of a scale by the words of the settings."""

from __future__ import annotations

import pytest

from app.settings import ScaleSettings
from hardware.ports import DeviceGone, Weight
from hardware.scales.choosing import scale_of
from hardware.simulated import SimulatedScale


@pytest.mark.parametrize("kind", ["nci", "sics", "toledo"])
def test_every_kind_of_the_settings_has_its_driver(kind: str) -> None:
    item = ScaleSettings.model_validate({"kind": kind, "address": "/dev/no-such-port"})

    scale = scale_of(**item.model_dump(mode="json"))

    assert scale.name == "scale"
    with pytest.raises(DeviceGone):
        scale.weigh()


def test_a_simulated_scale_needs_no_port_and_an_unknown_one_is_refused() -> None:
    assert isinstance(scale_of("scale", "simulated"), SimulatedScale)
    assert scale_of("scale", "simulated").weigh() == Weight(0, stable=True)
    with pytest.raises(ValueError, match="sausage"):
        scale_of("scale", "sausage")
