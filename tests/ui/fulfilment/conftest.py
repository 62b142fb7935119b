"""What the tests of the floor screens stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.floor_displays import PackBench
from tests.support.floor_stage import Stage


@pytest.fixture
def bench(tmp_path: Path) -> PackBench:
    """A packer stands at the packing station and has scanned nothing."""
    bench = PackBench(Stage(tmp_path))
    bench.enter()
    return bench
