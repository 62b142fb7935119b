"""One workplace after the other: what is left of the last one dies here, on the UI thread."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from ui.tidying import Tidying


@pytest.fixture(autouse=True)
def tidying(qapp: object) -> Iterator[None]:
    """Garbage is collected on the UI thread only, as in the program."""
    del qapp
    one = Tidying()
    yield
    gc.collect()
    one.stop()
