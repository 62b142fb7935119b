"""The conversation with a scale that speaks Toledo 8217, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ports import GarbledReply, Scale, Weight, WeightUnit
from hardware.scales.toledo import ToledoScale, read_weight
from tests.support.scripted_transport import ScriptedTransport

KG, LB = WeightUnit.KILOGRAM, WeightUnit.POUND


@pytest.mark.parametrize(
    ("reply", "weight"),
    [
        (b"\x0201.25\r", Weight(1250, stable=True, unit=KG)),
        (b"\x02 0.500N\r", Weight(500, stable=True, unit=KG)),
        (b"\x0200.000\r", Weight(0, stable=True, unit=KG)),
        (b"\x02?\x01\r", Weight(None, stable=False, unit=KG)),
        (b"\x02?\x02\r", Weight(None, stable=False, overload=True, unit=KG)),
        (b"\x02?\x04\r", Weight(None, stable=False, unit=KG)),
    ],
)
def test_every_answer_of_the_manual_is_read_as_it_is(reply: bytes, weight: Weight) -> None:
    script = ScriptedTransport((b"W", reply))
    scale: Scale = ToledoScale("desk 3", script, KG)

    assert scale.weigh() == weight
    assert script.finished


def test_the_unit_is_what_the_scale_is_set_up_to_show() -> None:
    scale = ToledoScale("desk 3", ScriptedTransport((b"W", b"\x0210.00\r")), LB)

    assert scale.weigh() == Weight(4536, stable=True, unit=LB)


def test_anything_else_is_garbled() -> None:
    with pytest.raises(GarbledReply):
        ToledoScale("desk 3", ScriptedTransport((b"W", b"01.25\r")), KG).weigh()


@given(st.binary(max_size=40))
def test_no_bytes_can_crash_the_reader(reply: bytes) -> None:
    weight = read_weight(reply)

    assert weight is None or (reply.startswith(b"\x02") and reply.endswith(b"\r"))
