"""One question to a scale and its whole answer."""

from __future__ import annotations

import pytest

from hardware.ports import DeviceSilent, Weight
from hardware.scales.asking import AskedScale
from tests.support.scripted_transport import ScriptedTransport


def read(reply: bytes) -> Weight | None:
    """A protocol of the simplest kind."""
    return Weight(int(reply), stable=True) if reply.strip().isdigit() else None


def scale_of(script: ScriptedTransport) -> AskedScale:
    """A scale on a clock that stands still."""
    return AskedScale("desk 3", script, b"?", b"\n", read, clock=lambda: 0.0)


def test_an_answer_that_comes_in_pieces_is_put_together() -> None:
    assert scale_of(ScriptedTransport((b"?", b"12"), (b"", b"50\n"))).weigh().grams == 1250


def test_the_line_is_opened_once_and_closed_when_it_is_over() -> None:
    script = ScriptedTransport((b"?", b"1\n"), (b"?", b"2\n"))
    scale = scale_of(script)

    assert [scale.weigh().grams, scale.weigh().grams] == [1, 2]
    assert (script.opened, script.is_open) == (1, True)
    scale.close()
    assert not script.is_open


def test_a_silent_scale_is_said_by_its_name() -> None:
    with pytest.raises(DeviceSilent) as silent:
        scale_of(ScriptedTransport((b"?", b""))).weigh()

    assert silent.value.device == "desk 3"
