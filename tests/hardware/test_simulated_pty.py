"""The scanner that is not there: a line that comes and goes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.hardware.scanners.listening import heard_back

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

if sys.platform != "win32":
    from hardware.simulated_pty import PtyScanner


def test_what_it_sends_arrives_and_what_it_is_told_is_heard() -> None:
    with PtyScanner() as device:
        program = os.open(device.address, os.O_RDWR | os.O_NOCTTY)
        try:
            device.send("BTL-750", end="\r\n")
            os.write(program, b"\x1b7,")

            assert os.read(program, 100) == b"BTL-750\r\n"
            assert heard_back(device._ours()) == b"\x1b7,"
        finally:
            os.close(program)


def test_pulled_out_there_is_nothing_at_its_address_and_put_back_it_is_where_it_was() -> None:
    with PtyScanner() as device:
        address = device.address

        device.unplug()
        device.unplug()
        assert not Path(address).exists()
        with pytest.raises(OSError, match="not plugged in"):
            device.send("BTL-750")

        device.plug()
        device.plug()
        assert device.address == address
        assert Path(address).exists()


def test_nothing_is_left_behind() -> None:
    with PtyScanner() as device:
        folder = Path(device.address).parent

    assert not folder.exists()
