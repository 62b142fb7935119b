"""The conversation with a scale that speaks NCI, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ports import GarbledReply, Scale, Weight, WeightUnit
from hardware.scales.nci import NciScale, read_weight
from tests.support.scripted_transport import ScriptedTransport

KG, LB, OZ, G = WeightUnit.KILOGRAM, WeightUnit.POUND, WeightUnit.OUNCE, WeightUnit.GRAM


@pytest.mark.parametrize(
    ("reply", "weight"),
    [
        (b"\n001.25kg\r\n00\r\x03", Weight(1250, stable=True, unit=KG)),
        (b"\n010.00lb\r\n00\r\x03", Weight(4536, stable=True, unit=LB)),
        (b"\n016.00oz\r\n00\r\x03", Weight(454, stable=True, unit=OZ)),
        (b"\n 1250g \r\n00\r\x03", Weight(1250, stable=True, unit=G)),
        (b"\n001.25KG\r\nS10\r\x03", Weight(1250, stable=False, unit=KG)),
        (b"\n000.00kg\r\n20\r\x03", Weight(0, stable=True, unit=KG)),
        (b"\n-00.10kg\r\n01\r\x03", Weight(-100, stable=True, unit=KG)),
        (b"\n^^^^^^kg\r\n02\r\x03", Weight(None, stable=False, overload=True, unit=KG)),
        (b"\n______kg\r\n01\r\x03", Weight(None, stable=False, unit=KG)),
        (b"\n------kg\r\n00\r\x03", Weight(None, stable=False, unit=KG)),
        (b"\n001.25kg\r\n0p0\r\x03", Weight(1250, stable=True, unit=KG)),
    ],
)
def test_every_answer_of_the_manual_is_read_as_it_is(reply: bytes, weight: Weight) -> None:
    script = ScriptedTransport((b"W\r", reply))
    scale: Scale = NciScale("desk 3", script)

    assert scale.weigh() == weight
    assert script.finished


@pytest.mark.parametrize("reply", [b"\n?\r\x03", b"\n001.25\r\n00\r\x03", b"\n1.2.5kg\r\n0\r\x03"])
def test_anything_else_is_garbled(reply: bytes) -> None:
    with pytest.raises(GarbledReply):
        NciScale("desk 3", ScriptedTransport((b"W\r", reply))).weigh()


@given(st.binary(max_size=40))
def test_no_bytes_can_crash_the_reader(reply: bytes) -> None:
    weight = read_weight(reply)

    assert weight is None or reply.endswith(b"\x03")
