"""The conversation with a scale that speaks MT-SICS, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ports import DeviceGone, DeviceSilent, GarbledReply, Scale, Weight, WeightUnit
from hardware.scales.sics import SicsScale, read_weight
from tests.support.scripted_transport import Dies, ScriptedTransport

KG, G, LB = WeightUnit.KILOGRAM, WeightUnit.GRAM, WeightUnit.POUND


@pytest.mark.parametrize(
    ("reply", "weight"),
    [
        (b"S S      1.250 kg\r\n", Weight(1250, stable=True, unit=KG)),
        (b"S S     100.00 g\r\n", Weight(100, stable=True, unit=G)),
        (b"S D     129.07 g\r\n", Weight(129, stable=False, unit=G)),
        (b"S S     -0.345 kg\r\n", Weight(-345, stable=True, unit=KG)),
        (b"S S      2.000 lb\r\n", Weight(907, stable=True, unit=LB)),
        (b"S I\r\n", Weight(None, stable=False)),
        (b"S +\r\n", Weight(None, stable=False, overload=True)),
        (b"S -\r\n", Weight(None, stable=False)),
    ],
)
def test_every_answer_of_the_manual_is_read_as_it_is(reply: bytes, weight: Weight) -> None:
    script = ScriptedTransport((b"SI\r\n", reply))
    scale: Scale = SicsScale("desk 3", script)

    assert scale.weigh() == weight
    assert script.finished


@pytest.mark.parametrize("reply", [b"ES\r\n", b"S S 1.250 stone\r\n", b"S S      1.2"])
def test_anything_else_is_garbled_and_the_line_is_opened_afresh(reply: bytes) -> None:
    script = ScriptedTransport((b"SI\r\n", reply), (b"SI\r\n", b"S S      1.250 kg\r\n"))
    scale = SicsScale("desk 3", script)

    with pytest.raises(GarbledReply):
        scale.weigh()
    assert scale.weigh().grams == 1250
    assert script.opened == 2


def test_silence_and_loss_are_told_apart() -> None:
    with pytest.raises(DeviceSilent):
        SicsScale("desk 3", ScriptedTransport((b"SI\r\n", b""))).weigh()
    with pytest.raises(DeviceGone):
        SicsScale("desk 3", ScriptedTransport(refuses_to_open=True)).weigh()
    with pytest.raises(DeviceGone):
        SicsScale("desk 3", ScriptedTransport((b"SI\r\n", Dies.ON_READ))).weigh()


@given(st.binary(max_size=40))
def test_no_bytes_can_crash_the_reader(reply: bytes) -> None:
    weight = read_weight(reply)

    assert weight is None or reply.startswith(b"S ")
